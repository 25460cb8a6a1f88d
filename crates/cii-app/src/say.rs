//! Turning what the rules say into what the screen can say: names of people and rooms are looked up here.

use cii_domain::{
    RoomId, StaffId,
    message::{Message, Value},
    session::Who,
};

use crate::api::message::{MessageView, ParamView};

/// Looks up the names that a message needs.
pub(crate) trait Names {
    /// The person of the situation at hand.
    fn person(&self) -> String;
    /// A member of staff.
    fn staff(&self, id: StaffId) -> String;
    /// A room.
    fn room(&self, id: RoomId) -> String;

    /// Somebody at the table.
    fn who(&self, who: Who) -> String {
        match who {
            Who::Person => self.person(),
            Who::Staff(id) => self.staff(id),
        }
    }
}

/// The message with every name in it.
pub(crate) fn say(names: &impl Names, message: Message) -> MessageView {
    let mut view = MessageView::new(message.code);
    for (name, value) in message.params {
        let value = match value {
            Value::Number(number) => ParamView::Number(number),
            Value::Text(text) => ParamView::Text(text),
            Value::Date(date) => ParamView::Date(date),
            Value::DateTime(moment) => ParamView::DateTime(moment),
            Value::Money(amount) => ParamView::Money(amount.0),
            Value::Term(list, code) => ParamView::Label(label(list, code)),
            Value::Institution(key) => ParamView::Institution(key),
            Value::Institutions(keys) => ParamView::Institutions(keys),
            Value::Who(who) => ParamView::Text(names.who(who)),
            Value::Whos(whos) => {
                let names: Vec<_> = whos.into_iter().map(|who| names.who(who)).collect();
                ParamView::Text(names.join(", "))
            }
            Value::Room(room) => ParamView::Text(names.room(room)),
        };
        view = view.with(name, value);
    }
    view
}

/// The key of the label of a value of a closed list.
fn label(list: &str, code: &str) -> String {
    // Holidays are sentences of the planner as well; they have one home.
    if list == "holiday" {
        format!("core.holiday.{code}")
    } else {
        format!("domain.{list}.{code}")
    }
}
