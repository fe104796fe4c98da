/** From enrolment to the analysis of the primary endpoint, in boxes: nobody disappears between two of them. */
import type { GroupFacts } from "../../model/report-data.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { FIGURE_WIDTH, type FigureBody, type FigurePlan } from "../engine/figure-plan.ts";
import { boxes, type Layer, lines, points, type TextItem, textLayers } from "../engine/layers.ts";
import { INK } from "../engine/palette.ts";
import { wrapText } from "../font/wrap-text.ts";
import { comparedGroups, type FigureContext, groupLabel } from "./context.ts";

const SIZE = 11.5;
const LINE = 15;
const PAD = 9;
const GAP = 34;

interface Paragraph {
  readonly text: string;
  readonly bold?: boolean;
}

export function flowFigures(context: FigureContext): readonly FigurePlan[] {
  const { data, words } = context;
  const endpoint = data.endpoints.find(({ role }) => role === "primary") ?? data.endpoints[0];
  const total = data.groups[0];
  if (endpoint === undefined || total === undefined) return [];
  const analysed = countsOf(context, endpoint, total).analysed;
  return [
    {
      id: "flow",
      title: words.flowTitle,
      subtitle: words.flowSubtitle(endpoint.label),
      population: "",
      alternative: words.flowAlternative(total.participants, populationOf(endpoint, total), endpoint.population, analysed, endpoint.label),
      notes: [words.flowNote],
      body: draw(context, endpoint),
    },
  ];
}

const populationOf = ({ population }: EndpointFacts, group: GroupFacts) =>
  group.populations.find((each) => each.population === population)?.participants ?? 0;

interface Counts {
  readonly outside: number;
  readonly inside: number;
  readonly analysed: number;
  /** Those of the population who are not in the analysis, by why. */
  readonly left: readonly { readonly why: string; readonly count: number }[];
  /** Those analysed, by state. */
  readonly states: readonly { readonly state: string; readonly count: number }[];
}

/** From the results, so that every participant stands in exactly one box. */
function countsOf({ data }: FigureContext, endpoint: EndpointFacts, group: GroupFacts): Counts {
  const inside = populationOf(endpoint, group);
  const rows = data.estimates.filter(
    ({ paramcd, statistic, group: own, comparison }) =>
      paramcd === endpoint.paramcd && statistic === "participants" && own === group.name && comparison === null,
  );
  const states = rows.map(({ category, value }) => ({ state: category, count: value ?? 0 })).filter(({ count }) => count > 0);
  const isReason = (state: string) => /^[A-Z][A-Z0-9_]{3,}$/.test(state);
  const left = states.filter(({ state }) => isReason(state)).map(({ state, count }) => ({ why: state, count }));
  const analysed = states.filter(({ state }) => !isReason(state));
  return {
    outside: group.participants - inside,
    inside,
    analysed: analysed.reduce((sum, { count }) => sum + count, 0),
    left,
    states: analysed,
  };
}

