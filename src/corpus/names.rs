//! Names of reports: the stems of their files, lengthened where two are alike, so that a name leads to one report.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The names of files, each in the place of its path: the stem, and before it as many folders as it takes to tell apart
/// those with one stem. The names depend on which paths there are, and not on their order.
pub(super) fn of_files(paths: &[&Path]) -> Vec<String> {
    let mut order: Vec<usize> = (0..paths.len()).collect();
    order.sort_by_key(|at| paths.get(*at));
    let mut alike: BTreeMap<String, Vec<(usize, &Path)>> = BTreeMap::new();
    for at in order {
        let Some(path) = paths.get(at) else { continue };
        alike.entry(name(path, 0, Last::Stem)).or_default().push((at, path));
    }
    // Who is alone keeps its name, so that it stands first where names are numbered.
    let (alone, several): (Vec<_>, Vec<_>) = alike.into_values().partition(|paths| paths.len() < 2);
    let (places, names): (Vec<usize>, Vec<String>) = alone.into_iter().chain(several).flat_map(told_apart).unzip();
    let mut named: Vec<(usize, String)> = places.into_iter().zip(numbered(names)).collect();
    named.sort_unstable();
    named.into_iter().map(|(_, name)| name).collect()
}

/// Whether each path leads to a file that none before it leads to; `./a.txt` leads to that of `a.txt`. Only paths of one
/// stem are held against each other.
pub(super) fn once(paths: &[&Path]) -> Vec<bool> {
    let mut stems: BTreeMap<String, usize> = BTreeMap::new();
    let stem = |path: &Path| name(path, 0, Last::Stem);
    paths.iter().for_each(|path| *stems.entry(stem(path)).or_default() += 1);
    let mut seen: BTreeSet<PathBuf> = BTreeSet::new();
    let is_first = |path: &&Path| {
        let is_alone = stems.get(&stem(path)).is_none_or(|count| *count < 2);
        is_alone || seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf()))
    };
    paths.iter().map(is_first).collect()
}

/// Names of which none stands twice: from the second on, those that are alike are numbered, `a` and `a (2)`.
pub(super) fn numbered(names: Vec<String>) -> Vec<String> {
    let mut taken: BTreeSet<String> = names.iter().cloned().collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let free = |name: String| {
        let count = counts.entry(name.clone()).or_default();
        *count += 1;
        let mut own = name.clone();
        while *count > 1 {
            own = format!("{name} ({count})");
            if taken.insert(own.clone()) {
                break;
            }
            *count += 1;
        }
        own
    };
    names.into_iter().map(free).collect()
}

/// What a name ends with.
#[derive(Debug, Clone, Copy)]
enum Last {
    /// The file's name without its ending.
    Stem,
    /// The file's name as it stands, for `a.txt` beside `a.md`.
    File,
}

/// The shortest names that tell paths of one stem apart: with folders, else with folders and endings.
fn told_apart(paths: Vec<(usize, &Path)>) -> Vec<(usize, String)> {
    let deepest = paths.iter().map(|(_, path)| path.components().count()).max().unwrap_or(0);
    let lengths = [Last::Stem, Last::File].into_iter().flat_map(|last| (0..deepest).map(move |depth| (depth, last)));
    let named = |(depth, last)| paths.iter().map(|(at, path)| (*at, name(path, depth, last))).collect();
    let differ = |named: &Vec<(usize, String)>| {
        let names: BTreeSet<&str> = named.iter().map(|(_, name)| name.as_str()).collect();
        names.len() == named.len()
    };
    lengths.map(named).find(differ).unwrap_or_else(|| named((0, Last::Stem)))
}

/// A file's name behind some of the folders of its path, parted by `/` on every system.
fn name(path: &Path, depth: usize, last: Last) -> String {
    let own = match last {
        Last::Stem => path.file_stem(),
        Last::File => path.file_name(),
    };
    let own = own.unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let folders = path.parent().into_iter().flat_map(Path::components);
    let folders = folders.rev().filter(|one| !matches!(one, Component::CurDir)).take(depth).map(|one| match one {
        Component::RootDir => String::new(),
        other => other.as_os_str().to_string_lossy().into_owned(),
    });
    let mut parts: Vec<String> = [own].into_iter().chain(folders).collect();
    parts.reverse();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(paths: &[&str]) -> Vec<String> {
        of_files(&paths.iter().map(Path::new).collect::<Vec<_>>())
    }

    #[test]
    fn names_are_as_long_as_it_takes() {
        for (paths, expected) in [
            (&["x/one.txt", "y/two.txt"][..], &["one", "two"][..]),
            (&["2021/east.txt", "2023/east.txt", "2023/west.txt"], &["2021/east", "2023/east", "west"]),
            (&["one/a.txt", "one/sub/a.txt"], &["one/a", "sub/a"]),
            (&["2021/x/a.txt", "2023/x/a.txt"], &["2021/x/a", "2023/x/a"]),
            (&["./a.txt", "x/a.txt"], &["a", "x/a"]),
            (&["/a.txt", "a.txt"], &["/a", "a"]),
            (&["x/a.txt", "x/a.md"], &["a.txt", "a.md"]),
            (&["a.txt.txt", "x/a.md", "x/a.txt"], &["a.txt", "a.md", "a.txt (2)"]),
        ] {
            assert_eq!(names(paths), expected, "{paths:?}");
            let turned: Vec<&str> = paths.iter().rev().copied().collect();
            let mut back = names(&turned);
            back.reverse();
            assert_eq!(back, expected, "{turned:?}");
        }
    }

    #[test]
    fn numbers_part_what_nothing_else_parts() {
        let own = ["a", "b", "a", "a (2)", "a"].map(String::from).to_vec();
        assert_eq!(numbered(own), ["a", "b", "a (3)", "a (2)", "a (4)"]);
    }
}
