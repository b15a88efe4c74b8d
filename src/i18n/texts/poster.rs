//! A result as a picture, and what is asked before it is sent.

use super::Row;

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("poster.title", ["分享图", "分享圖", "Picture to send"]),
    ("poster.intro", ["图在这台设备上画好，不会发送给任何人；由您决定发给谁。", "圖在這台裝置上畫好，不會傳送給任何人；由您決定傳給誰。", "The picture is made on this device and sent to nobody; you decide who gets it."]),
    ("poster.drawing", ["正在画图…", "正在畫圖…", "Drawing the picture…"]),
    ("poster.failed", ["图没有画出来，请关闭后再试一次。", "圖沒有畫出來，請關閉後再試一次。", "The picture could not be drawn. Close this and try again."]),
    ("poster.left_in", ["数字留在图里和二维码里", "數字留在圖裡和 QR Code 裡", "Figures that stay in the picture and its QR code"]),
    ("poster.stays", ["大的数字和图上的线仍按您的数字算。", "大的數字和圖上的線仍依您的數字計算。", "The large figure and the curve are still worked out from your figures."]),
    ("poster.fewer", ["数字较多：二维码里只有您填的，其余用打开时的默认值。", "數字較多：QR Code 裡只有您填的，其餘用開啟時的預設值。", "There are many figures: the QR code has only those you entered, and the rest as they are when it is opened."]),
    ("poster.no_code", ["数字太多，二维码放不下，图里没有二维码。去掉几项就有了。", "數字太多，QR Code 放不下，圖裡沒有 QR Code。拿掉幾項就有了。", "There are too many figures for a QR code, so the picture has none. Take some out and it will."]),
    ("poster.save", ["保存图片", "儲存圖片", "Save picture"]),
    ("poster.copy", ["复制图片", "複製圖片", "Copy picture"]),
    ("poster.share", ["发送图片", "傳送圖片", "Send picture"]),
    ("poster.saving", ["如果没有开始保存，请长按图片，或用右键点图片。", "如果沒有開始儲存，請長按圖片，或在圖片上按右鍵。", "If nothing is saved, press and hold the picture, or right-click it."]),
    ("poster.copied", ["已复制图片。", "已複製圖片。", "Picture copied."]),
    ("poster.long_press", ["长按图片保存。", "長按圖片儲存。", "Press and hold the picture to save it."]),
    ("poster.by_hand", ["这里不能直接这样做。请长按图片，或用右键点图片来保存。", "這裡無法直接這樣做。請長按圖片，或在圖片上按右鍵儲存。", "That is not possible here. Press and hold the picture, or right-click it, to save it."]),
    ("poster.basis", ["按这些数字测算", "依這些數字試算", "Worked out from"]),
    ("poster.made", ["按图中的数字和默认假设在 {date}测算，不是预测。", "依圖中的數字和預設假設於 {date} 試算，不是預測。", "Worked out on {date} from the figures shown and the usual assumptions; not a forecast."]),
    ("poster.made_partly", ["在 {date}测算，有的数字没有列在图中；不是预测。", "於 {date} 試算，有的數字沒有列在圖中；不是預測。", "Worked out on {date}, also from figures that are not shown; not a forecast."]),
    ("poster.invite", ["换成您的数字算一算", "換成您的數字算算看", "Try it with your own figures"]),
    ("poster.scan", ["扫码打开，不用登录；未经您同意，不发送您填的数字", "掃描 QR Code 開啟，不用登入；未經您同意，不會傳送您填的數字", "Scan to open. No sign-in; nothing you enter is sent unless you agree to it"]),
];
