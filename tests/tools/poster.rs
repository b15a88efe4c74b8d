//! The picture of every answer can be read, and its code opens what it was made from.

use finplan::base::{LocalText, Locale, width as columns};
use finplan::campaign::link::{LinkTarget, decode};
use finplan::config::colour::Colour;
use finplan::domain::money::Currency;
use finplan::i18n::Texts;
use finplan::i18n::number::NumberStyle;
use finplan::poster::{CodeState, Content, Frame, Ink, Palette, Poster, Shape, Source, WIDTH, Words, entered, lay_out};
use finplan::tool::Tool;
use finplan::tool::form::Form;
use finplan::tool::report::Report;
use finplan::tool::value::Values;

use super::walk::{context, walk};

const PAGE: &str = "https://wealth.online.bank.example/finplan/widget.html";

/// Letters as wide as those of a phone's font, a little more rather than less.
fn letter(letter: char, bold: bool) -> f64 {
    let regular = match letter {
        _ if columns(&letter.to_string()) > 1 => 1.0,
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '·' => 0.3,
        'm' | 'w' | 'M' | 'W' | '%' | '—' => 0.9,
        'A'..='Z' => 0.7,
        _ => 0.58,
    };
    if bold && regular < 1.0 { regular * 1.08 } else { regular }
}

fn name(zh_cn: &str, zh_tw: &str, en: &str) -> LocalText {
    LocalText { zh_cn: zh_cn.into(), zh_tw: zh_tw.into(), en: en.into() }
}

