//! The CFPB Financial Well-Being Scale. The English statements and answers are the published wording and must not be
//! changed; the Chinese ones are FinPlan's own translation, and the screen says so.

use super::Row;

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("wellbeing.title", ["财务幸福感小问卷", "財務幸福感小問卷", "Your financial well-being"]),
    ("wellbeing.intro", ["十句话和一个年龄组，约 3 分钟，看看您对自己的钱有多少把握和余地。不问金额。", "十句話和一個年齡組，約 3 分鐘，看看您對自己的錢有多少把握和餘裕。不問金額。", "Ten statements and an age group, about 3 minutes: how much security and freedom of choice your money gives you. No amounts are asked."]),
    ("wellbeing.only", ["只用来了解自己：不产生等级，不推荐产品。", "只用來了解自己：不產生等級，不推薦商品。", "For your own understanding alone: no level, and no product follows from it."]),
    ("wellbeing.source", ["量表由美国消费者金融保护局（CFPB）公开发布；CFPB 与本工具没有关联，也没有认可本工具。", "量表由美國消費者金融保護局（CFPB）公開發布；CFPB 與本工具沒有關聯，也沒有認可本工具。", "The scale is published by the US Consumer Financial Protection Bureau (CFPB), which neither endorses this tool nor is connected with it."]),
    ("wellbeing.wording", ["题目是 FinPlan 的译文，不是官方译文。", "題目是 FinPlan 的譯文，不是官方譯文。", "Statements and answers in the CFPB's wording, unchanged."]),
    ("wellbeing.well", ["这句话在多大程度上符合您或您的情况？", "這句話在多大程度上符合您或您的情況？", "How well does this statement describe you or your situation?"]),
    ("wellbeing.often", ["这句话符合您情况的频率是？", "這句話有多常符合您的情況？", "How often does this statement apply to you?"]),
    ("wellbeing.0", ["我能应付一笔很大的意外开支", "我能應付一筆很大的意外支出", "I could handle a major unexpected expense"]),
    ("wellbeing.1", ["我正在为自己将来的财务打好基础", "我正在為自己未來的財務打好基礎", "I am securing my financial future"]),
    ("wellbeing.2", ["因为我的经济状况，我觉得自己永远得不到生活中想要的东西", "因為我的經濟狀況，我覺得自己永遠得不到生活中想要的東西", "Because of my money situation, I feel like I will never have the things I want in life"]),
    ("wellbeing.3", ["凭我管钱的方式，我能享受生活", "憑我管理金錢的方式，我能享受生活", "I can enjoy life because of the way I’m managing my money"]),
    ("wellbeing.4", ["我在经济上只是勉强过得去", "我在經濟上只是勉強過得去", "I am just getting by financially"]),
    ("wellbeing.5", ["我担心现有的钱或将来存下的钱不够用到最后", "我擔心現有的錢或將來存下的錢撐不到最後", "I am concerned that the money I have or will save won’t last"]),
    ("wellbeing.6", ["为婚礼、生日或其他场合送礼，会让我这个月手头吃紧", "為婚禮、生日或其他場合送禮，會讓我這個月手頭吃緊", "Giving a gift for a wedding, birthday or other occasion would put a strain on my finances for the month"]),
    ("wellbeing.7", ["到月底我还有钱剩下", "到月底我還有錢剩下", "I have money left over at the end of the month"]),
    ("wellbeing.8", ["我会拖欠该付的钱", "我會拖欠該付的錢", "I am behind with my finances"]),
    ("wellbeing.9", ["我的财务状况支配着我的生活", "我的財務狀況支配著我的生活", "My finances control my life"]),
    ("wellbeing.10", ["请选择您的年龄组，计分会因此不同。", "請選擇您的年齡組，計分會因此不同。", "Select your age group. This changes the scoring calculation."]),
    ("wellbeing.well.0", ["完全符合", "完全符合", "Completely"]),
    ("wellbeing.well.1", ["非常符合", "非常符合", "Very well"]),
    ("wellbeing.well.2", ["有些符合", "有些符合", "Somewhat"]),
    ("wellbeing.well.3", ["很少符合", "很少符合", "Very little"]),
    ("wellbeing.well.4", ["完全不符合", "完全不符合", "Not at all"]),
    ("wellbeing.often.0", ["总是", "總是", "Always"]),
    ("wellbeing.often.1", ["经常", "經常", "Often"]),
    ("wellbeing.often.2", ["有时", "有時", "Sometimes"]),
    ("wellbeing.often.3", ["很少", "很少", "Rarely"]),
    ("wellbeing.often.4", ["从不", "從不", "Never"]),
    ("wellbeing.age.0", ["18 至 61 岁", "18 至 61 歲", "18–61"]),
    ("wellbeing.age.1", ["62 岁及以上", "62 歲以上", "62+"]),
    ("wellbeing.score", ["您的财务幸福感分数是 {score}。", "您的財務幸福感分數是 {score}。", "Your financial well-being score is {score}."]),
    ("wellbeing.meaning", ["您这个年龄组的分数在 {low} 到 {high} 之间。分数越高，表示您觉得对自己的钱越有把握、越有余地。它只是您今天的感受，不是诊断，也不评价您这个人。", "您這個年齡組的分數在 {low} 到 {high} 之間。分數越高，表示您覺得對自己的錢越有把握、越有餘裕。它只是您今天的感受，不是診斷，也不評價您這個人。", "Scores of your age group lie between {low} and {high}. A higher score means that you feel more secure and freer to choose. It is how you see things today, no diagnosis and no verdict on you."]),
    ("wellbeing.mean", ["美国成年人的平均分是 {mean}（CFPB 2016 年底的全国调查）。没有找到适用于中国的常模，所以不排名次；可以和您自己以后的分数比。", "美國成年人的平均分數是 {mean}（CFPB 2016 年底的全國調查）。沒有找到適用於華人地區的常模，所以不排名次；可以和您自己以後的分數比。", "The mean of US adults is {mean} (CFPB, national survey of late 2016). No norms for China are known, so no rank is shown; compare it with your own later score instead."]),
    ("wellbeing.total", ["十句话合计 {total} 分（最高 40 分），由本人作答，按 CFPB 公布的计分表换算。", "十句話合計 {total} 分（最高 40 分），由本人作答，依 CFPB 公布的計分表換算。", "The ten answers add up to {total} of 40; answered by yourself, converted by the CFPB's published table."]),
];
