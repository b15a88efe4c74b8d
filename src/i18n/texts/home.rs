//! The first screen.

use super::Row;

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("home.title", ["您想做什么？", "您想做什麼？", "What would you like to do?"]),
    ("home.receipt", ["我有结果回执码", "我有試算憑證碼", "I have a receipt code"]),
    ("home.mortgage", ["算房贷", "試算房貸", "Work out a mortgage"]),
    ("home.mortgage.line", ["每月还多少，利息一共多少", "每月繳多少，利息一共多少", "The monthly payment and the interest in all"]),
    ("home.prepayment", ["提前还款", "提前還本", "Repay a loan early"]),
    ("home.prepayment.line", ["能省多少利息，要不要把钱留着", "能省多少利息，要不要把錢留著", "The interest it saves, or whether to keep the money"]),
    ("home.instalment_cost", ["看清分期成本", "看清分期成本", "See what an instalment costs"]),
    ("home.instalment_cost.line", ["宣传的费率，实际一年是多少", "宣傳的費率，實際一年是多少", "The advertised fee as an annual rate"]),
    ("home.cost_statement", ["逐项看清贷款成本", "逐項看清貸款成本", "See every cost of a loan"]),
    ("home.cost_statement.line", ["每项收费由谁收、怎么收，一年合多少", "每項收費由誰收、怎麼收，一年合多少", "Each charge, who collects it, and the cost of a year"]),
    ("home.saving_goal", ["存一笔钱", "存一筆錢", "Save for a goal"]),
    ("home.saving_goal.line", ["每月存多少，什么时候够", "每月存多少，什麼時候夠", "How much a month, and when it is enough"]),
    ("home.affordability", ["我能贷多少", "我能貸多少", "How much can I borrow?"]),
    ("home.affordability.line", ["从收入和支出看，每月还得起多少", "從收入和支出看，每月繳得起多少", "What your income and spending can carry"]),
    ("home.refinance", ["要不要转贷", "要不要轉貸", "Switch my loan or stay?"]),
    ("home.refinance.line", ["扣掉费用能省多少，多久回本", "扣掉費用能省多少，多久回本", "What it saves after fees, and when it has paid for itself"]),
    ("home.card_debt", ["还清信用卡", "還清信用卡", "Clear my card"]),
    ("home.card_debt.line", ["只还最低要还多久，怎样早点还清", "只繳最低要還多久，怎樣早點還清", "How long the minimum takes, and how to be done sooner"]),
    ("home.debts", ["还清多笔欠款", "還清多筆欠款", "Clear my debts"]),
    ("home.debts.line", ["先还哪一笔，合并划不划算", "先還哪一筆，整合划不划算", "Which first, and whether one loan is cheaper"]),
    ("home.business_loan", ["经营贷怎么借", "週轉金怎麼借", "Borrow for my business"]),
    ("home.business_loan.line", ["随借随还或按月还，哪种最省", "隨借隨還或按月攤還，哪種最省", "By the day or by the month: the cheapest that can be paid"]),
    ("home.car_loan", ["车贷还是付现", "車貸還是付現", "Finance a car"]),
    ("home.car_loan.line", ["贴息贷款和现金优惠，哪个更省", "原廠分期和現金折扣，哪個較省", "The dealer's loan against the discount"]),
    ("home.risk_profile", ["了解自己的风险承受能力", "了解自己的風險屬性", "Know how much risk suits you"]),
    ("home.risk_profile.line", ["十几个问题，约 3 分钟", "十幾個問題，約 3 分鐘", "A dozen questions, about 3 minutes"]),
    ("home.risk_exercise", ["风险偏好小练习", "風險偏好小練習", "Get to know your attitude to risk"]),
    ("home.risk_exercise.line", ["不产生等级，不保存", "不產生等級，不儲存", "No level, nothing kept"]),
    ("home.suggestions", ["看适合的产品", "看適合的商品", "See what fits you"]),
    ("home.suggestions.line", ["只看与您的情况相符的，也说明为什么", "只看與您的情況相符的，也說明原因", "Only what matches your situation, with the reasons"]),
];
