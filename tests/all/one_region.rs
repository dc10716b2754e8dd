//! One region over the years, in the programs that compare: findings say which year they are of.

use std::fs;
use std::path::{Path, PathBuf};

use zongshu::compare::Engine;
use zongshu::corpus::{Corpus, Entry};
use zongshu::parse::Parser;
use zongshu::text::Source;

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

#[test]
fn parts_of_a_year_do_not_stand_for_it() {
    let read = |year: i32, halves: [u32; 2], third: u32| {
        let [first, second] = halves;
        let text = format!(
            "组织工作\n——{year}年贵州省组织工作综述\n\n{year}年上半年，全省招录公务员{first}名，下半年招录公务员{second}名。\
             {year}年3月，全省培训干部{third}人次，4月培训干部900人次。\n"
        );
        Entry::read(format!("y-{year}"), Source::from_text(text), &Parser::default())
    };
    let corpus = Corpus::new([read(2019, [310, 470], 200), read(2020, [330, 460], 150)]);
    let levels = |id: &str| {
        let series =
            Engine::new().years(&id.parse().expect("an id"), "520000".parse().expect("a code"), &corpus.reports());
        let told = series.iter().map(|one| {
            let values = one.levels.iter().map(|level| level.quantity.value.to_string());
            assert!(one.levels.iter().all(|level| level.apart.is_empty() && level.contradicted.is_empty()));
            (one.months, values.collect::<Vec<_>>().join(" "))
        });
        let mut told: Vec<_> = told.collect();
        told.sort();
        told
    };
    let halves = [(Some((1, 6)), "310 330".to_string()), (Some((7, 12)), "470 460".into())];
    assert_eq!(levels("civil_servants_recruited"), halves);
    assert_eq!(levels("cadres_trained"), [(Some((3, 3)), "200 150".to_string()), (Some((4, 4)), "900 900".into())]);
}
