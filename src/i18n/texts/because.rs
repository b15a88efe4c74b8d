//! What of a rule held, and the calendar file.

use super::Row;

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("because.title", ["按您的这些情况：", "依您的這些情況：", "From what is known of you:"]),
    ("because.level", ["考虑了您的风险测评结果", "考慮了您的風險屬性評估結果", "Your risk assessment was taken into account"]),
    ("because.student", ["您在上学", "您在就學", "You are studying"]),
    ("because.employee", ["您受雇工作", "您受僱工作", "You are employed"]),
    ("because.business_owner", ["您自己经营", "您自己經營", "You run a business"]),
    ("because.retired", ["您已退休", "您已退休", "You are retired"]),
    ("because.other", ["您的职业归为“其他”", "您的職業歸為「其他」", "Your occupation counts as “other”"]),
    ("because.age_from", ["您满 {n} 岁", "您滿 {n} 歲", "You are {n} or older"]),
    ("because.age_to", ["您的年龄不超过 {n} 岁", "您的年齡不超過 {n} 歲", "You are {n} or younger"]),
    ("because.means_from", ["可以投资的钱不少于 {amount}", "可以投資的錢不少於 {amount}", "You can invest {amount} or more"]),
    ("because.means_to", ["可以投资的钱不超过 {amount}", "可以投資的錢不超過 {amount}", "You can invest up to {amount}"]),
    ("because.horizon_from", ["这笔钱 {time} 内不用", "這筆錢 {time} 內不用", "The money is not needed for {time}"]),
    ("because.horizon_to", ["这笔钱可能 {time} 内要用", "這筆錢可能 {time} 內要用", "The money may be needed within {time}"]),
    ("because.goal", ["这笔钱的用途：{need}", "這筆錢的用途：{need}", "What the money is for: {need}"]),
    ("because.opened", ["您这次打开过“{tool}”", "您這次開啟過「{tool}」", "You opened “{tool}” in this visit"]),
    ("because.used", ["您这次用“{tool}”算过", "您這次用「{tool}」試算過", "You worked with “{tool}” in this visit"]),
    ("because.planned", ["符合您在“{tool}”里填的数", "符合您在「{tool}」填的數字", "It fits the figures you entered in “{tool}”"]),
    ("because.kept", ["您加入对比的方案不少于 {n} 个", "您加入比較的方案不少於 {n} 個", "You keep {n:variant/variants} or more"]),
    ("because.finished", ["您答完了问卷", "您答完了問卷", "You have answered the questions"]),
    ("calendar.add", ["加入日历（.ics 文件）", "加入行事曆（.ics 檔案）", "Add to calendar (.ics file)"]),
    ("calendar.what", ["文件里只有日期、银行名称和提醒，没有您的等级和答案。", "檔案裡只有日期、銀行名稱和提醒，沒有您的風險屬性和答案。", "The file holds the day, the bank's name and a reminder; neither your level nor your answers."]),
    ("calendar.retest", ["{bank}：风险测评今天到期，可以重新测评", "{bank}：風險屬性評估今日到期，可以重新評估", "{bank}: your risk assessment ends today; take it again"]),
    ("calendar.words", ["在{bank}自己的网站或应用里重新测评。", "在{bank}自己的網站或應用程式重新評估。", "Take it again on the site or in the app of {bank}."]),
];
