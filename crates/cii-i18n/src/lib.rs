//! The one reader of locales: texts, plurals, numbers and dates in French and German.
