//! What went wrong and what to do.

use super::Row;

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("error.required", ["请填写{label}。", "請填寫{label}。", "Enter {label}."]),
    ("error.not_a_number", ["{label}需要是数字，例如 {example}。", "{label}需要是數字，例如 {example}。", "{label} must be a number, for example {example}."]),
    ("error.whole", ["{label}需要是整数，例如 {example}。", "{label}需要是整數，例如 {example}。", "{label} must be a whole number, for example {example}."]),
    ("error.too_small", ["{label}不能少于 {min}。", "{label}不能少於 {min}。", "{label} must be at least {min}."]),
    ("error.too_large", ["{label}不能超过 {max}。", "{label}不能超過 {max}。", "{label} must be no more than {max}."]),
    ("error.unit_suspect", ["现在按 {a} 计算。您想的是 {b} 吗？请核对单位。", "現在按 {a} 計算。您想的是 {b} 嗎？請核對單位。", "Calculating with {a}. Did you mean {b}? Check the unit."]),
    ("error.unusual_high", ["{value} 比常见的 {low} 至 {high} 高，结果请谨慎看待。", "{value} 比常見的 {low} 至 {high} 高，結果請審慎看待。", "{value} is above the usual {low} to {high}; read the result with care."]),
    ("error.unusual_low", ["{value} 比常见的 {low} 至 {high} 低，结果请谨慎看待。", "{value} 比常見的 {low} 至 {high} 低，結果請審慎看待。", "{value} is below the usual {low} to {high}; read the result with care."]),
    ("error.out_of_range", ["这个数太大，无法准确计算，请改小一些。", "這個數太大，無法準確計算，請改小一些。", "This number is too large to calculate exactly. Enter a smaller one."]),
];
