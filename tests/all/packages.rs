//! The packages this crate is built from: their licences, and that none stands twice in what a user builds.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value as Json;

/// Licences under which a package may come: those that ask for no more than a notice.
const LICENCES: [&str; 9] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "Unlicense",
];

/// Packages that stand in several versions below the tests, benches and examples, which others choose.
const SEVERAL: [&str; 9] =
    ["base64", "getrandom", "miniz_oxide", "r-efi", "rand", "rand_chacha", "rand_core", "roxmltree", "syn"];

/// The packages of the lock file and how they depend on each other, as cargo tells it.
fn metadata() -> Json {
    let cargo = std::env::var("CARGO").unwrap_or("cargo".into());
    let arguments = ["metadata", "--format-version", "1", "--locked", "--all-features"];
    let output = Command::new(cargo).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output();
    let output = output.expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Whether an expression of licences may be met by those above: one of those joined by OR, all of those joined by AND.
fn may_be_met(expression: &str) -> bool {
    let all_of = |part: &str| part.split(" AND ").all(|one| LICENCES.contains(&one.trim()));
    let expression = expression.replace('/', " OR ");
    // (A OR B) AND C is the only form with brackets that is met with.
    match expression.strip_prefix('(').and_then(|rest| rest.split_once(") AND ")) {
        Some((either, and)) => may_be_met(either) && may_be_met(and),
        None => !expression.contains('(') && expression.split(" OR ").any(all_of),
    }
}

#[test]
fn expressions_of_licences_are_read() {
    for met in ["MIT", "MIT OR Apache-2.0", "MIT/GPL-3.0", "GPL-3.0 OR Zlib", "(MIT OR GPL-3.0) AND Unicode-3.0"] {
        assert!(may_be_met(met), "{met}");
    }
    for unmet in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR ISC) AND GPL-3.0", "LGPL-2.1 OR (MIT AND X)"] {
        assert!(!may_be_met(unmet), "{unmet}");
    }
}

#[test]
fn every_package_has_a_licence_that_fits() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().expect("packages");
    let named = |package: &Json| format!("{} {}: {}", package["name"], package["version"], package["license"]);
    let wrong: Vec<String> =
        packages.iter().filter(|package| !package["license"].as_str().is_some_and(may_be_met)).map(named).collect();
    assert!(packages.len() > 20, "{} packages", packages.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_package_stands_twice() {
    let metadata = metadata();
    let nodes = metadata["resolve"]["nodes"].as_array().expect("the graph");
    let node = |id: &Json| nodes.iter().find(|node| node["id"] == *id).expect("a package of the graph");
    let packages = metadata["packages"].as_array().expect("packages");
    let name = |id: &Json| {
        let package = packages.iter().find(|package| package["id"] == *id).expect("a package");
        package["name"].as_str().expect("a name").to_string()
    };
    // What a user of the library builds: the packages below it, without those of tests.
    let mut below: BTreeSet<String> = BTreeSet::new();
    let mut open = vec![&metadata["resolve"]["root"]];
    let mut versions: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(id) = open.pop() {
        if !below.insert(id.to_string()) {
            continue;
        }
        *versions.entry(name(id)).or_default() += 1;
        let deps = node(id)["deps"].as_array().expect("what it needs");
        let is_built = |dep: &&Json| {
            dep["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"] != "dev"))
        };
        open.extend(deps.iter().filter(is_built).map(|dep| &dep["pkg"]));
    }
    let twice: Vec<&String> = versions.iter().filter(|(_, count)| **count > 1).map(|(name, _)| name).collect();
    // Derive macros read Rust with syn while the crate is built; nothing of it is in what is built. The others stand twice
    // only with feature png, whose renderer of pictures brings its own.
    let known = ["syn", "base64", "miniz_oxide", "roxmltree"];
    assert!(
        twice.iter().all(|name| known.contains(&name.as_str())),
        "in several versions below the library: {twice:?}"
    );

    let mut versions: BTreeMap<&str, usize> = BTreeMap::new();
    for package in packages {
        *versions.entry(package["name"].as_str().expect("a name")).or_default() += 1;
    }
    let twice: Vec<&str> = versions.iter().filter(|(_, count)| **count > 1).map(|(name, _)| *name).collect();
    assert!(twice.iter().all(|name| SEVERAL.contains(name)), "in several versions below the tests: {twice:?}");
}