/// The picture of one answer in one language.
fn picture(form: &Form, values: &Values, report: &Report, left_out: &[&'static str], locale: Locale) -> Content {
    let full = name(
        "澄川农村商业银行股份有限公司财富管理与私人银行总部",
        "澄川農村商業銀行股份有限公司財富管理暨私人銀行總部",
        "Chengchuan Rural Commercial Bank Company Limited, Wealth Management and Private Banking",
    );
    let short = name("澄川银行", "澄川銀行", "Chengchuan Bank");
    let texts = Texts::built_in(locale, Currency::Cny);
    let date = context(Currency::Cny).today;
    let notices = &["app.sample", "app.education"];
    let (bank, page) = (&full, PAGE);
    Content::of(&Source { form, values, report, left_out, texts: &texts, bank, short: &short, notices, date, page })
}

fn each(count: u64, mut look: impl FnMut(&'static Tool, &Form, &Values, &Report, Locale)) {
    walk(Currency::Cny, count, |tool, form, values, report| {
        for locale in Locale::ALL {
            look(tool, form, values, report, locale);
        }
    });
}

fn words(poster: &Poster) -> Vec<&Words> {
    let words = poster.shapes.iter().filter_map(|shape| match shape {
        Shape::Words(words) => Some(words),
        _ => None,
    });
    words.collect()
}

#[test]
fn a_mark_stands_where_the_initial_would() {
    each(1, |tool, form, values, report, locale| {
        let content = picture(form, values, report, &[], locale);
        let [letter, mark] = [false, true].map(|mark| lay_out(&content, Palette::of(None), mark, &letter));
        let (Shape::Words(initial), Shape::Mark(frame, ink)) = (&letter.shapes[3], &mark.shapes[3]) else {
            panic!("{}: {:?} {:?}", tool.id, letter.shapes[3], mark.shapes[3]);
        };
        assert_eq!((&initial.text, initial.ink), (&content.initial, *ink));
        assert!(frame.meets(&initial.frame()));
        assert_eq!(letter.shapes[4..], mark.shapes[4..], "{}", tool.id);
    });
}

#[test]
fn nothing_overlaps_or_leaves_the_picture() {
    each(12, |tool, form, values, report, locale| {
        let content = picture(form, values, report, &[], locale);
        let poster = lay_out(&content, Palette::of(None), false, &letter);
        let at = |one: &Words| format!("{} {locale:?}: {one:?}", tool.id);
        let whole = Frame { x: 40.0, y: 40.0, width: WIDTH - 80.0, height: poster.height - 80.0 };
        let words = words(&poster);
        for (place, one) in words.iter().enumerate() {
            assert!(whole.holds(&one.frame()), "leaves the picture, {}", at(one));
            for other in &words[..place] {
                assert!(!one.frame().meets(&other.frame()), "{} meets {}", at(one), at(other));
            }
        }
        for shape in &poster.shapes {
            if let Shape::Code(frame, _) = shape {
                let picture = Frame { x: 0.0, y: 0.0, width: WIDTH, height: poster.height };
                assert!(picture.holds(frame), "{}: the code leaves the picture", tool.id);
                let over = words.iter().find(|one| one.frame().meets(frame));
                assert!(over.is_none(), "over the code, {}", at(over.unwrap()));
            }
        }
    });
}

#[test]
fn no_name_of_a_line_stands_on_a_line() {
    each(12, |tool, form, values, report, locale| {
        let content = picture(form, values, report, &[], locale);
        let names: Vec<&String> =
            content.curve.iter().flat_map(|curve| curve.lines.iter().map(|line| &line.label)).collect();
        let poster = lay_out(&content, Palette::of(None), false, &letter);
        for one in words(&poster).into_iter().filter(|one| names.contains(&&one.text)) {
            let frame = one.frame();
            for shape in &poster.shapes {
                // Lines of the grid and keys are level.
                let Shape::Line(points, _, width, _) = shape else { continue };
                if *width >= 3.0 && points.len() > 2 {
                    let meets = points.windows(2).any(|pair| {
                        (0..=20_u8).any(|step| {
                            let share = f64::from(step) / 20.0;
                            let (x, y) = (
                                pair[0].0 + (pair[1].0 - pair[0].0) * share,
                                pair[0].1 + (pair[1].1 - pair[0].1) * share,
                            );
                            frame.holds(&Frame { x, y, width: 0.0, height: 0.0 })
                        })
                    });
                    assert!(!meets, "{} {locale:?}: {one:?}", tool.id);
                }
            }
        }
    });
}

#[test]
fn every_picture_says_who_when_what_from_and_that_it_is_no_forecast() {
    each(2, |tool, form, values, report, locale| {
        let content = picture(form, values, report, &[], locale);
        let said = content.in_words();
        let texts = Texts::built_in(locale, Currency::Cny);
        let date = texts.arg(&finplan::tool::text::Arg::Date(context(Currency::Cny).today), NumberStyle::Sentence);
        for part in [&content.bank, &content.figure, &date, texts.get("app.sample")] {
            assert!(said.contains(part), "{}: {part} is missing in {said}", tool.id);
        }
        assert!(!content.figure.is_empty() && !content.label.is_empty(), "{}", tool.id);
        for line in report.assumptions.iter().chain(&report.warnings) {
            assert!(said.contains(&texts.say(line)), "{}: {}", tool.id, texts.say(line));
        }
        // Rates never give way to other facts.
        for rate in report.figures.iter().filter(|figure| matches!(figure.value, finplan::tool::text::Arg::Percent(_)))
        {
            let value = texts.arg(&rate.value, NumberStyle::Figure);
            assert!(said.contains(&value), "{}: {value} is missing in {said}", tool.id);
        }
        let drawn: String =
            words(&lay_out(&content, Palette::of(None), false, &letter)).iter().map(|one| one.text.as_str()).collect();
        let close = |text: &str| text.replace([' ', '\u{a0}'], "");
        for (label, value) in content.facts.iter().chain(&content.entered) {
            for part in [label, value] {
                assert!(close(&drawn).contains(&close(part)), "{}: {part} is not drawn", tool.id);
            }
        }
        for line in &content.small {
            assert!(close(&drawn).contains(&close(line)), "{}: {line} is not drawn", tool.id);
        }
    });
}

/// The words of the questionnaire and of products are in no bundle that a picture is made with.
#[test]
fn no_picture_has_a_level_a_grade_or_a_product() {
    let bank: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string("public/banks/sample.json").unwrap()).unwrap();
    let products: Vec<String> = bank["products"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|product| product["name"].as_object().unwrap().values().map(|name| name.as_str().unwrap().to_owned()))
        .collect();
    assert!(products.len() > 10);
    each(6, |tool, form, values, report, locale| {
        let said = picture(form, values, report, &[], locale).in_words();
        for first in ['C', 'R'] {
            for number in '1'..='5' {
                let level = format!("{first}{number}");
                assert!(!said.contains(&level), "{}: {level} in {said}", tool.id);
            }
        }
        for product in &products {
            assert!(!said.contains(product.as_str()), "{}: {product} in {said}", tool.id);
        }
    });
}

#[test]
fn every_text_can_be_read_on_its_ground() {
    // Accents that a document may have: text on white.
    const STEPS: [u8; 6] = [0, 0x33, 0x66, 0x99, 0xcc, 0xff];
    let colour = |ink: Ink| Colour(ink.0, ink.1, ink.2);
    let mut tried = 0;
    for place in 0..216 {
        let accent = Ink(STEPS[place / 36], STEPS[place / 6 % 6], STEPS[place % 6]);
        if colour(accent).contrast(Colour(255, 255, 255)) < 450 {
            continue;
        }
        tried += 1;
        let palette = Palette::of(Some(accent));
        let grounds = [palette.face, palette.face_end, palette.face.over(palette.face_end, 50)];
        for ground in grounds {
            for ink in [palette.light, palette.soft, palette.needle] {
                assert!(colour(ink).contrast(colour(ground)) >= 450, "{accent:?}: {ink:?} on {ground:?}");
            }
            assert!(colour(palette.parts[1]).contrast(colour(ground)) >= 200, "{accent:?}: areas on {ground:?}");
        }
        assert!(colour(palette.face).contrast(colour(palette.light)) >= 450, "the initial in its mark");
    }
    assert!(tried > 40);
    let palette = Palette::of(None);
    for ink in [palette.ink, palette.quiet] {
        assert!(colour(ink).contrast(colour(palette.paper)) >= 450);
    }
    each(3, |tool, form, values, report, locale| {
        let poster = lay_out(&picture(form, values, report, &[], locale), palette, false, &letter);
        let face = match &poster.shapes[0] {
            Shape::Ground(frame, ..) => frame.height,
            other => panic!("{other:?}"),
        };
        let disc = poster.shapes.iter().find_map(|shape| match shape {
            Shape::Disc((x, y), radius, ink) if *ink == palette.light => Some((*x, *y, *radius)),
            _ => None,
        });
        for one in words(&poster) {
            assert!(one.size >= 20.0, "{}: {one:?} is too small", tool.id);
            let (x, y, radius) = disc.unwrap();
            let marked = (one.x - x).abs() < radius && (one.y - y).abs() < radius;
            let ground = if marked {
                palette.light
            } else if one.y < face {
                palette.face
            } else {
                palette.paper
            };
            assert!(colour(one.ink).contrast(colour(ground)) >= 450, "{} {locale:?}: {one:?}", tool.id);
        }
    });
}

/// What a reader of the code's pixels finds.
fn read(content: &Content) -> String {
    let code = content.code.as_ref().unwrap();
    let scale = 4;
    let side = code.size() * scale;
    let mut image = rqrr::PreparedImage::prepare_from_bitmap(side, side, |x, y| code.rows()[y / scale][x / scale]);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code");
    grids[0].decode().unwrap().1
}

#[test]
fn the_code_opens_the_same_tool_with_the_same_numbers() {
    walk(Currency::Cny, 6, |tool, form, values, report| {
        let content = picture(form, values, report, &[], Locale::ZhTw);
        assert_ne!(content.code_state, CodeState::TooLong, "{}", tool.id);
        let link = read(&content);
        let (page, fragment) = link.split_once('#').unwrap();
        assert_eq!(page, PAGE);
        let opened = decode(fragment, "").checked();
        assert_eq!((opened.screen, opened.locale), (LinkTarget::Tool(tool.id), Some(Locale::ZhTw)));
        let typed = |id: &str| {
            let text = opened.inputs.iter().find(|(input, _)| input == id)?.1.clone();
            Some(finplan::tool::form::Typed { text, wan: false })
        };
        let again = form.read(typed, &context(Currency::Cny));
        assert_eq!(&again.values, values, "{}", tool.id);
    });
}

#[test]
fn the_code_is_coarse_enough_for_a_phone_and_has_its_quiet_zone() {
    each(6, |tool, form, values, report, locale| {
        let content = picture(form, values, report, &[], locale);
        let poster = lay_out(&content, Palette::of(None), false, &letter);
        let found = poster.shapes.iter().find_map(|shape| match shape {
            Shape::Code(frame, code) => Some((frame, code)),
            _ => None,
        });
        let (frame, code) = found.unwrap_or_else(|| panic!("{}: no code", tool.id));
        let module = frame.width / code.size() as f64;
        assert!(module >= 3.0 && (module - module.round()).abs() < 1e-9, "{}: {module} px", tool.id);
        let size = code.size();
        for (y, row) in code.rows().iter().enumerate() {
            for (x, dark) in row.iter().enumerate() {
                let quiet = [x, y].iter().any(|place| *place < 4 || *place >= size - 4);
                assert!(!(quiet && *dark), "{}: {x} {y}", tool.id);
            }
        }
    });
}

#[test]
fn what_is_taken_out_stands_neither_in_the_picture_nor_behind_the_code() {
    let mut taken_out = 0;
    walk(Currency::Cny, 12, |tool, form, values, report| {
        let texts = Texts::built_in(Locale::ZhCn, Currency::Cny);
        for one in entered(form, values) {
            let content = picture(form, values, report, &[one.input], Locale::ZhCn);
            let pairs = |content: &Content| content.entered.len();
            let whole = picture(form, values, report, &[], Locale::ZhCn);
            assert_eq!(pairs(&content) + 1, pairs(&whole), "{}: {}", tool.id, one.input);
            if content.code.is_some() {
                let link = read(&content);
                assert!(!link.contains(&format!("&{}=", one.input)), "{}: {link}", tool.id);
                // What may follow from it is not there either.
                let others = entered(form, values).len() - 1;
                assert_eq!(link.matches('&').count(), others + 1, "{}: {link}", tool.id);
            }
            let written = texts.arg(&one.value, NumberStyle::Figure);
            for (label, value) in &content.facts {
                assert_ne!(*value, written, "{}: {label}", tool.id);
            }
            taken_out += 1;
        }
    });
    assert!(taken_out > 100, "{taken_out}");
}

#[test]
fn nothing_entered_is_nothing_to_take_out() {
    let mut seen = 0;
    walk(Currency::Cny, 1, |tool, form, values, _| {
        assert_eq!(entered(form, values), [], "{}", tool.id);
        seen += 1;
    });
    assert!(seen > 5);
}
