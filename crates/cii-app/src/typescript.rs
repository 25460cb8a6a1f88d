//! The typed client of the interface, written from the command table.

use std::{any::TypeId, collections::HashSet, fmt::Write as _};

use cii_domain::{
    Language, Region,
    contract::LegalBasis,
    person::{Form, RepresentativeKind, Sex},
    procuration::DataCategory,
    situation::{AgeGroup, ClosingResult, Criterion, Provenance, Register, ServiceKind},
    staff::Function,
    witness::AccessKind,
};
use ts_rs::{Config, TS, TypeVisitor};

use crate::{
    AppError, CommandInfo, Noun,
    api::office::SHORTEST_PASSWORD,
    table::{CommandTypes, visit_types},
};

struct Declarations {
    config: Config,
    seen: HashSet<TypeId>,
    types: Vec<(String, String)>,
    commands: String,
    table: String,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Only types of our own have a file of their own; wrappers and primitives are written in place.
        if T::output_path().is_some() {
            self.types
                .push((T::ident(&self.config), T::decl(&self.config)));
        }
        T::visit_generics(self);
        T::visit_dependencies(self);
    }
}

impl CommandTypes for Declarations {
    fn command<Request: TS + 'static, View: TS + 'static>(&mut self, info: CommandInfo) {
        self.visit::<Request>();
        self.visit::<View>();
        let CommandInfo {
            name,
            reads,
            changes,
        } = info;
        let (request, view) = (Request::name(&self.config), View::name(&self.config));
        let nouns = |nouns: &[Noun]| {
            let codes: Vec<_> = nouns
                .iter()
                .filter_map(|noun| serde_json::to_string(noun).ok())
                .collect();
            codes.join(", ")
        };
        let (reads, changes) = (nouns(reads), nouns(changes));
        // Writing into a String cannot fail.
        let _ = writeln!(
            self.commands,
            "  {name}: {{ request: {request}; view: {view} }};"
        );
        let _ = writeln!(
            self.table,
            "  {name}: {{ reads: [{reads}], changes: [{changes}] }},"
        );
    }
}

/// The closed lists that the interface offers for choice, in their own order: the name of the list, of its type, and the
/// codes.
fn lists() -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
    macro_rules! list {
        ($name:literal, $list:ident) => {
            (
                $name,
                stringify!($list),
                $list::ALL.iter().map(|value| value.code()).collect(),
            )
        };
    }
    let bureau = Function::ALL.iter().filter(|known| known.is_bureau());
    vec![
        list!("ACCESS_KINDS", AccessKind),
        list!("AGE_GROUPS", AgeGroup),
        (
            "BUREAU_FUNCTIONS",
            "Function",
            bureau.map(|known| known.code()).collect(),
        ),
        list!("CATEGORIES", DataCategory),
        list!("CLOSING_RESULTS", ClosingResult),
        list!("CRITERIA", Criterion),
        list!("FORMS", Form),
        list!("FUNCTIONS", Function),
        list!("LANGUAGES", Language),
        list!("LEGAL_BASES", LegalBasis),
        list!("PROVENANCES", Provenance),
        list!("REGIONS", Region),
        list!("REGISTERS", Register),
        list!("REPRESENTATIVES", RepresentativeKind),
        list!("SERVICE_KINDS", ServiceKind),
        list!("SEXES", Sex),
    ]
}

/// The content of `ui/src/lib/api/commands.gen.ts`: every view and request, and the table itself.
pub fn typescript() -> String {
    let mut out = Declarations {
        config: Config::new().with_large_int("number"),
        seen: HashSet::new(),
        types: Vec::new(),
        commands: String::new(),
        table: String::new(),
    };
    out.visit::<AppError>();
    out.visit::<Noun>();
    visit_types(&mut out);
    out.types.sort();

    let mut text = String::from(
        "// Written from the command table of cii-app by `cargo xtask generate`. Do not edit.\n\n",
    );
    for (_, declaration) in &out.types {
        let _ = writeln!(text, "export {declaration}\n");
    }
    for (name, of, codes) in lists() {
        let codes = codes.join("', '");
        let _ = writeln!(
            text,
            "export const {name}: readonly {of}[] = ['{codes}'];\n"
        );
    }
    let Declarations {
        commands, table, ..
    } = out;
    let _ = writeln!(
        text,
        "/** The shortest password, in characters. */\nexport const SHORTEST_PASSWORD = {SHORTEST_PASSWORD};\n"
    );
    let _ = write!(
        text,
        "export interface Commands {{\n{commands}}}\n\nexport type CommandName = keyof Commands;\n\n\
         export const commands: Record<CommandName, {{ reads: readonly Noun[]; changes: readonly Noun[] }}> = \
         {{\n{table}}};\n"
    );
    text
}
