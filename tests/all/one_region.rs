//! One region over the years, in the programs that compare: findings say which year they are of.

use std::fs;
use std::path::{Path, PathBuf};

use super::examples::{compared, questioned};

/// Two invented reports of one province in a folder of their own.
fn reports() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("one-region");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    for (year, count) in [(2019, 6312), (2020, 6840)] {
        let text = format!("组织工作\n——{year}年贵州省组织工作综述\n\n招录公务员{count}名。\n");
        fs::write(folder.join(format!("{year}.txt")), text).expect("a file");
    }
    folder
}

#[test]
fn findings_say_which_year_is_meant() {
    let folder = reports();
    let path = folder.to_str().expect("a path");
    let (_, text, _) = compared(&["--lang", "zh", path]);
    assert!(text.contains("贵州省 2020 > 贵州省 2019，确定"), "{text}");
    let text = questioned(&["1", path]);
    assert!(text.contains("贵州省 2020 > 贵州省 2019, certain"), "{text}");
    let text = questioned(&["7", path]);
    assert!(text.contains("silent    贵州省 2019, 2020"), "{text}");
    assert_eq!(text.matches("silent ").count(), 2, "one line for each of two indicators: {text}");
}
