//! What a tool hands to the next, for every tool.

use finplan::domain::date;
use finplan::domain::money::Currency;
use finplan::tool::Context;
use finplan::tool::form::{Field, Form, Typed};
use finplan::tool::report::Destination;
use finplan::tools::registry::{CALCULATORS, TOOLS, calculator};

#[test]
fn every_tool_leads_on_and_the_next_form_takes_every_value_that_is_carried() {
    let context = Context::new(date::parse("2026-11-23").unwrap(), Currency::Cny);
    let mut carrying = Vec::new();
    for from in CALCULATORS {
        let tool = from.tool;
        let report = from.answer(&Form::new(from, &[], &context).defaults(), &context).unwrap();
        assert!(!report.next.is_empty(), "{} leads nowhere", tool.id);
        for step in report.next {
            let Destination::Tool(to, carried) = step.destination else { continue };
            let id = to.id;
            let form = Form::new(calculator(id).unwrap(), &[], &context);
            for (input, value) in &carried {
                let field = form.field(input).unwrap_or_else(|| panic!("{}: {id} has no {input}", tool.id));
                let typed = Typed { text: Field::canonical(*value), wan: false };
                assert_eq!(field.read(&typed, &context), Ok(*value), "{} to {id}: {input}", tool.id);
            }
            if !carried.is_empty() && !carrying.contains(&tool.id) {
                carrying.push(tool.id);
            }
        }
    }
    // A saving goal leads to the questionnaire, which takes no figures; who borrows, or owes, has figures to take
    // along.
    let owing =
        TOOLS.iter().filter(|tool| tool.borrows).map(|tool| tool.id).chain(["prepayment", "card_debt", "debts"]);
    for tool in owing {
        assert!(carrying.contains(&tool), "{tool} carries nothing");
    }
}
