//! What people copy from paper: addresses with fingerprints, recovery codes, scopes in a log.

use cii_remote::{DeviceKey, ServerAddress};
use cii_store::RecoveryCode;
use cii_sync::Scope;

pub(crate) fn read(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(address) = text.parse::<ServerAddress>() {
        let again: ServerAddress = address.to_string().parse().expect("what was written");
        assert_eq!(again, address);
    }
    if let Ok(scope) = text.parse::<Scope>() {
        let again: Scope = scope.to_string().parse().expect("what was written");
        assert_eq!(again, scope);
    }
    if let Ok(code) = text.parse::<RecoveryCode>() {
        let again: Result<RecoveryCode, _> = code.to_string().parse();
        assert!(again.is_ok());
    }
    drop(DeviceKey::from_text(text));
}

pub(crate) fn good() -> Vec<Vec<u8>> {
    let id = "00000000-0000-0000-0000-000000000001";
    let address = format!(
        "cii.example.ch:8443#{}",
        "AB:".repeat(32).trim_end_matches(':')
    );
    let code = RecoveryCode::draw(&mut |bytes| bytes.fill(5)).to_string();
    [
        address,
        "[::1]:9000".to_owned(),
        format!("case/{id}/social"),
        "reference/catalogue/identity".to_owned(),
        code,
        "A".repeat(43),
    ]
    .into_iter()
    .map(String::into_bytes)
    .collect()
}
