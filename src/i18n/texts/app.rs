//! Words of the frame around every screen.

use super::Row;

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("app.name", ["财务规划", "財務規劃", "Financial planner"]),
    ("app.language", ["语言", "語言", "Language"]),
    ("app.larger", ["大字", "大字", "Larger"]),
    // Of every chunk that offers somebody to ask.
    ("calm.call", ["打电话 {phone}", "撥打 {phone}", "Call {phone}"]),
    ("app.back", ["返回", "返回", "Back"]),
    ("app.sample", ["示例银行：机构、产品和利率均为虚构", "範例銀行：機構、商品與利率皆為虛構", "Sample bank: institution, products and rates are fictional"]),
    ("app.private", ["全部在这台设备上计算；未经您同意，不发送您填的内容。", "全部在這台裝置上計算；未經您同意，不會傳送您填的內容。", "Everything is calculated on this device; nothing you enter is sent unless you agree to it."]),
    ("app.provided_by", ["由{bank}提供", "由{bank}提供", "Provided by {bank}"]),
    ("app.education", ["学习版：不做正式测评，不保存，不销售产品", "學習版：不做正式評估、不儲存、不銷售商品", "Learning version: no formal assessment, nothing kept, nothing sold"]),
    ("app.disclosures", ["重要说明", "重要說明", "Important information"]),
    ("app.skip", ["跳到内容", "跳到內容", "Skip to content"]),
    ("app.link_old", ["这个链接的部分内容已失效，其余已填好，请核对。", "這個連結的部分內容已失效，其餘已填好，請核對。", "Part of this link is out of date; the rest is filled in. Please check."]),
    ("app.from_link", ["已按链接填好，请核对。", "已依連結填好，請核對。", "Filled in from the link. Please check."]),
    ("app.loading", ["马上就好…", "馬上就好…", "One moment…"]),
    ("app.not_loaded", ["这一页没有打开", "這一頁沒有開啟", "This page could not be opened"]),
    ("app.part_failed", ["网络可能断开了。您填写的内容还在，请再试一次。", "網路可能中斷了。您填寫的內容還在，請再試一次。", "You may be offline. What you entered is still here; please try again."]),
    ("app.retry", ["再试一次", "再試一次", "Try again"]),
    ("app.close", ["关闭", "關閉", "Close"]),
    ("app.offline_texts", ["暂时读不到这种语言，请稍后再试。", "暫時讀不到這種語言，請稍後再試。", "This language cannot be loaded right now. Try again later."]),
];
