//! The right of access: what is held on a person, shown as a list and made as a copy.

use cii_documents::{FileKind, file_name};
use cii_domain::{SituationId, situation::Situation, witness::AccessKind};

use crate::{
    App, AppError,
    api::{
        person_copy::{MakePersonCopyRequest, PersonCopySectionView, PersonCopyView},
        sessions::PrintedView,
        situations::SituationRequest,
    },
    desk::Desk,
    output::{self, Saving},
    person_copy::{Held, copy_contents, data, gather, list_withheld, paper},
    witness::Looked,
};

/// Everything about the person of `situation`, the accesses to it included.
fn hold(desk: &mut Desk<'_>, situation: SituationId) -> Result<Held, AppError> {
    let held = gather(desk, situation)?;
    let subjects = held.subjects();
    let by_at = (desk.at.by, desk.at.now);
    let accesses = desk.office.witness.list_of(&subjects, usize::MAX, by_at)?;
    Ok(held.with_accesses(accesses))
}

pub(crate) fn get_person_copy(
    app: &App,
    SituationRequest { situation }: SituationRequest,
) -> Result<PersonCopyView, AppError> {
    app.at_desk(|desk| {
        let held = hold(desk, situation)?;
        let language = held.person.language;
        let (local, by) = (desk.at.local, desk.at.by);
        let (paper, withheld) = desk.read(|r| {
            let paper = paper(r, &held, language, (local, by))?;
            Ok((paper, list_withheld(r, &held)?))
        })?;
        desk.witness_reading(Looked::PersonCopy, situation, &held.person);
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(PersonCopyView {
            language,
            sections: paper
                .sections
                .iter()
                .map(|section| PersonCopySectionView {
                    code: section.kind.code().to_owned(),
                    count: count(section.count),
                })
                .collect(),
            files: count(
                held.attachments
                    .len()
                    .saturating_sub(held.count_elsewhere()),
            ),
            withheld,
        })
    })
}

/// Writes the copy into a folder of its own. It leaves the protection of the application, which the journal says.
pub(crate) fn make_person_copy(
    app: &App,
    MakePersonCopyRequest {
        situation,
        language,
    }: MakePersonCopyRequest,
) -> Result<PrintedView, AppError> {
    app.at_desk(|desk| {
        let mut held = hold(desk, situation)?;
        let number = desk.read(|r| Ok(r.get::<Situation>(&situation)?.number.to_string()))?;
        let name = |kind, copy| file_name(language, kind, &number, copy);
        let pdf_name = name(FileKind::PersonCopy, None);
        let mut saving = Saving::together(desk, pdf_name.trim_end_matches(".pdf"))?;
        let mut files = 0_usize;
        copy_contents(desk, &mut held, |attachment, content| {
            files = files.saturating_add(1);
            let name = name(FileKind::Attachment(attachment.media), Some(files));
            saving.put(&name, content)?;
            Ok(name)
        })?;
        let (local, now, by) = (desk.at.local, desk.at.now, desk.at.by);
        let paper = desk.read(|r| paper(r, &held, language, (local, by)))?;
        let engine = desk.engine()?;
        let pdf = engine
            .pdf(&paper.document(engine))
            .map_err(|_| AppError::new("document_unwritable"))?;
        saving.put(&pdf_name, &pdf.bytes)?;
        let data_name = name(FileKind::PersonCopyData, None);
        saving.put(&data_name, &data(&held, language, (now, by))?)?;
        let mut saved = saving.keep(files.saturating_add(2));
        // Written last, because they tell what became of the files; named first, because they are read first.
        saved.paths.rotate_right(2);
        desk.witness_reading(Looked::PersonCopy, situation, &held.person);
        desk.witness(
            AccessKind::Export,
            held.subjects(),
            Looked::PersonCopy.code(),
        );
        saved.not_opened = output::open(desk, saved.paths.get(..1).unwrap_or_default());
        Ok(saved)
    })
}
