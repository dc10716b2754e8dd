//! The words that tell what a numeral is: `words.tsv` by role.

use std::sync::LazyLock;

use crate::parse::link_words::Words;

// A test holds that the table loads.
static WORDS: LazyLock<Words> = LazyLock::new(|| Words::read("scan", include_str!("words.tsv")));

/// The words of the crate.
pub(super) fn words() -> &'static Words {
    &WORDS
}

#[cfg(test)]
mod tests {
    use crate::report::MentionClass;
    use crate::table::Table;
    use crate::vocabulary::Lexicon;

    use super::super::scan;

    #[test]
    fn every_word_is_read_in_its_example() {
        let table = Table::read("scan", include_str!("words.tsv")).unwrap_or_else(|error| panic!("{error}"));
        for row in table.rows() {
            let (role, example) = (row.get("role"), row.get("example"));
            assert!(example.contains(row.get("word")), "line {}", row.line());
            // What is no rank, and what a code is told from, is of no class of its own.
            let tells_none = matches!(
                role,
                "no_top"
                    | "no_half"
                    | "unit"
                    | "no_village"
                    | "set"
                    | "no_number"
                    | "no_generation"
                    | "no_storey"
                    | "no_town"
                    | "no_over"
                    | "no_rank"
                    | "week"
            );
            if tells_none {
                continue;
            }
            let class = match role {
                "field" | "top" => MentionClass::Rank,
                "plan" | "numbered" | "called" | "hamlet" | "village" | "town" | "over" | "house" | "room" | "line"
                | "dialled" | "score" => MentionClass::Slogan,
                "no_label" | "grows" | "of_most" | "floor" | "no_foremost" | "tiered" | "no_version" => {
                    MentionClass::Measure
                }
                "cohort" => MentionClass::Date,
                _ => MentionClass::Ordinal,
            };
            let found = scan(example, &[], Lexicon::get(), usize::MAX);
            let mentions = found.iter().filter(|found| found.is_mention);
            assert!(mentions.clone().count() > 0, "{role}: {example}");
            assert!(mentions.clone().any(|found| found.class() == class), "{role}: {example} {found:?}");
        }
    }
}
