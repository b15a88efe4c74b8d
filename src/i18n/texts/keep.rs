//! Scenarios side by side, saving them on the device, steps back, and links.

use super::Row;

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("keep.title", ["对比方案", "比較方案", "Compare variants"]),
    ("keep.intro", ["把现在的数字加入对比，改几个数后并排看差别，最多四个。", "把目前的數字加入比較，改幾個數字後並排看差別，最多四個。", "Add the figures you have now, change some, and see them side by side; four at most."]),
    ("keep.add", ["加入对比", "加入比較", "Add to comparison"]),
    ("keep.variant", ["方案 {n}", "方案 {n}", "Variant {n}"]),
    ("keep.now", ["现在", "目前", "Now"]),
    ("keep.added", ["已加入对比：{name}", "已加入比較：{name}", "Added: {name}"]),
    ("keep.full", ["最多四个，请先移除一个。", "最多四個，請先移除一個。", "Four at most. Remove one first."]),
    ("keep.same", ["这组数字已在对比中。", "這組數字已在比較中。", "These figures are in the comparison already."]),
    ("keep.mend", ["请先改好上面的输入。", "請先修正上方的輸入。", "Correct the entries above first."]),
    ("keep.name", ["名称：{name}", "名稱：{name}", "Name: {name}"]),
    ("keep.open", ["打开", "開啟", "Open"]),
    ("keep.open.one", ["打开：{name}", "開啟：{name}", "Open: {name}"]),
    ("keep.remove", ["移除", "移除", "Remove"]),
    ("keep.remove.one", ["移除：{name}", "移除：{name}", "Remove: {name}"]),
    ("keep.clear", ["全部清除", "全部清除", "Erase all"]),
    ("keep.removed", ["已移除：{name}", "已移除：{name}", "Removed: {name}"]),
    ("keep.renamed", ["已改名：{name}", "已改名：{name}", "Renamed: {name}"]),
    ("keep.cleared", ["已全部清除，本机也不再保存。", "已全部清除，本機也不再儲存。", "All erased, from this device too."]),
    ("keep.marks", ["≠ 表示与首列不同，下面的数是与首列的差。", "≠ 表示與首欄不同，下面的數字是與首欄的差。", "≠ marks what differs from the first column; the difference stands below."]),
    ("keep.differs", ["与首列不同", "與首欄不同", "differs from the first column"]),
    ("keep.none", ["没有这一项", "沒有這一項", "none"]),
    ("keep.strange", ["其中有一项，这个工具已不再使用。", "其中有一項，這個工具已不再使用。", "One of its entries is no longer used by this tool."]),
    ("keep.save", ["保存到本机", "儲存到本機", "Save on this device"]),
    ("keep.save.what", ["勾选后，方案的名称、您填的数字，以及修改和来访的日期会留在这个浏览器里，直到您取消勾选或清除；不会发送给任何人。不勾选，离开页面后不保留。", "勾選後，方案的名稱、您填的數字，以及修改和來訪的日期會留在這個瀏覽器，直到您取消勾選或清除；不會傳送給任何人。不勾選，離開頁面後不保留。", "When ticked, the names of the variants, the figures you entered and the days of changes and visits stay in this browser until you untick it or erase them. Nothing is sent. Unticked, they are gone once you leave."]),
    ("keep.blocked", ["浏览器不允许在本机保存；离开页面后不保留。", "瀏覽器不允許儲存在本機；離開頁面後不保留。", "This browser does not allow saving here; nothing is kept once you leave."]),
    ("keep.broken", ["以前保存的方案读不出来，没有被删除；勾选后由现在的方案替换。", "以前儲存的方案無法讀取，沒有刪除；勾選後由目前的方案取代。", "Variants saved earlier cannot be read. They were not deleted; saving now replaces them."]),
    ("keep.education", ["学习版不保存：离开页面后不保留。", "學習版不儲存：離開頁面後不保留。", "The learning version saves nothing: variants are gone once you leave."]),
    ("keep.link", ["分享链接", "分享連結", "Share link"]),
    ("keep.link.what", ["链接里有您填的金额，拿到链接的人都能看到。", "連結裡有您填的金額，拿到連結的人都能看到。", "The link contains the amounts you entered; anyone who has it can see them."]),
    ("keep.link.copied", ["已复制链接。", "已複製連結。", "Link copied."]),
    ("keep.link.by_hand", ["请复制下面的链接。", "請複製下方的連結。", "Copy the link below."]),
    ("keep.link.address", ["链接", "連結", "Link"]),
];
