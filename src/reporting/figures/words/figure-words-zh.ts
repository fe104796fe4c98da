/** The words of figures in Chinese (simplified). */
import { percentLevel } from "../../language/number-words.ts";
import type { FigureWords } from "./figure-words.ts";

export const FIGURE_WORDS_ZH: FigureWords = {
  clause: "；",
  stop: "。",
  inputs: (files) => `输入文件（sha256）：${files}`,

  kaplanMeierSubtitle: (level) => `Kaplan–Meier 估计；阴影：逐点 ${percentLevel(level)} 置信区间；竖线：删失。`,
  incidenceSubtitle: (level) => `累积发生率（Aalen–Johansen）；阴影：目标事件的逐点 ${percentLevel(level)} 置信区间。`,
  noBands: "超过三组时，置信区间见表。",
  riskNote: "风险人数：当日仍在观察者。事件、竞争事件与删失：当日之前的累计数；与风险人数之和等于总例数。",
  riskNoteEntry:
    "风险人数：当日已进入且仍在观察者。事件、竞争事件与删失：当日之前的累计数；与风险人数及尚未进入者之和等于总例数。",
  monthNote: "坐标轴上一个月为 30.4375 天。",
  competing: "竞争事件",
  notYetAtRisk: "尚未进入",
  all: "合计",
  eventFreeShare: "未发生事件的比例",
  eventsOf: (events, n) => `${n} 例中 ${events} 例发生事件`,
  medianOf: (text, unit) => `中位时间 ${text} ${unit === "days" ? "天" : "个月"}`,
  medianNotReached: "中位时间未达到",
  shareAtEnd: (percent) => `末次 ${percent}%`,
  curveAlternative: (estimator, label, series) =>
    `${estimator === "kaplan-meier" ? "Kaplan–Meier 曲线" : "累积发生率曲线"}：${label}。${series}。`,
};
