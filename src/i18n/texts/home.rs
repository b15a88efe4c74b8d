//! The first screen.

use super::Row;

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("home.title", ["您想做什么？", "您想做什麼？", "What would you like to do?"]),
    ("home.receipt", ["我有结果回执码", "我有試算憑證碼", "I have a receipt code"]),
    ("home.next", ["下一步", "下一步", "Next"]),
    ("home.next.begin", ["这里还没有您的规划，可以从这一项开始。", "這裡還沒有您的規劃，可以從這一項開始。", "Nothing is planned here yet; this is a place to begin."]),
    ("home.next.close", ["先不看", "先不看", "Not now"]),
    ("home.risk_profile", ["了解自己的风险承受能力", "了解自己的風險屬性", "Know how much risk suits you"]),
    ("home.risk_profile.line", ["逐题回答，不限时间", "逐題回答，不限時間", "One question at a time, no time limit"]),
    ("home.risk_exercise", ["风险偏好小练习", "風險偏好小練習", "Get to know your attitude to risk"]),
    ("home.risk_exercise.line", ["不产生等级，不保存", "不產生等級，不儲存", "No level, nothing kept"]),
    ("home.suggestions", ["看适合的产品", "看適合的商品", "See what fits you"]),
    ("home.suggestions.line", ["按您的情况核对，也说明为什么", "依您的情況核對，也說明原因", "Checked against your situation, with the reasons"]),
    ("home.wellbeing", ["对钱有多少把握", "對錢有多少把握", "How secure do I feel about money?"]),
    ("home.wellbeing.line", ["十句话的小问卷，不问金额，不保留", "十句話的小問卷，不問金額，不保留", "Ten statements, no amounts, nothing kept"]),
];
