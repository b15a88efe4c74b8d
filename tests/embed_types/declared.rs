//! As much of TypeScript as `embed.d.ts` is written in: unions of texts, and objects with their fields.

use std::collections::{BTreeMap, BTreeSet};

use super::file;

/// A file of declarations, without its comments.
pub struct Types(String);

/// A field: what it is declared as, and whether it may be left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub kind: String,
    pub optional: bool,
}

impl Types {
    /// Those of the loader.
    pub fn of_the_loader() -> Types {
        Types(without_comments(&file("public/embed.d.ts")))
    }

    /// What stands behind `type NAME =` or in `interface NAME`.
    pub fn body(&self, name: &str) -> &str {
        let Types(text) = self;
        let (_, rest) = text.split_once(&format!("export type {name} =")).unwrap_or_else(|| {
            text.split_once(&format!("export interface {name} ")).unwrap_or_else(|| panic!("no type {name}"))
        });
        let end = end(rest, |c| c == ';' || c == '}');
        rest[..end].trim()
    }

    /// The members of a union of texts, those of the unions that it names included.
    pub fn union(&self, kind: &str) -> BTreeSet<String> {
        let members = kind.split('|').map(str::trim).filter(|member| !member.is_empty());
        let texts = members.map(|member| match member.strip_prefix('\'') {
            Some(text) => BTreeSet::from([text.trim_end_matches('\'').to_owned()]),
            None => self.union(self.body(member)),
        });
        texts.flatten().collect()
    }

    /// The fields of an interface.
    pub fn interface(&self, name: &str) -> BTreeMap<String, Field> {
        fields(self.body(name))
    }
}

/// The fields of the first object in a type; none where there is no object.
pub fn fields(kind: &str) -> BTreeMap<String, Field> {
    let Some((_, inside)) = kind.split_once('{') else { return BTreeMap::new() };
    let mut rest = &inside[..end(inside, |c| c == '}')];
    let mut found = BTreeMap::new();
    while let Some((name, after)) = rest.split_once(':') {
        let end = end(after, |c| c == ';');
        let (name, kind) = (name.trim(), after[..end].trim().to_owned());
        let plain = name.trim_end_matches('?').trim_matches('\'').trim_start_matches("readonly ");
        found.insert(plain.to_owned(), Field { kind, optional: name.ends_with('?') });
        rest = after[end..].trim_start_matches(';');
    }
    found
}

/// Where a part ends: at the first character like this that stands in no bracket.
fn end(text: &str, ends: impl Fn(char) -> bool) -> usize {
    let mut depth = 0_u32;
    for (place, c) in text.char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' if depth > 0 => {
                depth -= 1;
                // An interface is no more than its object.
                if depth == 0 && text.starts_with('{') && c == '}' {
                    return place + 1;
                }
            }
            _ if depth == 0 && ends(c) => return place,
            _ => {}
        }
    }
    text.len()
}

fn without_comments(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").unwrap().1;
    }
    plain.push_str(rest);
    plain.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn declarations_are_read_as_they_are_written() {
    let types = Types(without_comments(
        "/** One. */\nexport type One = 'a' | 'b-c';\n// no\nexport type Two =\n  | One | 'd';\n\
         export interface Three {\n  'x.y': Common & { n?: number; all: { m: string }[] };\n  /** Two; */ plain: One;\n}\n",
    ));
    assert_eq!(types.union("Two"), super::set(["a", "b-c", "d"]));
    let three = types.interface("Three");
    assert_eq!(three.keys().collect::<Vec<_>>(), ["plain", "x.y"]);
    assert_eq!(three["plain"], Field { kind: "One".to_owned(), optional: false });
    let inner = fields(&three["x.y"].kind);
    assert_eq!(inner["n"], Field { kind: "number".to_owned(), optional: true });
    assert_eq!(fields(&inner["all"].kind)["m"].kind, "string");
}
