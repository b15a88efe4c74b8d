//! The JSON Schema of a bank's document, derived from the same description as its reader.

use serde_json::{Map, Value, json};

use super::node::{Key, Node};

/// The named parts of the schema, collected while it is built.
#[derive(Debug, Default)]
pub struct Definitions(Map<String, Value>);

/// One key of an object.
#[derive(Debug)]
pub(crate) struct Property {
    pub(crate) key: Key,
    pub(crate) about: &'static [&'static str],
    pub(crate) schema: Value,
}

impl Definitions {
    /// A reference to the object `name`, which is defined on first use.
    pub(crate) fn object(
        &mut self,
        name: &str,
        about: &[&str],
        properties: impl FnOnce(&mut Definitions) -> Vec<Property>,
    ) -> Value {
        if !self.0.contains_key(name) {
            self.0.insert(name.to_owned(), Value::Null);
            let properties = properties(self);
            self.0.insert(name.to_owned(), object(about, properties));
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    /// These definitions, in the order of their names.
    pub(super) fn into_value(self) -> Value {
        let mut entries: Vec<_> = self.0.into_iter().collect();
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        Value::Object(entries.into_iter().collect())
    }
}

/// The schema of an object with these keys and no others.
pub(super) fn object(about: &[&str], properties: Vec<Property>) -> Value {
    let required: Vec<&str> = properties.iter().filter(|p| p.key.required).map(|p| p.key.name).collect();
    let mut entries = Map::new();
    for property in &properties {
        let mut schema = property.schema.clone();
        if let (false, Some(fields)) = (property.about.is_empty(), schema.as_object_mut()) {
            fields.insert("description".to_owned(), joined(property.about).into());
        }
        entries.insert(property.key.name.to_owned(), schema);
    }
    json!({
        "type": "object",
        "description": joined(about),
        "properties": entries,
        "required": required,
        "additionalProperties": false,
    })
}

/// The lines of a documentation comment as one text.
fn joined(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

/// The schema of a text that is one of `codes`.
pub(super) fn one_of(codes: &[&str]) -> Value {
    json!({ "type": "string", "enum": codes })
}

/// The schema of the field that `_field` looks at.
pub(crate) fn of<S, T: Node>(_field: fn(&S) -> &T, definitions: &mut Definitions) -> Value {
    T::schema(definitions)
}