function draw(context: FigureContext, endpoint: EndpointFacts): FigureBody {
  const { data, words, terms, font } = context;
  const names = comparedGroups(data);
  const groups = names.flatMap((name) => data.groups.filter((group) => group.name === name));
  // More columns than fit a page side by side are shown together.
  const columns = groups.length > 4 ? data.groups.slice(0, 1) : groups;
  const total = FIGURE_WIDTH - 28;
  const several = columns.length > 1;
  const columnWidth = (total - (columns.length - 1) * 18) / columns.length;
  const layers: Layer[] = [];
  const texts: TextItem[] = [];
  const arrows: { x: number; y: number; x2: number; y2: number }[] = [];

  const box = (x: number, y: number, width: number, paragraphs: readonly Paragraph[]): number => {
    const all = paragraphs.flatMap(({ text, bold }) =>
      wrapText(font, text, width - 2 * PAD, SIZE, bold ? "semibold" : "regular").map((line) => ({ line, bold })),
    );
    const height = all.length * LINE + 2 * PAD - 2;
    layers.push(boxes([{ x, y, x2: x + width, y2: y + height }], { color: INK.paper, stroke: INK.axis, strokeWidth: 1.2 }));
    texts.push(
      ...all.map(({ line, bold }, index): TextItem => ({
        x: x + PAD,
        y: y + PAD + 6.5 + index * LINE,
        text: line,
        size: SIZE,
        ...(bold && { weight: "semibold" as const }),
      })),
    );
    return height;
  };

  const everyone = data.groups[0] as GroupFacts;
  const topWidth = 260;
  const centre = several ? total / 2 : 165;
  const topHeight = box(centre - topWidth / 2, 0, topWidth, [{ text: words.flowCount(terms.enrolled, everyone.participants), bold: true }]);
  let bottom = topHeight;
  for (const [index, group] of columns.entries()) {
    const counts = countsOf(context, endpoint, group);
    const left = index * (columnWidth + 18);
    const mainWidth = several ? columnWidth : 260;
    const x = several ? left : centre - mainWidth / 2;
    const middle = several ? left + 26 : centre;
    // Beside the arrow: who leaves. With one column it stands to the right of the arrow, with several below each other.
    let y = topHeight + GAP;
    if (several) {
      arrows.push({ x: left + columnWidth / 2, y: topHeight + GAP / 2, x2: left + columnWidth / 2, y2: y });
      y += box(x, y, mainWidth, [
        { text: groupLabel(context, group.name), bold: true },
        { text: words.flowCount(terms.enrolled, group.participants) },
      ]);
      y += GAP;
      arrows.push({ x: middle, y: y - GAP, x2: middle, y2: y });
    }
    const aside = (from: number, paragraphs: readonly Paragraph[]): number => {
      if (paragraphs.length === 0) return from + GAP;
      const sideX = several ? left + 46 : centre + 60;
      const sideWidth = several ? columnWidth - 46 : total - sideX;
      const height = box(sideX, from + 12, sideWidth, paragraphs);
      arrows.push({ x: middle, y: from + 12 + height / 2, x2: sideX, y2: from + 12 + height / 2 });
      arrows.push({ x: middle, y: from, x2: middle, y2: from + height + 24 });
      return from + height + 24;
    };
    const start = several ? y - GAP : topHeight;
    if (several) arrows.pop();
    const outside = counts.outside > 0 ? [{ text: words.flowOutside(endpoint.population, counts.outside) }] : [];
    if (outside.length === 0) arrows.push({ x: middle, y: start, x2: middle, y2: start + GAP });
    y = aside(start, outside);
    const populationBottom = y + box(x, y, mainWidth, [{ text: words.flowCount(endpoint.population, counts.inside), bold: true }]);
    const leaving = counts.left.map(({ why, count }) => ({ text: words.flowCount(reasonText(context, why), count) }));
    const gone = counts.left.reduce((sum, { count }) => sum + count, 0);
    if (leaving.length === 0) arrows.push({ x: middle, y: populationBottom, x2: middle, y2: populationBottom + GAP });
    y = aside(populationBottom, leaving.length === 0 ? [] : [{ text: words.flowCount(terms.notAnalysed, gone), bold: true }, ...leaving]);
    y += box(x, y, mainWidth, [
      { text: words.flowCount(`${terms.analysed}: ${endpoint.paramcd}`, counts.analysed), bold: true },
      ...counts.states.map(({ state, count }) => ({ text: words.flowCount(stateText(context, endpoint, state), count) })),
    ]);
    y += 10;
    texts.push({ x: x + 2, y: y + 6, text: words.flowFollowUp(group.deaths, group.withdrawals), size: 11, color: INK.muted });
    bottom = Math.max(bottom, y + 16);
  }
  const spine = several
    ? [
        { x: total / 2, y: topHeight, x2: total / 2, y2: topHeight + GAP / 2 },
        { x: columnWidth / 2, y: topHeight + GAP / 2, x2: total - columnWidth / 2, y2: topHeight + GAP / 2 },
      ]
    : [];
  const down = arrows.filter(({ x, x2 }) => x === x2);
  const across = arrows.filter(({ x, x2 }) => x !== x2);
  const head = (shape: string) => ({ shape, size: 40, fill: INK.axis, stroke: INK.axis, strokeWidth: 0.5 });
  return {
    width: total,
    height: bottom,
    margins: { left: 0, right: 0, top: 4, bottom: 6 },
    layers: [
      ...(spine.length > 0 ? [lines(spine, INK.axis, 1.2)] : []),
      ...(arrows.length > 0 ? [lines(arrows, INK.axis, 1.2)] : []),
      ...(down.length > 0 ? [points(down.map(({ x2, y2 }) => ({ x: x2, y: y2 - 4 })), head("triangle-down"))] : []),
      ...(across.length > 0 ? [points(across.map(({ x2, y2 }) => ({ x: x2 - 4, y: y2 })), head("triangle-right"))] : []),
      ...layers,
      ...textLayers(texts),
    ],
  };
}

function reasonText({ terms }: FigureContext, reason: string): string {
  return (terms.reasons as Readonly<Record<string, string>>)[reason] ?? reason;
}

/** `N (imputed: DIED)` in the words of the language; categories are the study's own. */
function stateText(context: FigureContext, endpoint: EndpointFacts, state: string): string {
  const { terms, words } = context;
  const [, verdict = state, reason] = /^([YN]) \(imputed: ([A-Z_]+)\)$/.exec(state) ?? [];
  const name =
    endpoint.categories.find(({ category }) => category === verdict)?.label ??
    (terms.states as Readonly<Record<string, string>>)[verdict] ??
    verdict;
  const word = endpoint.kind === "response" && verdict === "Y" ? terms.responder : endpoint.kind === "response" && verdict === "N" ? terms.nonResponder : name;
  return reason === undefined ? word : words.flowImputed(word, reasonText(context, reason));
}
