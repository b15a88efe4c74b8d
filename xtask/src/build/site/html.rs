//! Reading and rewriting the tags of our own pages.

use anyhow::{Context, Result};
use html5gum::{DefaultEmitter, Token, Tokenizer};

/// A start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// In lower case.
    pub name: String,
    /// Names in lower case; sorted by name.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// A tag to be written.
    pub fn new(name: &str, attributes: &[(&str, &str)]) -> Self {
        Self {
            name: name.to_owned(),
            attributes: attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        }
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute.
    pub fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Whether `rel` has this word.
    pub fn is_rel(&self, word: &str) -> bool {
        self.get("rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|part| part.eq_ignore_ascii_case(word)))
    }

    /// The attribute that names another file, when this tag has one.
    pub fn reference(&self) -> Option<(&'static str, &str)> {
        let attribute = match self.name.as_str() {
            "a" | "area" | "link" | "use" | "image" => "href",
            "script" | "img" | "iframe" | "source" | "embed" | "audio" | "video" | "track" => "src",
            _ => return None,
        };
        self.get(attribute).map(|value| (attribute, value))
    }

    /// As HTML. Values stand in single quotes, so that JSON in them stays readable and short.
    pub fn html(&self) -> String {
        let mut html = format!("<{}", self.name);
        for (name, value) in &self.attributes {
            html.push(' ');
            html.push_str(name);
            if value.is_empty() {
                continue;
            }
            let value = value.replace('&', "&amp;");
            if value.contains('"') {
                html.push_str(&format!("='{}'", value.replace('\'', "&#39;")));
            } else {
                html.push_str(&format!("=\"{value}\""));
            }
        }
        html.push('>');
        html
    }
}

/// Gives every start tag to `edit`, which answers with what stands there instead, or with nothing
/// to leave it; comments are dropped.
pub fn rewrite(html: &str, mut edit: impl FnMut(&Tag) -> Result<Option<String>>) -> Result<String> {
    let mut out = String::with_capacity(html.len());
    let mut kept_to = 0;
    for (token, start, end) in tokens(html) {
        let replacement = match token {
            Token::StartTag(tag) => edit(&to_tag(&tag))?,
            Token::Comment(_) => Some(String::new()),
            _ => None,
        };
        if let Some(text) = replacement {
            out.push_str(html.get(kept_to..start).context("a tag out of order")?);
            out.push_str(&text);
            kept_to = end;
        }
    }
    out.push_str(html.get(kept_to..).context("a tag beyond the end")?);
    Ok(out)
}

/// The start tags of a page.
pub fn tags(html: &str) -> Vec<Tag> {
    tokens(html)
        .filter_map(|(token, ..)| match token {
            Token::StartTag(tag) => Some(to_tag(&tag)),
            _ => None,
        })
        .collect()
}

/// Everything in a page that a Content-Security-Policy without `'unsafe-inline'` refuses.
pub fn inline_code(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut inside: Option<&str> = None;
    for (token, ..) in tokens(html) {
        match token {
            Token::StartTag(tag) => {
                let tag = to_tag(&tag);
                inside = match tag.name.as_str() {
                    "style" => Some("<style>"),
                    "script" if tag.get("src").is_none() && !is_data(&tag) => Some("<script>"),
                    _ => None,
                };
                for (name, value) in &tag.attributes {
                    if name == "style" || name.starts_with("on") {
                        found.push(format!("<{} {name}>", tag.name));
                    }
                    let scheme = value.trim_start().get(..11).unwrap_or_default();
                    if scheme.eq_ignore_ascii_case("javascript:") {
                        found.push(format!("<{} {name}=javascript:>", tag.name));
                    }
                }
            }
            Token::String(text) if !text.trim_ascii().is_empty() => {
                found.extend(inside.map(str::to_owned));
            }
            Token::EndTag(_) => inside = None,
            _ => {}
        }
    }
    found
}

/// A script element that the browser does not run.
fn is_data(tag: &Tag) -> bool {
    matches!(tag.get("type"), Some("application/json" | "application/ld+json" | "text/plain"))
}

/// The tokens with where they begin and end, by bytes.
fn tokens(html: &str) -> impl Iterator<Item = (Token<usize>, usize, usize)> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).filter_map(|token| {
        let Ok(token) = token;
        let span = match &token {
            Token::StartTag(tag) => tag.span,
            Token::EndTag(tag) => tag.span,
            Token::String(text) => text.span,
            Token::Comment(text) => text.span,
            Token::Doctype(doctype) => doctype.span,
            Token::Error(_) => return None,
        };
        Some((token, span.start, span.end))
    })
}

fn to_tag(tag: &html5gum::StartTag<usize>) -> Tag {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Tag {
        name: text(&tag.name),
        attributes: tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_edited_tags_change() {
        let page = "<!doctype html>\n<!-- note --><title>a &lt; b</title><link rel=stylesheet href='x.css'><p>“é” </p>";
        let out = rewrite(page, |tag| {
            Ok(tag.is_rel("stylesheet").then(|| {
                let mut tag = tag.clone();
                tag.set("href", "y.css");
                tag.html()
            }))
        })
        .unwrap();
        assert_eq!(out, "<!doctype html>\n<title>a &lt; b</title><link href=\"y.css\" rel=\"stylesheet\"><p>“é” </p>");
    }

    #[test]
    fn a_value_survives_being_written_and_read() {
        let value = r#"{"js":"a.js","note":"it's & <b>"}"#;
        let html = Tag::new("meta", &[("content", value)]).html();
        let read = tags(&html);
        assert_eq!(read[0].get("content"), Some(value));
    }

    #[test]
    fn inline_code_is_found_wherever_it_hides() {
        let bad = [
            "<script>run()</script>",
            "<script type=module>import './x.js'</script>",
            "<script type=importmap>{}</script>",
            "<style>p{}</style>",
            "<p style='color:red'>",
            "<body ONLOAD=run()>",
            "<a href=' JavaScript:run()'>",
        ];
        for html in bad {
            assert_eq!(inline_code(html).len(), 1, "{html}");
        }
        let good = [
            "<script src=x.js></script>",
            "<script type='application/json'>{}</script>",
            "<script src=x.js> </script><p>one</p>",
            "<!-- <script>run()</script> -->",
            "<p>style = on</p>",
        ];
        for html in good {
            assert_eq!(inline_code(html), Vec::<String>::new(), "{html}");
        }
    }
}
