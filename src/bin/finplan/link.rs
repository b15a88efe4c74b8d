//! `finplan link TOOL --input value… --utm_source …`: a campaign link that opens one screen, filled in.

use clap::{Arg, ArgMatches, Command};
use finplan::campaign::link::{DeepLink, LinkTarget};
use finplan::campaign::pii::looks_personal;
use finplan::campaign::utm::{KEYS, Refused, Taken};
use finplan::domain::money::Currency;
use finplan::i18n::{Locale, Texts};
use finplan::receipt;
use finplan::tool::Context;
use finplan::tool::calculator::Calculator;
use finplan::tool::form::{Form, Typed};
use finplan::tool::value::Values;
use finplan::tools::registry::{TOOLS, calculator, find};

use crate::{calc, clock, print};

/// The subcommand, with one subcommand for each place that a link can open.
pub fn command() -> Command {
    let texts = Texts::built_in(Locale::En, Currency::Cny);
    let tools = TOOLS.iter().map(|tool| LinkTarget::Tool(tool.id));
    let places = LinkTarget::SCREENS.into_iter().chain(tools).chain([LinkTarget::Receipt]);
    Command::new("link")
        .about("Make a campaign link that opens one tool or screen, filled in")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(places.map(|place| shared(of_place(place, &texts))))
}

/// What a place is about, and what it can be filled with.
fn of_place(place: LinkTarget, texts: &Texts) -> Command {
    let command = Command::new(place.name());
    match place {
        LinkTarget::Home => command.about("The choice of what to do"),
        LinkTarget::RiskProfile => command.about("The risk questionnaire"),
        LinkTarget::Suggestions => command.about("The suggestions"),
        LinkTarget::WellBeing => command.about("The financial well-being scale"),
        LinkTarget::Receipt => command.about("The calculation of a receipt, run again").arg(
            Arg::new("code").required(true).num_args(1..).help("The code, in either case, with or without hyphens"),
        ),
        LinkTarget::Tool(id) => match find(id) {
            Some(tool) => command.about(texts.say(&tool.question())).args(calc::inputs(tool, texts)),
            None => command,
        },
    }
}

fn shared(command: Command) -> Command {
    let utm = KEYS.map(|key| {
        Arg::new(key).long(key).value_name("NAME").help(
            "Comes back in the events that the host receives: in small letters, at most 100 characters, never a \
             person's data",
        )
    });
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

/// Prints the link; what of it is not as it was given, beside it.
pub fn run(matches: &ArgMatches) -> Result<(), String> {
    let (name, matches) = matches.subcommand().ok_or("name a tool or screen")?;
    let mut link = if let Some(calculator) = calculator(name) {
        DeepLink::to_tool(calculator.tool, &given(calculator, matches)?)
    } else if name == LinkTarget::Receipt.name() {
        let code: Vec<&str> = matches.get_many::<String>("code").into_iter().flatten().map(String::as_str).collect();
        receipt::read(&code.concat()).map_err(|error| error.to_string())?;
        DeepLink::to_receipt(&code.concat())
    } else {
        let screen = LinkTarget::SCREENS.into_iter().find(|place| place.name() == name).ok_or("no such screen")?;
        DeepLink { screen, ..DeepLink::default() }
    };
    link.locale = matches.get_one::<String>("lang").and_then(|tag| Locale::from_tag(tag));
    for key in KEYS {
        if let Some(value) = matches.get_one::<String>(key) {
            let taken = link.utm.set(key, value).map_err(|why| match why {
                Refused::Personal => format!("--{key} {value}: looks like a person's data, which no link may hold"),
                _ => format!("--{key} {value}: holds nothing that a campaign's name can be made of"),
            })?;
            if taken == Taken::Cleaned {
                eprintln!("finplan: --{key} {value}: becomes {}", link.utm.get(key).unwrap_or_default());
            }
        }
    }
    let page = matches.get_one::<String>("page").map_or("", String::as_str);
    if looks_personal(page) {
        return Err(format!("--page {page}: looks like it holds a person's data, which no link may hold"));
    }
    if page.contains('#') {
        eprintln!("finplan: --page {page}: what stands behind the # makes way for the link");
    }
    print(&format!("{}\n", link.url(page)))
}

/// The inputs that were given, checked like in the form; the others keep the bank's defaults.
fn given(calculator: &'static Calculator, matches: &ArgMatches) -> Result<Values, String> {
    let texts = Texts::built_in(Locale::En, Currency::Cny);
    let context = Context::new(clock::today(matches)?, Currency::Cny);
    let mut values = Values::default();
    for field in &Form::new(calculator, &[], &context).fields {
        let id = field.input.id;
        if let Some(text) = matches.get_one::<String>(id) {
            let typed = Typed { text: text.clone(), wan: false };
            let value = field
                .read(&typed, &context)
                .map_err(|error| format!("--{id}: {}", texts.say(&calculator.tool.explain(&error))))?;
            values.set(id, value);
        }
    }
    Ok(values)
}
