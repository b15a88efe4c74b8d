//! Phrases of the wording guard: how they are written down, and the ones that are built in.

use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::advice::wording::{Breach, Group, Guard, PhraseRole, long_enough};
use crate::base::json::{self, Json};
use crate::config::node::{Node, object};
use crate::config::problem::{ProblemCode, Problems, WordingRules};
#[cfg(feature = "cli")]
use crate::config::schema::Definitions;

/// FinPlan's own phrases. A bank adds to them and takes none away.
const BUILT_IN: &str = include_str!("../../../public/packs/wording.json");

object! {
    /// Phrases of one rule.
    Group {
        /// What they are for: "banned" in every text; "promise", which is banned and never allowed; "allowed" although
        /// they contain a banned one that is no promise; or "required" beside products of some kinds.
        role,
        /// The products beside which they are required.
        [optional] kinds,
        /// The rule that they come from.
        rule,
        /// Where that rule was read, and how far it was checked.
        source,
        /// The first day on which they count.
        valid_from,
        /// In Simplified Chinese.
        [optional] zh_cn as "zh-CN",
        /// In Traditional Chinese.
        [optional] zh_tw as "zh-TW",
        /// In English.
        [optional] en,
    }
}

/// Chinese characters that are forms of one another.
struct Variants {
    source: String,
    characters: Vec<String>,
}

object! {
    /// Chinese characters that are forms of one another.
    Variants {
        /// Where that was read.
        source,
        /// The groups; the first of each stands for all.
        characters,
    }
}

/// The phrases of one version of the pack.
struct WordingPack {
    version: NaiveDate,
    variants: Variants,
    groups: Vec<Group>,
}

object! {
    /// The phrases of one version of the pack.
    WordingPack {
        /// The day up to which the rules are known.
        version,
        /// Forms of characters, for all phrases.
        variants,
        /// The phrases.
        groups,
    }
}

fn built_in() -> &'static WordingPack {
    static PACK: OnceLock<WordingPack> = OnceLock::new();
    PACK.get_or_init(|| {
        let mut pack = WordingPack::initial();
        if let Ok(json) = json::parse(BUILT_IN) {
            pack.read(&json, &mut Problems::default());
        }
        pack
    })
}

/// The built-in phrases that are in force on `today`.
#[must_use]
pub fn built_in_guard(today: NaiveDate) -> Guard {
    let mut guard = Guard::new(&built_in().variants.characters);
    guard.add(&built_in().groups, today);
    guard
}

/// The day up to which the built-in phrases are known.
#[must_use]
pub fn wording_version() -> NaiveDate {
    built_in().version
}

/// The phrases in force on a day: those that are built in, and what the document that is read adds.
#[derive(Debug)]
pub struct WordingInForce {
    guard: Guard,
    today: NaiveDate,
}

impl WordingInForce {
    /// What is built in.
    pub fn new(today: NaiveDate) -> WordingInForce {
        WordingInForce { guard: built_in_guard(today), today }
    }
}

impl WordingRules for WordingInForce {
    fn guard(&self) -> &Guard {
        &self.guard
    }

    fn breaches(&self, text: &str) -> Vec<Breach<'_>> {
        self.guard.breaches(text)
    }

    fn add(&mut self, groups: &[Group], problems: &mut Problems) -> bool {
        let mut sound = true;
        for (place, group) in groups.iter().enumerate() {
            let mark = problems.enter_place(place);
            sound &= check(group, &self.guard, problems);
            problems.leave(mark);
        }
        if sound {
            self.guard.add_own(groups, self.today);
        }
        sound
    }
}

/// What a bank adds. It counts for everything that is read after it.
#[derive(Debug)]
pub struct BankWording;

impl Node for BankWording {
    fn initial() -> Self {
        BankWording
    }

