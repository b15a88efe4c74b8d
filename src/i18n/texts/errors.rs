//! What went wrong and what to do.

use super::Row;

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("error.required", ["请填写“{label}”。", "請填寫「{label}」。", "Fill in “{label}”."]),
    ("error.not_a_number", ["“{label}”需要是数字，例如 {example}。", "「{label}」需要是數字，例如 {example}。", "“{label}” must be a number, for example {example}."]),
    ("error.whole", ["“{label}”需要是整数，例如 {example}。", "「{label}」需要是整數，例如 {example}。", "“{label}” must be a whole number, for example {example}."]),
    ("error.too_small", ["“{label}”不能小于 {min}。", "「{label}」不能小於 {min}。", "“{label}” must be at least {min}."]),
    ("error.too_large", ["“{label}”不能超过 {max}。", "「{label}」不能超過 {max}。", "“{label}” must be no more than {max}."]),
    ("error.comes_to_little", ["按填写的内容，“{of}”是 {value}，不能小于 {min}。", "依填寫的內容，「{of}」是 {value}，不能小於 {min}。", "“{of}” comes to {value}; it must be at least {min}."]),
    ("error.comes_to_much", ["按填写的内容，“{of}”是 {value}，不能超过 {max}。", "依填寫的內容，「{of}」是 {value}，不能超過 {max}。", "“{of}” comes to {value}; it must be no more than {max}."]),
    ("error.unit_suspect", ["读作 {a}。如果您想的是 {b}，请改单位。", "讀作 {a}。如果您想的是 {b}，請改單位。", "This reads as {a}. If you meant {b}, change the unit."]),
    ("error.unusual_high", ["{value} 比常见的 {low} 至 {high} 高，结果请谨慎看待。", "{value} 比常見的 {low} 至 {high} 高，結果請審慎看待。", "{value} is above the usual {low} to {high}; read the result with care."]),
    ("error.unusual_low", ["{value} 比常见的 {low} 至 {high} 低，结果请谨慎看待。", "{value} 比常見的 {low} 至 {high} 低，結果請審慎看待。", "{value} is below the usual {low} to {high}; read the result with care."]),
    ("error.out_of_range", ["这个数太大，无法准确计算，请改小一些。", "這個數太大，無法準確計算，請改小一些。", "This number is too large to calculate exactly. Enter a smaller one."]),
];
