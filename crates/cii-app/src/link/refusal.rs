//! What a server answers, as the interface is told of it.

use cii_remote::Failure;

use crate::{AppError, api::message::ParamView};

/// Letters in groups of four, as they are typed and compared with fewer slips.
pub(crate) fn in_groups(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

/// A failure as the interface is told of it.
pub(crate) fn refusal(failure: &Failure) -> AppError {
    match failure {
        Failure::Lost => AppError::new("server_lost"),
        Failure::Certificate { fingerprint } => AppError::new("server_certificate").with(
            "fingerprint",
            ParamView::Text(in_groups(&fingerprint.replace(':', ""))),
        ),
        Failure::Refused { code, params, .. } => {
            let number = |name: &str| params.get(name).and_then(serde_json::Value::as_i64);
            let error = AppError::new(match code.as_str() {
                "sign_in_refused" => "server_sign_in_refused",
                "enrolment_refused" => "server_enrolment_refused",
                "enrolment_done" => "server_enrolment_done",
                "account_ended" => "server_account_ended",
                "device_revoked" => "server_device_revoked",
                "device_taken" => "server_device_taken",
                "session_ended" => "server_session_ended",
                "too_many_attempts" | "too_many_requests" => match number("seconds") {
                    Some(seconds) if seconds < 60 => "server_too_many_seconds",
                    _ => "server_too_many",
                },
                "password_short" => "server_password_short",
                "schema_not_served" => "server_schema",
                "not_found" => "server_not_found",
                "account_unknown" => "server_account_unknown",
                "device_unknown" => "server_device_unknown",
                "name_taken" => "server_name_taken",
                "name_invalid" => "server_name_invalid",
                "staff_has_account" => "server_staff_has_account",
                "staff_unknown" => "server_staff_unknown",
                "own_account" => "server_own_account",
                "last_administrator" => "server_last_administrator",
                // The next errand brings a new token.
                "token_unknown" | "token_expired" | "busy" | "server_failed" => "server_failed",
                _ => "server_strange",
            });
            let error = match number("seconds") {
                Some(seconds) if seconds < 60 => error.with("seconds", ParamView::Number(seconds)),
                Some(seconds) => {
                    let minutes = seconds.saturating_add(59) / 60;
                    error.with("minutes", ParamView::Number(minutes))
                }
                None => error,
            };
            match number("at_least") {
                Some(least) => error.with("at_least", ParamView::Number(least)),
                None => error,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_that_is_void_is_no_fault_of_the_server() {
        for (code, expected) in [
            ("token_unknown", "server_failed"),
            ("token_expired", "server_failed"),
            ("session_ended", "server_session_ended"),
            ("malformed", "server_strange"),
        ] {
            let refused = Failure::Refused {
                status: 401,
                code: code.to_owned(),
                params: serde_json::Map::default(),
            };
            assert_eq!(refusal(&refused).code, expected, "{code}");
        }
    }
}
