//! Words that every calculator uses.

use super::Row;

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("form.title", ["您的情况", "您的情況", "Your figures"]),
    ("form.assumptions", ["假设", "假設", "Assumptions"]),
    ("form.help", ["说明：{label}", "說明：{label}", "About: {label}"]),
    ("form.less", ["{label}减少", "{label}減少", "Less: {label}"]),
    ("form.more", ["{label}增加", "{label}增加", "More: {label}"]),
    ("form.slider", ["{label}滑块", "{label}滑桿", "{label} slider"]),
    ("form.reset", ["恢复默认", "恢復預設", "Reset"]),
    ("form.remove", ["移除{label}", "移除{label}", "Remove {label}"]),
    ("form.undo", ["撤销", "復原", "Undo"]),
    ("form.echo", ["= {amount}", "= {amount}", "= {amount}"]),
    ("form.default_of", ["默认值：{source}，{date}", "預設值：{source}，{date}", "Default: {source}, {date}"]),
    ("form.unit.wan", ["万元", "萬元", "×10,000"]),
    ("form.unit.one", ["元", "元", "¥"]),
    ("form.unit.percent", ["%", "%", "%"]),
    ("form.unit.years", ["年", "年", "years"]),
    ("form.unit.months", ["个月", "個月", "months"]),
    ("form.unit.switch", ["单位：{unit}，点按切换", "單位：{unit}，點按切換", "Unit: {unit}. Tap to switch"]),
    ("form.year", ["{label}：年", "{label}：年", "{label}: year"]),
    ("form.month", ["{label}：月", "{label}：月", "{label}: month"]),
    ("form.summary", ["有 {n} 处需要看一下", "有 {n} 處需要確認", "{n:entry needs/entries need} a look"]),
    ("report.answer", ["结果", "結果", "Answer"]),
    ("report.pending", ["正在计算…", "正在計算…", "Working it out…"]),
    ("report.failed", ["没能算完。您填写的内容都还在。", "沒能算完。您填寫的內容都還在。", "This could not be worked out. All you have entered is still there."]),
    ("report.again", ["再算一次", "再算一次", "Try again"]),
    ("report.stale", ["改好上面的输入后更新", "修正上方輸入後更新", "Updates once the entries are corrected"]),
    ("report.figures", ["关键数字", "關鍵數字", "Key figures"]),
    ("receipt.today", ["改用今天的日期", "改用今天的日期", "Use today's date"]),
    ("case.bad", ["不利情形", "不利情境", "bad case"]),
    ("case.middle", ["中间情形", "中性情境", "middle case"]),
    ("case.good", ["有利情形", "有利情境", "good case"]),
    ("keep.carried", ["“{label}”取自“{tool}”", "「{label}」取自「{tool}」", "“{label}” is taken from “{tool}”"]),
    ("keep.redo", ["重做", "重做", "Redo"]),
];
