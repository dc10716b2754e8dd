//! What several benches share: the text that is made from the fixtures, the real reports where they are at hand, and
//! the options behind `--`.

use std::fs;
use std::path::{Path, PathBuf};

use zongshu::text::Source;

/// What was asked for behind `--`.
pub struct Arguments(Vec<String>);

impl Arguments {
    /// Those of this program.
    pub fn get() -> Arguments {
        Arguments(std::env::args().skip(1).collect())
    }

    /// Whether an option stands among them.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|one| one == name)
    }

    /// What stands behind an option.
    pub fn value(&self, name: &str) -> Option<&str> {
        let at = self.0.iter().position(|one| one == name)?;
        self.0.get(at + 1).map(String::as_str)
    }

    /// What stands behind an option that asks for a number.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.value(name).map(|number| number.parse().unwrap_or_else(|_| panic!("expected a number behind {name}")))
    }

    /// Whether one short round was asked for: by `--test`, or by `cargo test --benches`, which does not say `--bench`.
    pub fn is_short(&self) -> bool {
        self.has("--test") || !self.has("--bench")
    }
}

/// Files of a folder with a given ending, in the order of their names; none where there is no such folder.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == ending)).collect();
    files.sort();
    files
}

/// Files of a folder of the crate, of which there must be some.
pub fn own_files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = files(&folder, ending);
    let folder = folder.display();
    assert!(!files.is_empty(), "no .{ending} file in {folder}: run the bench in a full checkout of the crate");
    files
}

/// The texts of real reports, in the folder that `ZONGSHU_SEEDS` names or in `../shared/seeds`; none where they are not
/// at hand, which is said.
pub fn real_reports() -> Vec<PathBuf> {
    let named = std::env::var_os("ZONGSHU_SEEDS").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds"));
    let files = files(&folder, "txt");
    if files.is_empty() {
        eprintln!("skipped: no real reports at {}; name their folder by ZONGSHU_SEEDS", folder.display());
    }
    files
}

/// The name of a text in a table: that of its file without the ending.
pub fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The fixtures one after another, again and again, up to `size` bytes, in Simplified characters.
///
/// A paragraph that stands twice is measured once, so that every round marks its paragraphs in its own way: with a
/// remark in brackets that holds no numeral.
pub fn fixture_text(size: usize) -> String {
    const MARKS: &str = "天地玄黄宇宙洪荒盈昃辰宿列张寒来";
    let marks: Vec<char> = MARKS.chars().collect();
    let fixtures: Vec<String> = own_files("tests/fixtures", "txt")
        .iter()
        .map(|path| fs::read(path).expect("a readable fixture"))
        .map(|bytes| Source::from_bytes(&bytes).expect("a fixture that decodes"))
        .map(|source| hanconv::t2s(source.text()))
        .collect();
    let mut text = String::with_capacity(size + 4096);
    for round in 0.. {
        let mark: String = [round, round / marks.len(), round / marks.len() / marks.len()]
            .iter()
            .map(|at| marks[at % marks.len()])
            .collect();
        for line in fixtures.iter().flat_map(|fixture| fixture.lines()) {
            match line.strip_suffix('。') {
                Some(line) => text.extend([line, "（备考", &mark, "）。\n"]),
                None => text.extend([line, "\n"]),
            }
            if text.len() >= size {
                return text;
            }
        }
    }
    text
}

/// The same text in Traditional characters.
pub fn traditional_text(size: usize) -> String {
    hanconv::s2t(fixture_text(size))
}
