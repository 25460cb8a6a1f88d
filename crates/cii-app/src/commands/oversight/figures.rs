//! The figures as tables: what is counted in a line, the years beside one another.

use cii_domain::{InstitutionKey, institution::Institution, statistics::Dimension};
use cii_store::Reader;
use cii_sync::{FigureTable, FiguresAnswer};

use crate::{
    App, AppError,
    api::{
        message::{MessageView, ParamView},
        oversight::{FigureRowView, FigureTableView, FiguresView},
    },
    institution_names::InstitutionNames,
    reference,
};

pub(super) fn view(app: &App, told: &FiguresAnswer) -> Result<FiguresView, AppError> {
    let names = institution_names(app)?;
    let years: Vec<i32> = told.years.keys().rev().copied().collect();
    let tables = Dimension::ALL.iter().filter_map(|dimension| {
        let of_years: Vec<Option<&FigureTable>> = years
            .iter()
            .map(|year| told.years.get(year)?.get(dimension.code()))
            .collect();
        table_view(*dimension, &of_years, &names)
    });
    Ok(FiguresView {
        smallest: told.smallest.map(super::number),
        tables: tables.collect(),
        years,
    })
}

/// One table over the years. None: nothing is counted by it.
fn table_view(
    dimension: Dimension,
    of_years: &[Option<&FigureTable>],
    names: &InstitutionNames,
) -> Option<FigureTableView> {
    let counted = |code: &str| {
        let mut tables = of_years.iter().flatten();
        tables.any(|table| table.cells.contains_key(code))
    };
    let mut codes: Vec<String> = dimension.codes().into_iter().map(str::to_owned).collect();
    // Services, and what a newer server counts.
    for code in of_years
        .iter()
        .flatten()
        .flat_map(|table| table.cells.keys())
    {
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    codes.retain(|code| counted(code));
    let rows: Vec<FigureRowView> = codes
        .iter()
        .map(|code| FigureRowView {
            label: label(dimension, code, names),
            counts: of_years
                .iter()
                .map(|table| match table.map(|table| table.cells.get(code)) {
                    // What was never counted is not there.
                    None | Some(None) => Some(0),
                    Some(Some(count)) => count.map(super::number),
                })
                .collect(),
        })
        .collect();
    (!rows.is_empty()).then(|| FigureTableView {
        title: MessageView::new(dimension.code()),
        totals: of_years
            .iter()
            .map(|table| table.map_or(Some(0), |table| table.total.map(super::number)))
            .collect(),
        rows,
    })
}

/// The words of a code.
pub(super) fn label(dimension: Dimension, code: &str, names: &InstitutionNames) -> ParamView {
    let family = match dimension {
        Dimension::Service => return ParamView::Names(names.full(&InstitutionKey::new(code))),
        _ if code == "none" => return ParamView::Label("core.figures.none".to_owned()),
        Dimension::Register => "domain.register",
        Dimension::Region => "domain.region",
        Dimension::Provenance => "domain.provenance",
        Dimension::AgeGroup => "domain.age_group",
        Dimension::Age => "core.figures.age",
        Dimension::Sex => "domain.sex",
        Dimension::Language => "domain.language",
        Dimension::Early => "core.figures.early",
        Dimension::Triage => "domain.triage_outcome",
        Dimension::TriageDelay => "core.figures.triage_delay",
        Dimension::ServiceGiven => "domain.service_kind",
        Dimension::Result => "domain.closing_result",
    };
    ParamView::Label(format!("{family}.{code}"))
}

/// Those that every office begins with, and those of the directory for whoever has one.
fn institution_names(app: &App) -> Result<InstitutionNames, AppError> {
    let reference = reference::records().map_err(|_| AppError::new("internal"))?;
    let mut institutions = reference.institutions;
    let known = app.with_office(|office| office.store.read(Reader::list::<Institution>));
    institutions.extend(known.transpose()?.unwrap_or_default());
    Ok(InstitutionNames::of(institutions))
}

#[cfg(test)]
mod tests;
