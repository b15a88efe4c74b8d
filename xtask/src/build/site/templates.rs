//! The markup that the program hands to the browser as text.
//!
//! `view!` turns an element in which nothing ever changes, with all that is in it, into one text, which becomes elements
//! by way of `innerHTML`. The page admits these texts and no others (`public/boot/trusted.js`); this finds them in the
//! sources, by the rules of `leptos_macro` (`is_inert_element` and `inert_element_to_tokens` in its `view/mod.rs`).

use std::collections::BTreeSet;
use std::fs;
use std::str::FromStr as _;

use anyhow::{Context, Result, anyhow, bail, ensure};
use proc_macro2::{TokenStream, TokenTree};
use rstml::node::{KVAttributeValue, KeyedAttribute, Node, NodeAttribute, NodeElement, NodeName};
use rstml::{Infallible, Parser, ParserConfig};
use syn::{Expr, ExprLit, ExprRange, Lit, Stmt};

use crate::build::fingerprint;
use crate::project::Project;

/// Where views are written.
const SOURCES: &str = "src/ui";
/// Elements without an end.
const EMPTY: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// All of them, in order.
pub fn of_sources(project: &Project) -> Result<BTreeSet<String>> {
    let (mut files, mut templates) = (Vec::new(), BTreeSet::new());
    fingerprint::collect(&project.at(SOURCES), &mut files);
    for file in files.iter().filter(|file| file.extension().is_some_and(|kind| kind == "rs")) {
        let source = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        of_source(&source, &mut templates).with_context(|| format!("the views of {}", file.display()))?;
    }
    Ok(templates)
}

fn of_source(source: &str, templates: &mut BTreeSet<String>) -> Result<()> {
    let tokens = TokenStream::from_str(source).map_err(|error| anyhow!("{error}"))?;
    of_tokens(tokens, templates)
}

/// Finds every `view!`, also those within another.
fn of_tokens(tokens: TokenStream, templates: &mut BTreeSet<String>) -> Result<()> {
    let mut before = [false, false];
    for token in tokens {
        let [view, called] = before;
        before = match &token {
            TokenTree::Ident(name) => [name == "view", false],
            TokenTree::Punct(mark) => [view && mark.as_char() == '!', view && mark.as_char() == '!'],
            TokenTree::Group(group) => {
                if view && called {
                    of_view(group.stream(), templates)?;
                }
                of_tokens(group.stream(), templates)?;
                [false, false]
            }
            TokenTree::Literal(_) => [false, false],
        };
    }
    Ok(())
}

fn of_view(tokens: TokenStream, templates: &mut BTreeSet<String>) -> Result<()> {
    let parser = Parser::new(ParserConfig::default().recover_block(true));
    let (nodes, problems) = parser.parse_recoverable(tokens).split_vec();
    ensure!(problems.is_empty(), "a view that cannot be read: {problems:?}");
    of_children(&nodes, true, templates)
}

/// Whatever stands first in a view or in a component is built piece by piece.
fn of_children(nodes: &[Node], first: bool, templates: &mut BTreeSet<String>) -> Result<()> {
    for node in nodes {
        match node {
            Node::Element(element) if !first && is_inert(element) => {
                let mut markup = String::new();
                write(node, true, &mut markup)?;
                templates.insert(markup);
            }
            Node::Element(element) => {
                if attributes(element).any(|attribute| attribute.key.to_string() == "inner_html") {
                    bail!("`inner_html` is markup that nobody knows beforehand");
                }
                of_children(&element.children, is_component(element), templates)?;
            }
            Node::Fragment(fragment) => of_children(&fragment.children, true, templates)?,
            Node::RawText(text) => bail!("a text in a view stands in quotes: {}", text.to_string_best()),
            Node::Comment(_) | Node::Doctype(_) | Node::Block(_) | Node::Text(_) | Node::Custom(_) => {}
        }
    }
    Ok(())
}

