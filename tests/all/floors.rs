//! The house keeps its floors: a room imports only from floors below its own, and rooms of one floor are strangers.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms and their floors.
const FLOORS: [(&str, u8); 15] = [
    ("error", 0),
    ("text", 1),
    ("table", 1),
    ("script", 2),
    ("number", 2),
    ("period", 2),
    ("region", 2),
    ("quantity", 3),
    ("vocabulary", 4),
    ("report", 5),
    ("parse", 6),
    ("compare", 6),
    ("corpus", 7),
    ("render", 8),
    ("interop", 8),
];

fn floor(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> =
        fs::read_dir(folder).expect("a folder of the crate").flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Rooms named after `crate::` in the code of a file, comments left out.
fn imports(text: &str) -> Vec<String> {
    let name = |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut rooms = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
        for (at, _) in line.match_indices("crate::") {
            if line[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
                continue;
            }
            let rest = &line[at + "crate::".len()..];
            match rest.strip_prefix('{') {
                Some(list) => rooms.extend(list.split(',').map(name)),
                None => rooms.push(name(rest)),
            }
        }
    }
    rooms
}

#[test]
fn no_import_climbs() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    let mut checked = 0;
    let mut wrong = Vec::new();
    for path in files {
        let inside = path.strip_prefix(&source).expect("inside src");
        let room = inside
            .iter()
            .next()
            .and_then(|part| Path::new(part).file_stem())
            .and_then(|stem| stem.to_str())
            .unwrap_or("");
        if room == "lib" {
            continue;
        }
        let own = floor(room).unwrap_or_else(|| panic!("{}: no floor is known for room {room:?}", path.display()));
        let text = fs::read_to_string(&path).expect("a source file");
        for import in imports(&text) {
            // Types re-exported at the root belong to `error`.
            let import = if matches!(import.as_str(), "Error" | "Result") { "error".to_string() } else { import };
            let Some(other) = floor(&import) else { continue };
            checked += 1;
            if import != room && other >= own {
                wrong.push(format!("{}: floor {own} imports {import} of floor {other}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(checked > 50, "only {checked} imports were found: the reader of imports is broken");
}

#[test]
fn the_reader_of_imports_sees_every_form() {
    let text = "use crate::text::Span;\n// use crate::parse::Parser;\nlet x = crate::compare::Verdict::new();\nuse crate::{report::Report, number};\n";
    assert_eq!(imports(text), ["text", "compare", "report", "number"]);
}
