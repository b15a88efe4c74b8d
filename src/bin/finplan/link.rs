//! `finplan link TOOL --input value… --utm_source …`: a campaign link that opens one screen, filled in.

use clap::{Arg, ArgMatches, Command};
use finplan::campaign::link::{Place, Start};
use finplan::campaign::utm::{KEYS, Refused};
use finplan::domain::money::Currency;
use finplan::i18n::{Locale, Texts};
use finplan::tool::form::{Form, Typed};
use finplan::tool::registry::TOOLS;
use finplan::tool::value::Values;
use finplan::tool::{Context, Tool};

use crate::{calc, clock};

const SCREENS: [(Place, &str); 3] = [
    (Place::Home, "The choice of what to do"),
    (Place::RiskProfile, "The risk questionnaire"),
    (Place::Suggestions, "The suggestions"),
];

/// The subcommand, with one subcommand for each tool and screen.
pub fn command() -> Command {
    let texts = Texts::built_in(Locale::En, Currency::Cny);
    let tools = TOOLS.iter().map(|tool| {
        let inputs = calc::inputs(tool, &texts);
        shared(Command::new(tool.id).about(texts.say(&tool.ask()))).args(inputs)
    });
    let screens = SCREENS.map(|(place, about)| shared(Command::new(place.name()).about(about)));
    Command::new("link")
        .about("Make a campaign link that opens one tool or screen, filled in")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(tools.chain(screens))
}

fn shared(command: Command) -> Command {
    let utm = KEYS
        .map(|key| Arg::new(key).long(key).value_name("NAME").help("Comes back in the events that the host receives"));
    command
        .arg(clock::option())
        .arg(
            Arg::new("page")
                .long("page")
                .value_name("URL")
                .default_value("widget.html")
                .help("The page to open: the widget's own, or one whose widget has the attribute `campaign`"),
        )
        .arg(
            Arg::new("lang")
                .long("lang")
                .value_parser(Locale::ALL.map(Locale::tag))
                .help("The language; the customer's own where it is left out"),
        )
        .args(utm)
}

/// Prints the link.
pub fn run(matches: &ArgMatches) -> Result<(), String> {
    let (name, matches) = matches.subcommand().ok_or("name a tool or screen")?;
    let mut start = match TOOLS.iter().find(|tool| tool.id == name) {
        Some(tool) => Start::at_tool(tool, &given(tool, matches)?),
        None => Start {
            screen: SCREENS
                .into_iter()
                .find(|(place, _)| place.name() == name)
                .map(|(place, _)| place)
                .unwrap_or_default(),
            ..Start::default()
        },
    };
    start.locale = matches.get_one::<String>("lang").and_then(|tag| Locale::from_tag(tag));
    for key in KEYS {
        if let Some(value) = matches.get_one::<String>(key) {
            start.utm.set(key, value).map_err(|why| match why {
                Refused::Personal => format!("--{key} {value}: looks like a person's data"),
                _ => format!("--{key} {value}: use letters, digits and - _ . ~ | : /, at most 100"),
            })?;
        }
    }
    let page = matches.get_one::<String>("page").map_or("", String::as_str);
    println!("{}", start.link(page));
    Ok(())
}

/// The inputs that were given, checked like in the form; the others keep the bank's defaults.
fn given(tool: &'static Tool, matches: &ArgMatches) -> Result<Values, String> {
    let texts = Texts::built_in(Locale::En, Currency::Cny);
    let context = Context::new(clock::today(matches)?, Currency::Cny);
    let mut values = Values::default();
    for field in &Form::new(tool, &[], &context).fields {
        let id = field.input.id;
        if let Some(text) = matches.get_one::<String>(id) {
            let typed = Typed { text: text.clone(), wan: false };
            let value = field
                .read(&typed, &context)
                .map_err(|fault| format!("--{id}: {}", texts.say(&tool.explain(&fault))))?;
            values.set(id, value);
        }
    }
    Ok(values)
}