/// Whether it is something, and nothing in it can change.
fn is_inert(element: &NodeElement<Infallible>) -> bool {
    let something = !element.attributes().is_empty() || !element.children.is_empty();
    something && stays(element)
}

fn stays(element: &NodeElement<Infallible>) -> bool {
    let named = !is_component(element) && !matches!(element.name(), NodeName::Block(_));
    named
        && element.attributes().iter().all(|attribute| match attribute {
            NodeAttribute::Block(_) => false,
            NodeAttribute::Attribute(attribute) => is_fixed(attribute),
        })
        && element.children.iter().all(|child| match child {
            Node::Text(_) | Node::RawText(_) => true,
            Node::Element(child) => stays(child),
            _ => false,
        })
}

fn is_fixed(attribute: &KeyedAttribute) -> bool {
    let key = attribute.key.to_string();
    let acts = ["style:", "prop:", "on:", "use:", "bind"].iter().any(|prefix| key.starts_with(prefix));
    let fixed = match attribute.possible_value.to_value() {
        None => true,
        Some(value) => !acts && matches!(&value.value, KVAttributeValue::Expr(value) if text_of(value).is_some()),
    };
    fixed && !matches!(attribute.key, NodeName::Block(_))
}

fn text_of(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

/// Components begin with a capital letter; `<{..}>` spreads attributes over one.
fn is_component(element: &NodeElement<Infallible>) -> bool {
    match element.name() {
        NodeName::Path(path) => {
            let name = path.path.segments.last().map(|segment| segment.ident.to_string());
            name.is_some_and(|name| name.starts_with(|first: char| first.is_ascii_uppercase()))
        }
        NodeName::Block(block) => {
            matches!(block.stmts.first(), Some(Stmt::Expr(Expr::Range(ExprRange { start: None, end: None, .. }), _)))
        }
        NodeName::Punctuated(_) => false,
    }
}

fn attributes(element: &NodeElement<Infallible>) -> impl Iterator<Item = &KeyedAttribute> {
    element.attributes().iter().filter_map(|attribute| match attribute {
        NodeAttribute::Attribute(attribute) => Some(attribute),
        NodeAttribute::Block(_) => None,
    })
}

fn write(node: &Node, escape: bool, markup: &mut String) -> Result<()> {
    let escaped = |text: String| if escape { html_escape::encode_text(&text).into_owned() } else { text };
    match node {
        Node::Text(text) => markup.push_str(&escaped(text.value_string())),
        Node::Element(element) => {
            let name = element.name().to_string();
            ensure!(!matches!(name.as_str(), "script" | "style"), "<{name}> in a view");
            ensure!(!name.ends_with('_'), "<{name}>: not known how it is written");
            markup.push('<');
            markup.push_str(&name);
            for attribute in attributes(element) {
                write_attribute(attribute, markup)?;
            }
            markup.push('>');
            if !EMPTY.contains(&name.as_str()) {
                for child in &element.children {
                    write(child, true, markup)?;
                }
                markup.push_str(&format!("</{name}>"));
            }
        }
        Node::RawText(text) => bail!("a text in a view stands in quotes: {}", text.to_string_best()),
        _ => bail!("what changes is not written as text"),
    }
    Ok(())
}

fn write_attribute(attribute: &KeyedAttribute, markup: &mut String) -> Result<()> {
    let key = attribute.key.to_string();
    let key = key.trim_start_matches("r#");
    let value = match attribute.possible_value.to_value().map(|value| &value.value) {
        Some(KVAttributeValue::Expr(value)) => text_of(value),
        _ => None,
    };
    ensure!(!key.starts_with("on") && !matches!(key, "href" | "src" | "srcdoc" | "style"), "`{key}` in plain markup");
    ensure!(value.as_ref().is_none_or(|value| value.is_ascii()), "`{key}` is not plain ASCII: {value:?}");
    match value {
        Some(value) => {
            markup.push_str(&format!(" {key}=\"{}\"", html_escape::encode_double_quoted_attribute(&value)));
        }
        // A class without a value is none.
        None if key == "class" => {}
        None => markup.push_str(&format!(" {key}")),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(view: &str) -> Vec<String> {
        let mut templates = BTreeSet::new();
        of_source(&format!("fn shown() {{ view! {{ {view} }} }}"), &mut templates).unwrap();
        templates.into_iter().collect()
    }

    fn refused(view: &str) -> bool {
        of_source(&format!("fn shown() {{ view! {{ {view} }} }}"), &mut BTreeSet::new()).is_err()
    }

    #[test]
    fn what_never_changes_is_one_text() {
        let view = r#"<button class="back" on:click=move |_| app.back()>
            <span class="icon icon-back" aria-hidden="true"></span><b>{words}</b>
        </button>"#;
        assert_eq!(found(view), [r#"<span class="icon icon-back" aria-hidden="true"></span>"#]);
        let view = r#"<div on:click=go><ul class="cards"><li><b>"a < b & \"c\""</b><br/></li></ul><p>"—"</p></div>"#;
        assert_eq!(found(view), ["<p>—</p>", r#"<ul class="cards"><li><b>a &lt; b &amp; "c"</b><br></li></ul>"#]);
        assert_eq!(
            found(r#"<div on:click=go><input r#type="checkbox" disabled data-a="\"x\""/></div>"#),
            [r#"<input type="checkbox" disabled data-a="&quot;x&quot;">"#]
        );
    }

    #[test]
    fn what_stands_first_or_changes_is_none() {
        assert!(found(r#"<p class="a">"x"</p>"#).is_empty());
        assert!(found(r#"<p class="a">"x"</p><p class="b">"y"</p>"#).is_empty());
        assert!(found(r#"<Quiz><p class="a">"x"</p></Quiz>"#).is_empty());
        for child in [
            "<p></p>",
            "<p>{words}</p>",
            "<p class=class>\"x\"</p>",
            "<p class=(\"a\", true)>\"x\"</p>",
            "<p on:click=go>\"x\"</p>",
            "<p prop:title=\"x\"></p>",
            "<p tabindex=0></p>",
            "<p {..}>\"x\"</p>",
            "<p><Title words=\"x\"/></p>",
            "<p><!-- \"x\" --></p>",
        ] {
            assert!(found(&format!("<div on:click=go>{child}</div>")).is_empty(), "{child}");
        }
    }

    #[test]
    fn a_view_within_a_view_is_found() {
        let view = r#"<div>{there.then(|| view! { <p class=class><b class="b">"x"</b></p> })}</div>"#;
        assert_eq!(found(view), [r#"<b class="b">x</b>"#]);
        assert_eq!(found(r#"<Anew of=of children=|_| view! { <p id=id><b>"x"</b></p> }/>"#), ["<b>x</b>"]);
        assert_eq!(found(r#"<Quiz><div id=id><b>"x"</b></div></Quiz>"#), ["<b>x</b>"]);
    }

    #[test]
    fn what_could_run_or_lead_away_is_refused() {
        for child in [
            "<a href=\"https://bank.example\">\"x\"</a>",
            "<p onclick=\"x()\"></p>",
            "<p style=\"color: red\"></p>",
            "<script>\"x\"</script>",
            "<p>x</p>",
            "<p title=\"银行\"></p>",
            "<p id=id inner_html=\"<b>x</b>\"></p>",
        ] {
            assert!(refused(&format!("<div on:click=go>{child}</div>")), "{child}");
        }
    }

    #[test]
    fn the_sources_have_some() {
        let templates = of_sources(&Project::locate().unwrap()).unwrap();
        assert!(templates.contains(r#"<span class="icon icon-back" aria-hidden="true"></span>"#), "{templates:#?}");
    }

    #[test]
    fn the_rules_are_those_of_the_compiler() {
        // Another version may have others: compare `is_inert_element` and `inert_element_to_tokens` first.
        let lock = include_str!("../../../../Cargo.lock");
        assert!(lock.contains("name = \"leptos_macro\"\nversion = \"0.8.20\"\n"));
    }
}
