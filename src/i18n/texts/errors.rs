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
    ("error.not_a_month", ["“{label}”需要是年和月，例如 {example}。", "「{label}」需要是年和月，例如 {example}。", "“{label}” must be a month and a year, for example {example}."]),
    ("error.unit_suspect", ["读作 {a}，超过了 {max}。您想的是 {b} 吗？", "讀作 {a}，超過了 {max}。您想的是 {b} 嗎？", "This reads as {a}, more than {max}. Did you mean {b}?"]),
    ("error.marks", ["“{label}”里的逗号、点或空格有不止一种读法，请像 {example} 这样填写。", "「{label}」裡的逗號、點或空格有不只一種讀法，請像 {example} 這樣填寫。", "The commas, points or spaces in “{label}” can be read in more than one way. Write it like {example}."]),
    ("error.marks_meant", ["“{label}”里的逗号、点或空格有不止一种读法。您想的是 {b} 吗？", "「{label}」裡的逗號、點或空格有不只一種讀法。您想的是 {b} 嗎？", "The commas, points or spaces in “{label}” can be read in more than one way. Did you mean {b}?"]),
    ("error.unit", ["“{label}”用的是另一个单位，请像 {example} 这样填写。", "「{label}」用的是另一個單位，請像 {example} 這樣填寫。", "“{label}” is in another unit. Write it like {example}."]),
    ("error.unit_meant", ["“{label}”用的是另一个单位。您想的是 {b} 吗？", "「{label}」用的是另一個單位。您想的是 {b} 嗎？", "“{label}” is in another unit. Did you mean {b}?"]),
    ("error.currency", ["“{label}”按 {currency} 计算，请先换算，再像 {example} 这样填写。", "「{label}」以 {currency} 計算，請先換算，再像 {example} 這樣填寫。", "“{label}” is in {currency}. Convert it first and write it like {example}."]),
    ("error.use_meant", ["改为 {b}", "改為 {b}", "Change to {b}"]),
    ("error.unusual_high", ["{value} 比常见的 {low} 至 {high} 高，结果请谨慎看待。", "{value} 比常見的 {low} 至 {high} 高，結果請審慎看待。", "{value} is above the usual {low} to {high}; read the result with care."]),
    ("error.unusual_low", ["{value} 比常见的 {low} 至 {high} 低，结果请谨慎看待。", "{value} 比常見的 {low} 至 {high} 低，結果請審慎看待。", "{value} is below the usual {low} to {high}; read the result with care."]),
    ("error.out_of_range", ["这个数太大，无法准确计算，请改小一些。", "這個數太大，無法準確計算，請改小一些。", "This number is too large to calculate exactly. Enter a smaller one."]),
];
