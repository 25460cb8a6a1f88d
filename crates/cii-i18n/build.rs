//! The texts are compiled in; cargo must look at the locales itself, because they lie outside this crate.

fn main() {
    println!("cargo::rerun-if-changed=../../locales");
    println!("cargo::rerun-if-changed=build.rs");
}
