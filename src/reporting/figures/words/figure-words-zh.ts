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
  shareAt: (percent, timepoint) => `${timepoint.replace(/\bmo$/, "个月").replace(/\bd$/, "天")}时 ${percent}%`,
  curveAlternative: (estimator, label, series) =>
    `${estimator === "kaplan-meier" ? "Kaplan–Meier 曲线" : "累积发生率曲线"}：${label}。${series}。`,

  recordNames: {
    "rbc-transfusion": "红细胞输注",
    "platelet-transfusion": "血小板输注",
    "g-csf": "G-CSF",
    luspatercept: "罗特西普",
    deferasirox: "地拉罗司",
    hetrombopag: "海曲泊帕",
    cyclosporine: "环孢素",
    daratumumab: "达雷妥尤单抗",
    blinatumomab: "贝林妥欧单抗",
    dexamethasone: "地塞米松",
    "stem-cell-infusion": "移植",
    transplant: "移植",
    "first-dose": "首次给药",
    "second-transplant": "二次移植",
    "graft-failure": "植入失败",
    "acute-gvhd": "急性移植物抗宿主病",
    "chronic-gvhd": "慢性移植物抗宿主病",
    "adverse-event": "不良事件",
    "rescue-therapy": "挽救治疗",
    "neutrophil-engraftment": "中性粒细胞植入",
    "platelet-engraftment": "血小板植入",
    "non-relapse-mortality": "非复发死亡",
    "progression-free-survival": "无进展生存",
    relapse: "复发",
    progression: "进展",
    death: "死亡",
    withdrawal: "退出",
  },
  originOf: (anchor) =>
    ({ enrolment: "入组", "first-record": "首条记录", transplant: "移植", "first-dose": "首次给药" })[anchor ?? ""] ??
    anchor ??
    "第 0 天",

  waterfallSubtitle: (limit) => `每个柱为一例受试者${limit === undefined ? "" : `；虚线为定义的界值（${limit}）`}。`,
  waterfallAlternative: (label, shown, all, { responders, atLimit, limit }) =>
    `变化值瀑布图：${label}。${all} 例受试者中 ${shown} 例有变化值${
      atLimit === undefined ? "" : `，其中 ${atLimit} 例达到 ${limit ?? "界值"}`
    }${responders === undefined ? "" : `；应答者 ${responders} 例`}。`,
  waterfallMissing: (count, mark) => `${mark}：分析人群中 ${count} 例无变化值，不按零计。`,
  waterfallOrder: "受试者，按变化值由大到小",
  waterfallReached: "达到界值但非应答者",
  waterfallTransfused: "因输血而不符合",

  swimmerTitle: "在研时间",
  swimmerSubtitle: (reference) =>
    `每条为一例受试者，至随访结束${reference === undefined ? "" : `。第 0 天：${reference}`}。`,
  swimmerAlternative: (count, ends) => `${count} 例受试者的在研时间。随访结束方式：${ends}。`,
  swimmerWithout: (participants) => `无任何日期、未绘出者：${participants}。`,
  swimmerDose: "用药",
  endStates: { death: "死亡", "left-study": "退出研究", "last-contact": "末次联系", ongoing: "数据截止时仍在研究中" },

  profileTitle: (participant) => `受试者 ${participant}`,
  profileSubtitle: (origin, reference, arm) =>
    [
      ...(arm === "" ? [] : [`治疗组：${arm}`]),
      origin === null
        ? "无日期"
        : `第 0 天：${origin.is === "reference" ? (reference ?? "参考日") : origin.is === "enrolment" ? "入组" : "首条记录"}（${origin.date}）`,
    ].join("；"),
  profileAlternative: (participant, values, results) =>
    `受试者 ${participant} 的病程。测量值：${values === "" ? "无" : values}。结果：${results === "" ? "无" : results}。`,
  profileZero: "计数为零者在对数坐标上无位置，绘于下缘。",
  profileValue: "测量值",
  profileBelow: "报告为低于检测限",
  profileAbove: "报告为高于检测限",
  profileDeciding: "决定结果的测量值",
  profileThreshold: "定义的界值",
  profileEnd: "随访结束",
  dayOf: (day) => `第 ${day} 天`,

  incrementSubtitle: (reference) =>
    `每个标记为一次输注事件${reference === undefined ? "" : `；第 0 天：${reference}`}。`,
  incrementAlternative: (counts) => `校正血小板计数增加值。${counts}。`,
  incrementCount: (count) => `${count} 个值`,
  incrementBelow: (below, count, limit) => `${count} 个中 ${below} 个 ${limit}`,
  incrementMissing: (paramcd, missing, all) => `${paramcd}：${all} 次输注事件中 ${missing} 次不可评价，未绘出。`,
  incrementBefore: "第 0 天之前",
  incrementAfter: "第 0 天及之后",
  incrementLimit: "输注无效的界值",

  courseTitle: (analyte) => `${analyte}随时间的变化`,
  courseSubtitle: (reference) => `细线：每例受试者；粗线：每周中位数；阴影：四分位数。第 0 周：${reference}。`,
  courseAlternative: (analyte, participants, last) =>
    `${participants} 例受试者的${analyte}随时间的变化${
      last === undefined ? "" : `；第 ${last.week} 周中位数 ${last.median}（${last.n} 例）`
    }。`,
  courseMedian: "中位数与四分位数",
  courseNote:
    "中位数与四分位数：仅绘出测量数不少于最多一周五分之一的各周。报告为低于或高于检测限的结果未绘出，见个体图。每周取距该周日期最近（前后三天内）的测量日。",
  courseLog: "对数坐标。",

  forestTitle: (label) => `其他解读下的结果：${label}`,
  forestSubtitle: (statistic, level, decided) =>
    `定义的各种解读下的${statistic}${level === undefined ? "" : `及其 ${percentLevel(level)} 置信区间`}；实心：${decided ? "决策不变" : "无人改变"}；虚线：研究定义原文。`,
  forestAlternative: (label, others, turned, decided, primary) =>
    `${label}：另有 ${others} 种解读。原文：${primary}。其中 ${turned} 种使${decided ? "决策" : "结果"}改变。`,
  forestPrimary: "研究定义原文",
  forestSameDecision: "决策不变",
  forestSameVerdicts: "无人改变",
  forestOtherDecision: "决策改变",
  forestOtherVerdicts: "有受试者改变",
  forestRef: "编号",
  forestEvents: "事件数/总例数",
  forestReading: "解读",

  simonTitle: (label) => `两阶段决策：${label}`,
  simonSubtitle: (r1, n1, r, n) =>
    `第一阶段：${n1} 例中应答者不超过 ${r1} 例则停止。最终：${n} 例中超过 ${r} 例则拒绝原假设。`,
  simonAlternative: (responders, counted, n, decision) =>
    `共需 ${n} 例，前 ${counted} 例中应答者 ${responders} 例。决策：${decision}。`,
  simonOrder: "按入组顺序计入，至首个结果待定者为止。",
  simonPending: (count) => `本阶段结果待定：${count} 例。`,
  simonAxis: "已计入的受试者数",
  simonPath: "累计应答者",
  simonFutile: "无论后续如何均不足",
  simonSuccess: "无论后续如何均足够",
  simonBound: "设计界值",
  simonStop: (r1, n1) => `${n1} 例中不超过 ${r1} 例：停止`,
  simonFail: (r, n) => `${n} 例中不超过 ${r} 例：不拒绝`,
  simonSoFar: (responders, counted) => `${counted} 例中 ${responders} 例`,

  flowTitle: "受试者流程图",
  flowSubtitle: (endpoint) => `从入组到分析：${endpoint}。`,
  flowAlternative: (enrolled, inside, population, analysed, endpoint) =>
    `入组 ${enrolled} 例，分析人群“${population}” ${inside} 例，纳入分析 ${analysed} 例：${endpoint}。`,
  flowNote: "每例受试者在每一层中仅出现于一个方框。",
  flowAdverseEvents: "不良事件发生率以整个分析人群为分母：无结果者按其随访所及计入。",
  flowCount: (what, count) => `${what}（n = ${count}）`,
  flowOutside: (population, count) => `不属于分析人群“${population}”（n = ${count}）`,
  flowImputed: (state, reason) => `${state}，填补：${reason}`,
  flowFollowUp: (deaths, withdrawals) => `其中死亡 ${deaths} 例，退出 ${withdrawals} 例`,
};