    fn read(&mut self, json: &Json, problems: &mut Problems) -> bool {
        // Banned phrases are named here, not used.
        let Some(mut wording) = problems.wording.take() else { return true };
        let mut groups: Vec<Group> = Vec::new();
        let whole = groups.read(json, problems);
        let sound = wording.add(&groups, problems);
        problems.wording = Some(wording);
        whole && sound
    }

    #[cfg(feature = "cli")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        Vec::<Group>::schema(definitions)
    }
}

/// Whether a bank may add this group.
fn check(group: &Group, guard: &Guard, problems: &mut Problems) -> bool {
    let mut sound = true;
    let mut wrong = |pointer: &[&str], code, expected: &str, found: &str| {
        problems.note_at(pointer, code, expected, found);
        sound = false;
    };
    if !matches!(group.role, PhraseRole::Banned | PhraseRole::Promise | PhraseRole::Allowed | PhraseRole::Required) {
        wrong(&["role"], ProblemCode::Inconsistent, "banned, promise, allowed or required", group.role.code());
    }
    if group.role == PhraseRole::Required && group.kinds.is_empty() {
        wrong(&["kinds"], ProblemCode::Empty, "at least one kind of product", "none");
    }
    for (key, phrases) in [("zh-CN", &group.zh_cn), ("zh-TW", &group.zh_tw), ("en", &group.en)] {
        for (place, phrase) in phrases.iter().enumerate() {
            let place = place.to_string();
            let pointer = [key, &place];
            match group.role {
                PhraseRole::Banned | PhraseRole::Promise if !long_enough(phrase) => {
                    wrong(&pointer, ProblemCode::Range, "at least two Chinese characters or four letters", phrase);
                }
                PhraseRole::Allowed if !guard.may_allow(phrase) => {
                    wrong(
                        &pointer,
                        ProblemCode::Inconsistent,
                        "a phrase that contains a banned one and is longer",
                        phrase,
                    );
                }
                PhraseRole::Allowed => {
                    if let Some(rule) = guard.promise(phrase) {
                        let expected = format!("a phrase without a promise, which no bank can allow: {rule}");
                        wrong(&pointer, ProblemCode::Inconsistent, &expected, phrase);
                    }
                }
                _ => {}
            }
        }
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::catalogue::ProductKind;
    use crate::base::Locale;

    #[test]
    fn every_group_of_the_built_in_pack_is_read_and_says_where_it_comes_from() {
        let mut pack = WordingPack::initial();
        let mut problems = Problems::default();
        assert!(pack.read(&json::parse(BUILT_IN).unwrap(), &mut problems), "{:?}", problems.into_list());
        for role in PhraseRole::ALL {
            assert!(pack.groups.iter().any(|group| group.role == *role), "{role:?}");
        }
        for kind in ProductKind::ALL {
            let required = |group: &&Group| group.role == PhraseRole::Required && group.kinds.contains(kind);
            let group = pack.groups.iter().find(required).unwrap_or_else(|| panic!("{kind:?}"));
            assert!(Locale::ALL.iter().all(|locale| !group.of(*locale).is_empty()), "{kind:?}");
        }
        for group in &pack.groups {
            assert!(group.valid_from <= pack.version, "{}", group.rule);
            let phrases = || group.zh_cn.iter().chain(&group.zh_tw).chain(&group.en);
            assert!(phrases().count() > 0);
            if matches!(group.role, PhraseRole::Banned | PhraseRole::Promise) {
                assert!(phrases().all(|phrase| long_enough(phrase)), "{}", group.rule);
            }
        }
        let guard = built_in_guard(pack.version);
        for group in pack.groups.iter().filter(|group| group.role == PhraseRole::Allowed) {
            for phrase in group.zh_cn.iter().chain(&group.zh_tw).chain(&group.en) {
                assert!(guard.may_allow(phrase), "{phrase} excuses nothing");
                assert_eq!(guard.breaches(phrase), [], "{phrase}");
            }
        }
    }
}
