//! The next step on the home screen.

use super::Row;

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("next.compare", ["比较两个方案：{tool}", "比較兩個方案：{tool}", "Compare two variants: {tool}"]),
    ("next.review", ["用新的利率再算一次：{tool}", "用新的利率再試算：{tool}", "With the new rates: {tool}"]),
    ("next.again", ["再看看您的方案：{tool}", "再看看您的方案：{tool}", "Your plan again: {tool}"]),
    ("next.retest", ["重新做风险测评", "重新做風險屬性評估", "Take the risk assessment again"]),
    ("next.note", ["记下测评到期的日子", "記下評估到期的日子", "Note when your assessment ends"]),
    ("next.why.nothing", ["这里还没有您的规划，可以从这一项开始。", "這裡還沒有您的規劃，可以從這一項開始。", "Nothing is planned here yet; this is a place to begin."]),
    ("next.why.half", ["问卷已经开始，还有几题没有答。", "問卷已經開始，還有幾題未答。", "You have begun the questions, and some are still open."]),
    ("next.why.open", ["这次还没有答问卷；答案不会留在这台设备上。", "這次還沒有答問卷；答案不會留在這台裝置上。", "The questions are not answered in this visit; answers are not kept on this device."]),
    ("next.why.none", ["还没有可以对比的方案：把现在的数字加入对比，改几个数就能并排看。", "還沒有可以比較的方案：把目前的數字加入比較，改幾個數字就能並排看。", "There is nothing to compare yet: add your figures, change some, and see both side by side."]),
    ("next.why.one", ["现在只有一个方案，再加一个才能对比。", "目前只有一個方案，再加一個才能比較。", "There is one variant so far; with a second you can compare."]),
    ("next.why.rates", ["利率在 {date} 变了，您的方案是之前存的。", "利率在 {date} 變了，您的方案是之前儲存的。", "The rates of {date} are newer."]),
    ("next.why.unchanged", ["您的方案从 {date} 起没有改过。", "您的方案自 {date} 起沒有改過。", "Not changed since {date}."]),
    ("next.why.last", ["您上次来是 {date}。", "您上次來是 {date}。", "You were last here on {date}."]),
    ("next.why.valid", ["测评结果有效至 {date}。", "評估結果有效至 {date}。", "Your result is valid until {date}."]),
];
