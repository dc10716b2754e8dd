//! What the rules know of acts, definitions and years: stages, breaks, special years and joined subjects, from tables.

use std::sync::LazyLock;

use super::code::Code;
use crate::error::Error;
use crate::number::Value;
use crate::quantity::UnitClass;
use crate::report::Measure;
use crate::table::Table;
use crate::vocabulary::IndicatorId;

/// A stage of an administrative act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stage {
    pub(crate) name: String,
    pub(crate) act: String,
    pub(crate) group: String,
    of: Option<Of>,
    words: Vec<String>,
    also: Vec<String>,
}

/// What alone an act has to do with: the words for raising money and for raising flats are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Money,
    Things,
}

/// A break of definition: the year from which on another thing is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Break {
    pub(crate) indicator: IndicatorId,
    pub(crate) year: i32,
    pub(crate) bridge: Option<Value>,
    pub(crate) zh: String,
    pub(crate) en: String,
}

/// Years that are unlike others, both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SpecialYears {
    code: Code,
    first: i32,
    last: i32,
}

/// The tables together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Knowledge {
    stages: Vec<Stage>,
    breaks: Vec<Break>,
    special: Vec<SpecialYears>,
    rank_fields: Vec<(String, String)>,
    totals: Vec<String>,
    joins: Vec<String>,
    not_joins: Vec<String>,
}

static BUNDLED: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::read().unwrap_or_default());

impl Knowledge {
    pub(crate) fn bundled() -> &'static Knowledge {
        &BUNDLED
    }

    pub(crate) fn read() -> Result<Knowledge, Error> {
        let mut knowledge = Knowledge::default();
        for row in Table::read("stages.tsv", include_str!("stages.tsv"))?.rows() {
            knowledge.stages.push(Stage {
                name: row.get("stage").into(),
                act: row.get("act").into(),
                group: row.get("group").into(),
                of: match row.get("of") {
                    "" => None,
                    "money" => Some(Of::Money),
                    "things" => Some(Of::Things),
                    other => return Err(row.error("money, things or nothing", other)),
                },
                words: row.list("words").map(String::from).collect(),
                also: row.list("also").map(String::from).collect(),
            });
        }
        for row in Table::read("breaks.tsv", include_str!("breaks.tsv"))?.rows() {
            let bridge = Some(row.get("bridge")).filter(|cell| !cell.is_empty());
            knowledge.breaks.push(Break {
                indicator: row.get("indicator").parse()?,
                year: number(row.get("year"))?,
                bridge: bridge.map(str::parse).transpose()?,
                zh: row.get("zh").into(),
                en: row.get("en").into(),
            });
        }
        for row in Table::read("special_years.tsv", include_str!("special_years.tsv"))?.rows() {
            knowledge.special.push(SpecialYears {
                code: row.get("code").parse()?,
                first: number(row.get("first"))?,
                last: number(row.get("last"))?,
            });
        }
        for row in Table::read("rank_fields.tsv", include_str!("rank_fields.tsv"))?.rows() {
            knowledge.rank_fields.push((row.get("word").into(), row.get("field").into()));
        }
        for row in Table::read("totals.tsv", include_str!("totals.tsv"))?.rows() {
            knowledge.totals.push(row.get("word").into());
        }
        for row in Table::read("composites.tsv", include_str!("composites.tsv"))?.rows() {
            match row.get("role") {
                "joins" => knowledge.joins.push(row.get("word").into()),
                "not" => knowledge.not_joins.push(row.get("word").into()),
                other => return Err(row.error("joins or not", other)),
            }
        }
        Ok(knowledge)
    }

    /// The stage that the verb of a measure tells, else the one that the measure carries.
    pub(crate) fn stage(&self, measure: &Measure) -> Option<&Stage> {
        let of = match measure.quantity.unit_class {
            UnitClass::MoneyCny => Of::Money,
            _ => Of::Things,
        };
        let stages = || self.stages.iter().filter(|stage| stage.of.is_none_or(|one| one == of));
        let told = |stage: &Stage| {
            let verb = measure.predicate.as_deref()?;
            stage.words.iter().filter(|word| verb.contains(word.as_str())).map(|word| word.chars().count()).max()
        };
        let by_verb = stages().filter_map(|stage| told(stage).map(|length| (length, stage)));
        let by_verb = by_verb.max_by_key(|(length, _)| *length).map(|(_, stage)| stage);
        by_verb.or_else(|| {
            let carried = measure.stage.as_ref()?;
            stages().find(|stage| stage.name == *carried || stage.also.contains(carried))
        })
    }

    /// Among whom a rank is held, where its verb tells: 居全国.
    pub(crate) fn rank_field(&self, predicate: &str) -> Option<&str> {
        let told = self.rank_fields.iter().filter(|(word, _)| predicate.contains(word.as_str()));
        told.max_by_key(|(word, _)| word.len()).map(|(_, field)| field.as_str())
    }

    /// The words of a clause without those that say only that its figure is of the whole.
    pub(crate) fn beside_totals(&self, clause: &str) -> String {
        let parted = |words: String, total: &String| words.replace(total.as_str(), "");
        let words: String = clause.chars().filter(|c| !c.is_whitespace()).collect();
        self.totals.iter().fold(words, parted)
    }

    /// The breaks of an indicator after one year and not after another.
    pub(crate) fn breaks<'k>(
        &'k self,
        indicator: &'k IndicatorId,
        after: i32,
        until: i32,
    ) -> impl Iterator<Item = &'k Break> {
        self.breaks.iter().filter(move |one| one.indicator == *indicator && after < one.year && one.year <= until)
    }

    /// The codes of special years that a span of years touches.
    pub(crate) fn special(&self, first: i32, last: i32) -> impl Iterator<Item = Code> {
        self.special.iter().filter(move |years| years.first <= last && first <= years.last).map(|years| years.code)
    }

    /// The things joined in one subject, sorted; one item where nothing is joined.
    pub(crate) fn parts<'s>(&self, subject: &'s str) -> Vec<&'s str> {
        // Where the joining words stand, with an empty one at each end.
        let mut cuts = Vec::from([(0, 0)]);
        let mut at = 0;
        while let Some(rest) = subject.get(at..).filter(|rest| !rest.is_empty()) {
            let guarded = self.not_joins.iter().find(|word| rest.starts_with(word.as_str()));
            let joined = self.joins.iter().find(|word| rest.starts_with(word.as_str()));
            match (guarded, joined) {
                (Some(word), _) => at += word.len(),
                (None, Some(word)) => {
                    cuts.push((at, at + word.len()));
                    at += word.len();
                }
                (None, None) => at += rest.chars().next().map_or(1, char::len_utf8),
            }
        }
        cuts.push((subject.len(), subject.len()));
        let between = cuts.iter().zip(cuts.iter().skip(1));
        let mut parts: Vec<&str> =
            between.filter_map(|(one, next)| subject.get(one.1..next.0)).filter(|part| !part.is_empty()).collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }
}

fn number(text: &str) -> Result<i32, Error> {
    text.parse().map_err(|_| Error::form("a year", text))
}
