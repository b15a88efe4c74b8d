//! The record of the suggestions, and what it is good for.

use super::Row;

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("record.title", ["把这份清单的记录交给银行", "把這份清單的紀錄交付銀行", "Give the bank a record of this list"]),
    ("record.why", ["用途：以后可以核对当时为什么这样列出。交不交由您决定，不交不影响使用。", "用途：日後可以核對當時為什麼這樣列出。是否交付由您決定，不交付不影響使用。", "It lets the bank check later why the list looked like this. It is your choice; everything works without it."]),
    ("record.holds", ["记录里有：日期、排序方式、为您找到的需要，列出的产品、顺序、理由和旁边的提示语，没有列出的产品和原因，问卷、规则和文件的版本，地区和渠道（本页给出的或您说的，如有）；以及匹配时用到的情况：", "紀錄裡有：日期、排序方式、為您找到的需要，列出的商品、順序、理由與旁邊的警語，沒有列出的商品與原因，問卷、規則與文件的版本，地區與管道（本頁給出的或您說的，如有）；以及比對時用到的情況：", "It holds the date, the kind of order, the need found for you, the products shown, their order, reasons and required words, those not shown and why, the versions of questionnaire, rules and documents, region and channel if this page or you gave them; and what the matching used of your situation:"]),
    ("record.level", ["风险等级（含这笔钱的等级、是否最低类别）、评估日期、有效期，以及您是否说过情况变了", "風險屬性（含這筆錢的風險屬性、是否為最低類別）、評估日期、有效期限，以及您是否說過情況變了", "your risk level (with that of this money, and if it is the lowest category), its date and expiry, and if you said that things changed"]),
    ("record.age", ["年龄段", "年齡區間", "your age band"]),
    ("record.occupation", ["职业类别", "職業類別", "your kind of occupation"]),
    ("record.time", ["用钱的时间和取用快慢", "用錢的時間與領回快慢", "when you need the money, and how fast"]),
    ("record.means", ["可投资金额的范围，或您打算投入的金额", "可投資金額的區間，或您打算投入的金額", "the band of what you can invest, or the amount you plan to put in"]),
    ("record.goal", ["主要目的", "主要目的", "your main goal"]),
    ("record.plan", ["您试算的金额、期限和用途，您说想了解的类别，以及您拿来对比的产品", "您試算的金額、期間與用途，您說想了解的類別，以及您拿來比較的商品", "the amount, time and purpose of your calculation, what you said you look for, and the products that you compared"]),
    ("record.nothing", ["没有：本次没有用到您的情况", "沒有：本次沒有用到您的情況", "nothing: your situation was not used"]),
    ("record.not", ["没有姓名、电话、账号和分数。上面列出的情况来自您的回答和试算；其他回答不在记录里。", "沒有姓名、電話、帳號與分數。上列情況來自您的回答與試算；其他回答不在紀錄裡。", "It holds no name, telephone or account number and no score. What is listed above comes from your answers and calculation; no other answer is in it."]),
    ("record.kept", ["{bank}保存 {time}。要查询、撤回或删除，请拨打 {phone}（{hours}）。", "{bank}保留 {time}。要查詢、撤回或刪除，請撥打 {phone}（{hours}）。", "{bank} keeps it for {time}. To see, withdraw or erase it, call {phone}. {hours}."]),
    ("record.see", ["查看记录全文", "查看紀錄全文", "See the whole record"]),
    ("record.agree", ["我单独同意把这份记录交给{bank}", "我個別同意將這份紀錄交付{bank}", "I separately agree that this record is given to {bank}"]),
    ("record.give", ["交出记录", "交付紀錄", "Give the record"]),
    ("record.tick", ["请先勾选同意。", "請先勾選同意。", "Tick the box above first."]),
    ("record.given", ["已交给银行。记录编号以 {hash} 开头。", "已交付銀行。紀錄編號開頭為 {hash}。", "Given to the bank. The record's number begins with {hash}."]),
    ("record.failed", ["没有交出：这个页面不是安全连接，算不出记录编号。", "沒有交付：這個頁面不是安全連線，算不出紀錄編號。", "Not given: this page has no secure connection, so the record's number cannot be made."]),
];
