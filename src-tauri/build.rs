//! Reads `tauri.conf.json` and the capabilities: only the commands named here exist for the interface.

fn main() {
    // The interface is embedded: a new build of it is a new application.
    println!("cargo:rerun-if-changed=../ui/build");
    let commands =
        tauri_build::AppManifest::new().commands(&["call", "choose", "close", "ui_ready"]);
    if let Err(error) =
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))
    {
        println!("cargo:warning=Build the interface first: npm ci && npm run build in ui/");
        eprintln!("{error:#}");
        std::process::exit(1);
    }
}
