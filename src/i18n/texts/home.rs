//! The first screen.

use super::Row;

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("home.title", ["您想做什么？", "您想做什麼？", "What would you like to do?"]),
    ("home.promise", ["先算清楚，再做决定。", "先算清楚，再做決定。", "First the numbers, then the decision."]),
    ("home.comma", ["、", "、", ", "]),
    ("home.search", ["搜一个词", "搜尋一個詞", "Search"]),
    ("home.search.hint", ["搜一个词：月供、分期、存钱", "搜尋：月付金、分期、存錢", "Search: payment, card, saving"]),
    ("home.search.nothing", ["没有找到。换个词试试，或清空后按分类找。", "沒有找到。換個詞試試，或清空後依分類找。", "Nothing found. Try another word, or clear it and look by group."]),
    ("home.wish.home", ["买房", "買房", "A home"]),
    ("home.wish.borrowing", ["借钱和还钱", "借錢與還錢", "Borrowing and repaying"]),
    ("home.wish.saving", ["攒钱和投资", "存錢與投資", "Saving and investing"]),
    ("home.wish.protection", ["保障", "保障", "Protection"]),
    ("home.wish.myself", ["了解自己", "了解自己", "What suits me"]),
    ("home.receipt", ["我有结果回执码", "我有試算憑證碼", "I have a receipt code"]),
    ("home.next", ["下一步", "下一步", "Next"]),
    ("home.next.close", ["先不看", "先不看", "Not now"]),
    ("home.risk_profile", ["了解自己的风险承受能力", "了解自己的風險屬性", "Know how much risk suits you"]),
    ("home.risk_profile.words", ["风险测评 问卷 风险等级", "風險屬性 問卷 KYC", "risk questionnaire profile level"]),
    ("home.suggestions.words", ["产品 理财 存款 基金 推荐", "商品 理財 存款 基金 推薦", "products deposits funds suggestions"]),
    ("home.wellbeing.words", ["问卷 压力 安心", "問卷 壓力 安心", "well-being stress scale"]),
    ("home.risk_profile.line", ["逐题回答，不限时间", "逐題回答，不限時間", "One question at a time, no time limit"]),
    ("home.risk_exercise", ["风险偏好小练习", "風險偏好小練習", "Get to know your attitude to risk"]),
    ("home.risk_exercise.line", ["不产生等级，不保存", "不產生等級，不儲存", "No level, nothing kept"]),
    ("home.suggestions", ["看适合的产品", "看適合的商品", "See what fits you"]),
    ("home.suggestions.line", ["按您的情况核对，也说明为什么", "依您的情況核對，也說明原因", "Checked against your situation, with the reasons"]),
    ("home.wellbeing", ["对钱有多少把握", "對錢有多少把握", "How secure do I feel about money?"]),
    ("home.wellbeing.line", ["十句话的小问卷，不问金额，不保留", "十句話的小問卷，不問金額，不保留", "Ten statements, no amounts, nothing kept"]),
];
