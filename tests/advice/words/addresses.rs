//! Addresses in texts and links: the institution's own domains alone (R21).

use finplan::config::{ProblemCode, load, load_lenient};

use super::{changed, places};
use crate::{bank, today};

#[test]
fn r21_no_text_and_no_link_leads_to_another_domain() {
    for (pointer, found) in [
        ("/products/1/summary/zh-CN", "详见 https://shop.example/a，谢谢"),
        ("/products/1/summary/zh-CN", "详见 http://www.chengchuan.example/"),
        ("/products/1/summary/en", "See www.shop.example."),
        ("/products/1/link", "https://chengchuan.example.evil.example/"),
        ("/disclosures/0/text/zh-CN", "存款保险，见https://evil.example@www.chengchuan.example/"),
        ("/segments/0/reason/en", "See weixin://dl/business"),
        ("/institution/hours/en", "See https://shop.example"),
        ("/products/1/summary/en", "See https://www.chengchuan.example/a or https://shop.example."),
    ] {
        let text = changed(|document| *document.pointer_mut(pointer).unwrap() = found.into());
        let problems = load(&text, &|_| true, today()).unwrap_err();
        let expected = if found.contains("@") && pointer == "/products/1/link" {
            ProblemCode::Format
        } else {
            ProblemCode::ForeignHost
        };
        assert!(places(&problems).contains(&(pointer, expected)), "{found}: {problems:?}");
    }
    let text = changed(|document| document["segments"][0]["reason"]["en"] = "See https://shop.example".into());
    let rest = load_lenient(&text, &|_| true, today()).unwrap();
    assert_eq!(places(&rest.left_out), [("/segments/0/reason/en", ProblemCode::ForeignHost)]);
    assert_eq!(rest.segments.len(), bank().segments.len() - 1);
    for (pointer, found) in [
        ("/products/1/summary/zh-CN", "详见 https://m.chengchuan.example/a，谢谢"),
        ("/products/1/summary/en", "See www.chengchuan.example (our site)."),
        ("/products/1/link", "https://www.chengchuan.example/x"),
        ("/disclosures/0/source", "https://www.gov.cn/zhengce/"),
    ] {
        let text = changed(|document| *document.pointer_mut(pointer).unwrap() = found.into());
        assert_eq!(
            load(&text, &|_| true, today()).map(|bank| bank.products.len()),
            Ok(bank().products.len()),
            "{found}"
        );
    }
}
