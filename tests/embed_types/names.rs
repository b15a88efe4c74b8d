//! Names that stand in closed lists on both sides.

use chrono::NaiveDate;
use finplan::advice::catalogue::Channel;
use finplan::base::Locale;
use finplan::campaign::link::{LinkTarget, decode};
use finplan::campaign::utm::KEYS;
use finplan::config::{Palette, SAMPLE, Theme, load};
use finplan::i18n::texts::rows;
use finplan::tools::registry::IDS;

use super::declared::{Types, fields};
use super::{file, same, set};

#[test]
fn languages_calculators_and_channels() {
    let types = Types::of_the_loader();
    same("Lang", &types.union("Lang"), &set(Locale::ALL.map(Locale::tag)));
    same("Tool", &types.union("Tool"), &set(IDS));
    let channel = types.interface("Options").remove("channel").unwrap();
    same("channel", &types.union(&channel.kind), &set(Channel::CODES.iter().copied()));
}

#[test]
fn screens_that_a_link_opens() {
    let types = Types::of_the_loader();
    let screens = types.union("Screen");
    same("Screen", &screens, &set(LinkTarget::SCREENS.map(LinkTarget::name)));
    let view = &fields(&types.interface("Events")["view.shown"].kind)["view"];
    // Screens that no link opens, or by a field of its own.
    let views = &(&screens | &set(IDS)) | &set(["product", LinkTarget::Receipt.name()]);
    same("view", &types.union(&view.kind), &views);
    for screen in screens {
        let link = decode(&format!("screen={screen}"), "");
        assert_eq!((link.screen.name(), link.dropped.unknown), (screen.as_str(), false));
    }
    for tool in types.union("Tool") {
        assert_eq!(decode(&format!("tool={tool}"), "").screen.name(), tool);
    }
    let link = set(fields(types.body("Link")).into_keys());
    same("Link", &link, &set(["tool", "screen", "receipt", "lang", "[input"]));
}

#[test]
fn keys_of_a_campaign() {
    let types = Types::of_the_loader();
    let utm = types.body("Utm");
    let keys = utm.split_once('<').unwrap().1.rsplit_once(", string").unwrap().0;
    same("Utm", &types.union(keys.trim_start_matches("Record<")), &set(KEYS));
}

/// Page and loader are called by the widget's name before its texts are there.
#[test]
fn titles_are_the_name_of_the_widget() {
    let name = rows().find(|(key, _)| *key == "app.name").unwrap().1;
    for script in ["public/boot/stage.js", "public/embed/options.js"].map(file) {
        let titles = script.lines().find(|line| line.starts_with("const TITLES = ")).unwrap();
        for (locale, name) in Locale::ALL.into_iter().zip(name) {
            let tag = locale.tag();
            let entry = [format!("'{tag}': '{name}'"), format!(" {tag}: '{name}'")];
            assert!(entry.iter().any(|entry| titles.contains(entry)), "{tag} in {titles}");
        }
    }
}

#[test]
fn colours_of_a_theme() {
    let types = Types::of_the_loader();
    let bank = load(SAMPLE, &|_| true, NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()).unwrap();
    // Named one by one: what is added to a theme belongs into the types.
    let Theme { light, dark: _, radius: _, mark: _ } = bank.theme.as_ref().unwrap();
    let theme = types.body("Theme");
    // The scheme is for the page around the program.
    same("Theme", &set(fields(theme).into_keys()), &set(["scheme", "light", "dark", "radius", "mark"]));
    let palette = types.body("Palette");
    let colours = palette.split_once("Record<").unwrap().1.split_once(',').unwrap().0;
    let Palette { chart: _, .. } = light;
    same("Palette", &types.union(colours), &set(light.tokens().map(|(name, _)| name)));
    same("Palette beside its colours", &set(fields(palette).into_keys()), &set(["chart"]));
}
