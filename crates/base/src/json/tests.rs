use super::*;
use proptest::prelude::*;

fn like_serde(json: &Json) -> serde_json::Value {
    match json {
        Json::Null => serde_json::Value::Null,
        Json::Bool(value) => (*value).into(),
        Json::Number(text) => serde_json::from_str(text).unwrap(),
        Json::Text(text) => text.as_str().into(),
        Json::List(values) => values.iter().map(like_serde).collect(),
        Json::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), like_serde(value))).collect(),
    }
}

fn values() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        ".{0,12}".prop_map(Into::into),
    ];
    leaf.prop_recursive(6, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::vec(("[a-z\"\\\\\u{10000}]{0,3}", inner), 0..6)
                .prop_map(|entries| serde_json::Value::Object(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn reads_what_serde_writes(value in values(), pretty: bool) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        prop_assert_eq!(like_serde(&parse(&text.unwrap()).unwrap()), value);
    }

    #[test]
    fn accepts_exactly_what_serde_accepts(text in r#"[-\[\]{}:,"\\0-9eE.+ \nuadbfntrls]{0,14}"#) {
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        let ours = parse(&text);
        prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{} {:?} {:?}", text, ours, theirs);
    }
}

#[test]
fn names_the_place_of_a_fault() {
    for (text, line, column, expected) in [
        ("", 1, 1, "a value"),
        ("[1,]", 1, 4, "a value"),
        ("{\"一\": 1\n\"b\": 2}", 2, 1, "a comma or the end of the object"),
        ("{\"一\" 1}", 1, 6, "a colon"),
        ("[1] x", 1, 5, "the end of the document"),
        ("\"a\nb\"", 1, 3, "no line break or control character within a text"),
        ("\"\\ud800x\"", 1, 8, "a whole surrogate pair"),
        ("-x", 1, 2, "a digit"),
        ("\"abc", 1, 5, "the closing double quote"),
    ] {
        assert_eq!(parse(text), Err(SyntaxError { line, column, expected }), "{text}");
    }
}

#[test]
fn keeps_numbers_as_written_and_duplicates() {
    let read = parse(r#"{"a":1.10,"a":-0.0e-7}"#).unwrap();
    let number = |text: &str| Json::Number(text.into());
    assert_eq!(read, Json::Object(vec![("a".into(), number("1.10")), ("a".into(), number("-0.0e-7"))]));
}

#[test]
fn deep_nesting_is_an_error_not_an_overflow() {
    assert!(parse(&"[".repeat(100_000)).is_err());
    assert!(parse(&["[".repeat(32), "]".repeat(32)].concat()).is_ok());
    assert!(parse(&["[".repeat(33), "]".repeat(33)].concat()).is_err());
}
