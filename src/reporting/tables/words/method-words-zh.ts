/** METHOD of an estimate in Chinese, as far as its parts are known; names of people stay as in English. */
import { methodEn } from "./method-words-en.ts";

const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^(\d+) missing counted as yes$/, "$1 例缺失计为是"],
  [/^(\d+) missing counted as no$/, "$1 例缺失计为否"],
  [/^(\d+) days at risk$/, "风险暴露 $1 天"],
  [/^per 100 patient-years$/, "每 100 人年"],
  [/^exact Poisson$/, "精确 Poisson"],
  [/^t interval$/, "t 区间"],
  [/^divisor n - 1$/, "除数 n − 1"],
  [/^quantiles of type (\d)$/, "第 $1 类分位数"],
  [/^among participants with the event$/, "发生事件的受试者"],
  [/^count$/, "计数"],
  [/^not randomised$/, "非随机"],
  [/^over episodes, which are not independent.*$/, "按输血次数；同一受试者内不独立，故无区间"],
  [/^over participants, each by the mean of their episodes$/, "按受试者，各取其输血的均数"],
  [/^mean over participants of each one's proportion$/, "各受试者比例的均数"],
  [/^the incidence is 0, where no interval is defined$/, "发生率为 0，区间无定义"],
  [/^the curve does not come down to this level within follow-up$/, "随访期内曲线未降至该水平"],
  [/^nobody was counted, so there is no proportion$/, "无受试者，故无比例"],
  [/^Aalen–Johansen, Aalen variance, (.+) interval$/, "Aalen–Johansen，Aalen 方差，$1 区间"],
  [/^Aalen–Johansen, delta variance, (.+) interval$/, "Aalen–Johansen，delta 方差，$1 区间"],
  [/^Kaplan–Meier, Greenwood, (.+) interval$/, "Kaplan–Meier，Greenwood，$1 区间"],
  [/^Kaplan–Meier median, (\S+) rule, (.+) interval$/, "Kaplan–Meier 中位数，$1 规则，$2 区间"],
  [/^(\d+) mo is day (\d+) to (\d+), each participant's own$/, "$1 个月按各受试者自身日历为第 $2 至 $3 天"],
];

const DECISIONS: Readonly<Record<string, string>> = {
  stop: "停止",
  continue: "继续",
  reject: "拒绝",
  "do-not-reject": "不拒绝",
};

/** How many of the missing would turn what was concluded. */
const TIPPING: readonly (readonly [RegExp, string])[] = [
  [/^stands whatever the one missing is$/, "无论该例缺失为何，结论不变"],
  [/^stands whatever the (\d+) missing are$/, "无论 $1 例缺失为何，结论不变"],
  [/^stands on the exclusion of the one missing alone$/, "结论仅取决于排除该例缺失"],
  [/^stands on the exclusion of the (\d+) missing alone$/, "结论仅取决于排除 $1 例缺失"],
  [/^stands unless the one missing is a responder$/, "除非该例缺失为应答者，否则结论不变"],
  [/^stands unless the one missing is a non-responder$/, "除非该例缺失为无应答者，否则结论不变"],
  [
    /^stands unless (\d+) of the (\d+) missing (?:is a|are) responders?$/,
    "除非 $2 例缺失中有 $1 例为应答者，否则结论不变",
  ],
  [
    /^stands unless (\d+) of the (\d+) missing (?:is a|are) non-responders?$/,
    "除非 $2 例缺失中有 $1 例为无应答者，否则结论不变",
  ],
];

/** `optimal design for p0 0.5, …`, as the decision has it. */
export function recognisedZh(sentence: string): string {
  return sentence
    .replace(/^optimal and minimax/, "最优且极小化极大")
    .replace(/^optimal/, "最优")
    .replace(/^minimax/, "极小化极大")
    .replace(" design for ", "设计：")
    .replace(" (reconstructed)", "（推得）")
    .replace(/, and (\d+) other sets? of inputs$/, "，另有 $1 组输入");
}

export function methodZh(method: string): string {
  return methodEn(method).split("; ").map(partOf).join("；");
}

function partOf(part: string): string {
  const [, word, rest] = /^(stop|continue|reject|do-not-reject): (.+)$/.exec(part) ?? [];
  if (word !== undefined && rest !== undefined) return `${DECISIONS[word] ?? word}：${replaced(rest, TIPPING)}`;
  return replaced(part, PARTS);
}

function replaced(text: string, table: readonly (readonly [RegExp, string])[]): string {
  const [pattern, wanted] = table.find(([known]) => known.test(text)) ?? [];
  return pattern === undefined || wanted === undefined ? text : text.replace(pattern, wanted);
}
