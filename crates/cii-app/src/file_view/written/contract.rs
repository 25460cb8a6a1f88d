//! What an objective contract says of its goals, measures, duties and signatures.

use chrono::NaiveDate;
use cii_domain::{
    contract::{Duty, Goal, Measure, Party, Payer, Signature, SignatureState, Written},
    money::Centimes,
    typed::Typed,
};

use super::{
    Line, institution, label, plain, plain_code, text, under, under_label, under_value, with_date,
};
use crate::api::message::ParamView;

pub(super) fn written(
    Written {
        text: own,
        translation,
    }: Written,
) -> Line {
    [text(&own), under("translation", &translation)].concat()
}

pub(super) fn typed_date(typed: Typed<NaiveDate>) -> Line {
    typed_value(typed, ParamView::Date)
}

fn typed_value<T>(typed: Typed<T>, view: impl Fn(T) -> ParamView) -> Line {
    match typed {
        Typed::Empty => Vec::new(),
        Typed::Read(value) => plain(view(value)),
        Typed::Unread { typed } => text(&typed),
    }
}

/// The same under the name of its field.
fn typed_under<T>(name: &str, typed: Typed<T>, view: impl Fn(T) -> ParamView) -> Line {
    match typed {
        Typed::Empty => Vec::new(),
        Typed::Read(value) => under_value(name, view(value)),
        Typed::Unread { typed } => under(name, &typed),
    }
}

pub(super) fn goal(
    Goal {
        id: _,
        text: own,
        indicator,
        due_on,
        state,
    }: Goal,
) -> Line {
    [
        written(own),
        under("indicator", &indicator.text),
        under("indicator_translation", &indicator.translation),
        typed_under("due_on", due_on, ParamView::Date),
        label("goal_state", state.code()),
    ]
    .concat()
}

pub(super) fn measure(
    Measure {
        id: _,
        // Its title is what one knows it by.
        catalogue_item: _,
        title,
        provider,
        payer,
        legal_basis,
        from,
        to,
        cost,
        commission,
    }: Measure,
) -> Line {
    let payer = payer.map(|payer| match payer {
        Payer::Institution(key) => under_value("payer", ParamView::Institution(key)),
        Payer::Fund => under_label("payer", "payer", "fund"),
    });
    let basis = legal_basis.map(|basis| label("legal_basis", basis.code()));
    [
        written(title),
        under("provider", &provider),
        payer.unwrap_or_default(),
        basis.unwrap_or_default(),
        typed_under("from", from, ParamView::Date),
        typed_under("to", to, ParamView::Date),
        typed_under("cost", cost, |Centimes(amount)| ParamView::Money(amount)),
        under_label("commission", "commission_decision", commission.code()),
    ]
    .concat()
}

pub(super) fn duty(Duty { id: _, party, text }: Duty) -> Line {
    [side(party), written(text)].concat()
}

fn side(party: Party) -> Line {
    match party {
        Party::Person => label("party", "person"),
        Party::Bureau => label("party", "bureau"),
        Party::Institution(key) => institution(key),
    }
}

pub(super) fn signature(Signature { party, name, state }: Signature) -> Line {
    let state = match state {
        SignatureState::Open => plain_code("signature_open"),
        SignatureState::Signed { on, by } => [with_date("signed", on), text(&by)].concat(),
        SignatureState::Refused { on, reason } => {
            [with_date("signature_refused", on), text(&reason)].concat()
        }
    };
    [side(party), text(&name), state].concat()
}
