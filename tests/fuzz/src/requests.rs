//! What a device sends: each message of the protocol.

use cii_sync::{
    EndAccountRequest, EnrolFinishRequest, EnrolRequest, LabelDeviceRequest, ManifestRequest,
    NewAccountRequest, PullRequest, PushRequest, ReadingsRequest, RenewRequest, SignInRequest,
    TakeNameRequest,
};

use crate::same_again;

pub(crate) fn read(bytes: &[u8]) {
    same_again::<PushRequest>(bytes);
    same_again::<PullRequest>(bytes);
    same_again::<ManifestRequest>(bytes);
    same_again::<ReadingsRequest>(bytes);
    same_again::<SignInRequest>(bytes);
    same_again::<RenewRequest>(bytes);
    same_again::<TakeNameRequest>(bytes);
    same_again::<EnrolRequest>(bytes);
    same_again::<EnrolFinishRequest>(bytes);
    same_again::<NewAccountRequest>(bytes);
    same_again::<EndAccountRequest>(bytes);
    same_again::<LabelDeviceRequest>(bytes);
}

pub(crate) fn good() -> Vec<Vec<u8>> {
    let id = "00000000-0000-0000-0000-000000000001";
    let cookie = format!(r#"{{"epoch":"{id}","seq":12,"grants":3}}"#);
    let page = format!(r#"{{"epoch":"{id}","grants":3,"seen":12,"after":"{id}"}}"#);
    let proof = r#"{"challenge":"abc.def","signature":"AAAA"}"#;
    let texts = [
        format!(
            r#"{{"device":"{id}","schema":1,"cookie":{cookie},"page":{page},"acknowledged":4,"repair":["person/{id}/identity"]}}"#
        ),
        format!(r#"{{"device":"{id}","cookie":{cookie},"scopes":{{"case/{id}/social":"ab12"}}}}"#),
        format!(
            r#"{{"name":"noe","password":"x","second":{{"by":"totp","code":"123456"}},"device":"{id}","key":"AAAA","proof":{proof}}}"#
        ),
        format!(r#"{{"session":"{id}","proof":{proof}}}"#),
        format!(r#"{{"device":"{id}","first_n":1,"other":{{"key":"AAAA","proof":{proof}}}}}"#),
        r#"{"name":"noe","code":"ABCD-EFGH"}"#.to_owned(),
        format!(
            r#"{{"name":"noe","code":"ABCD-EFGH","password":"x","totp":"123456","device":"{id}","key":"AAAA","proof":{proof},"label":"Poste"}}"#
        ),
        format!(r#"{{"name":"noe","staff":"{id}"}}"#),
        r#"{"last_day":"2026-06-30"}"#.to_owned(),
        r#"{"label":"Poste"}"#.to_owned(),
    ];
    let mut good: Vec<Vec<u8>> = texts.into_iter().map(String::into_bytes).collect();
    good.extend(crate::engine::good());
    good
}
