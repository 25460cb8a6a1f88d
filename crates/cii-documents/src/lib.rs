//! Documents on paper and for the mail: PDF, calendar files, mail drafts; the same input gives the same bytes.
