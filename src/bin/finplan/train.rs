//! `finplan train VISITS.csv`: the models of a bank's document, and what they are worth.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use finplan::advice::models::{Embedding, Models};
use finplan::base::LocalText;
use finplan::config::SAMPLE;
use finplan::training::evaluation::{evaluate, table, train};
use finplan::training::{Hyperparameters, Visit, csv, synthetic};
use serde_json::{Value, json};

use crate::{check, clock, print};

/// The subcommand.
pub fn command() -> Command {
    let number = |id: &'static str, default: &'static str| {
        Arg::new(id).long(id).value_name("N").default_value(default).value_parser(value_parser!(u32))
    };
    let path = |id: &'static str| Arg::new(id).value_parser(value_parser!(PathBuf));
    Command::new("train")
        .about("Make the part `models` of a bank's document from anonymous visits, and try it on visits kept back")
        .arg(path("visits").required_unless_present("synthetic").conflicts_with("synthetic").help(
            "CSV: visit,product,event[,features]; every event but `shown` counts; features such as goal_saving, parted by spaces",
        ))
        .arg(
            Arg::new("synthetic")
                .long("synthetic")
                .value_name("N")
                .num_args(0..=1)
                .default_missing_value("20000")
                .value_parser(value_parser!(u32).range(..=1_000_000))
                .help("Instead: N made-up visits whose structure is known"),
        )
        .arg(path("bank").long("bank").help("The products that made-up visits choose from [default: the sample bank]"))
        .arg(path("csv").long("csv").help("Write the visits to this file"))
        .arg(number("least", "20").help("How many visits must stand behind every number"))
        .arg(number("most", "8").help("How many products each feature and product keeps"))
        .arg(number("size", "8").help("How long the learned vectors are; 0 for none"))
        .arg(number("seed", "1").help("What chance starts from"))
        .arg(number("at", "3").help("How many products count as the first when the models are tried"))
        .arg(
            Arg::new("horizons")
                .long("horizons")
                .value_name("MONTHS")
                .default_value("12,36,60")
                .value_delimiter(',')
                .action(ArgAction::Append)
                .value_parser(value_parser!(u32))
                .help("The ends of the bands that horizon_0, horizon_1 … stand for"),
        )
        .arg(clock::option())
}

/// Prints the models; what they are worth goes to the terminal.
pub fn run(matches: &ArgMatches) -> Result<(), String> {
    let today = clock::today(matches)?;
    let number = |id: &str| matches.get_one::<u32>(id).copied().unwrap_or_default();
    let place = |id: &str| usize::try_from(number(id)).unwrap_or(usize::MAX);
    let settings = Hyperparameters {
        min_visits: number("least").max(5),
        max_neighbours: place("most").clamp(1, 100),
        dimensions: place("size").min(32),
        seed: number("seed").into(),
    };
    let synthetic = matches.get_one::<u32>("synthetic").copied();
    let visits = match synthetic {
        Some(count) => made_up(matches, count, settings.seed)?,
        None => csv::read(&read(matches, "visits")?)?,
    };
    if let Some(file) = matches.get_one::<PathBuf>("csv") {
        std::fs::write(file, csv::write(&visits)).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let at = place("at").max(1);
    eprint!("{} visits, one of five kept back\n{}", visits.len(), table(&evaluate(&visits, &settings, at), at));
    let mut models = train(&visits, &settings, today);
    models.version = format!("{today}.{}", settings.seed);
    models.horizons = matches.get_many("horizons").into_iter().flatten().copied().collect();
    models.source = source(synthetic.is_some());
    print(&text(&models))
}

fn read(matches: &ArgMatches, id: &str) -> Result<String, String> {
    let file = matches.get_one::<PathBuf>(id).ok_or("name a file")?;
    std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn made_up(matches: &ArgMatches, count: u32, seed: u64) -> Result<Vec<Visit>, String> {
    let text = if matches.contains_id("bank") { read(matches, "bank")? } else { SAMPLE.to_owned() };
    let bank = check::load(&text, clock::today(matches)?)
        .map_err(|problems| format!("the bank's document has {} problems; see `finplan check`", problems.len()))?;
    Ok(synthetic::visits(&bank.products, &bank.segments, count, seed))
}

fn source(synthetic: bool) -> LocalText {
    let [zh_cn, zh_tw, en] = if synthetic {
        [
            "程序编造的访问，没有真实客户（示例）",
            "程式編造的造訪，沒有真實客戶（範例）",
            "visits made up by a program, no real customers (sample)",
        ]
    } else {
        ["本行网站的匿名访问", "本行網站的匿名造訪", "anonymous visits to the bank's site"]
    };
    LocalText { zh_cn: zh_cn.to_owned(), zh_tw: zh_tw.to_owned(), en: en.to_owned() }
}

/// The part `models` of a document: a line for each row.
fn text(models: &Models) -> String {
    let rows = |rows: Vec<Value>| {
        let rows: Vec<String> = rows.iter().map(|row| format!("    {row}")).collect();
        if rows.is_empty() { "[]".to_owned() } else { format!("[\n{}\n  ]", rows.join(",\n")) }
    };
    let vectors = |all: &[Embedding]| {
        rows(all.iter().map(|row| json!({ "id": row.id.as_str(), "vector": row.vector.code() })).collect())
    };
    let neighbours = models.similar.iter().map(|row| {
        let to: Vec<&str> = row.to.iter().map(|id| id.as_str()).collect();
        json!({ "from": row.from.as_str(), "to": to, "scores": row.scores })
    });
    let source = json!({ "zh-CN": models.source.zh_cn, "zh-TW": models.source.zh_tw, "en": models.source.en });
    let parts = [
        ("version", json!(models.version).to_string()),
        ("trained_on", json!(models.trained_on.to_string()).to_string()),
        ("source", source.to_string()),
        ("visits", json!(models.visits).to_string()),
        ("least_visits", json!(models.least_visits).to_string()),
        ("horizons", json!(models.horizons).to_string()),
        ("similar", rows(neighbours.collect())),
        ("products", vectors(&models.products)),
        ("features", vectors(&models.features)),
    ];
    let parts: Vec<String> = parts.iter().map(|(key, value)| format!("  \"{key}\": {value}")).collect();
    format!("{{\n{}\n}}\n", parts.join(",\n"))
}
