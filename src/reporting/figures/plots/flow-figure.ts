/** From enrolment to the analysis of the primary endpoint, in boxes: nobody disappears between two of them. */
import type { GroupFacts } from "../../model/report-data.ts";
import type { EndpointFacts } from "../../model/study-facts.ts";
import { FIGURE_WIDTH, type FigureBody, type FigurePlan } from "../engine/figure-plan.ts";
import { INK } from "../engine/palette.ts";
import { comparedGroups, type FigureContext, groupLabel } from "./context.ts";
import { type FlowDrawing, flowDrawing, type Paragraph } from "./flow-boxes.ts";

const GAP = 34;
const MOST_COLUMNS = 4;

export function flowFigures(context: FigureContext): readonly FigurePlan[] {
  const { data, words } = context;
  const endpoint = data.endpoints.find(({ role }) => role === "primary") ?? data.endpoints[0];
  const total = data.groups[0];
  if (endpoint === undefined || total === undefined) return [];
  const inside = populationOf(endpoint, total);
  const analysed = isOfAll(endpoint) ? inside : countsOf(context, endpoint, total).analysed;
  return [
    {
      id: "flow",
      title: words.flowTitle,
      subtitle: words.flowSubtitle(endpoint.label),
      population: "",
      alternative: words.flowAlternative(total.participants, inside, endpoint.population, analysed, endpoint.label),
      notes: [words.flowNote, ...(isOfAll(endpoint) ? [words.flowAdverseEvents] : [])],
      body: draw(context, endpoint),
    },
  ];
}

/** Adverse events are counted over the population, whoever has a result. */
const isOfAll = ({ kind }: EndpointFacts) => kind === "adverse-events";

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
  const states = rows
    .map(({ category, value }) => ({ state: category, count: value ?? 0 }))
    .filter(({ count }) => count > 0);
  const isReason = (state: string) => /^[A-Z][A-Z0-9_]{3,}$/.test(state);
  const left = states.filter(({ state }) => isReason(state)).map(({ state, count }) => ({ why: state, count }));
  const analysed = states.filter(({ state }) => !isReason(state));
  return {
    outside: group.participants - inside,
    inside,
    analysed: analysed.reduce((sum, { count }) => sum + count, 0),
    left,
    states: [...analysed].sort((a, b) => rankOf(a.state) - rankOf(b.state)),
  };
}

const TOTAL = FIGURE_WIDTH - 28;
const MAIN_WIDTH = 400;
const BETWEEN = 18;

/** Yes before no, what was found before what was imputed; else as they come. */
function rankOf(state: string): number {
  const order = ["Y", "N"].findIndex((verdict) => state.startsWith(verdict) && !/^[YN][A-Z]/.test(state));
  return order === -1 ? 0 : order + (state.includes("imputed") ? 2 : 0);
}

function draw(context: FigureContext, endpoint: EndpointFacts): FigureBody {
  const { data, words, terms, font } = context;
  const compared = comparedGroups(data);
  const groups = data.groups.filter(({ name }) => compared.includes(name));
  // More columns than fit a page side by side are shown together.
  const columns = groups.length > MOST_COLUMNS ? data.groups.slice(0, 1) : groups;
  const several = columns.length > 1;
  const drawing = flowDrawing(font);
  const centre = several ? TOTAL / 2 : MAIN_WIDTH / 2;
  const everyone = data.groups[0]?.participants ?? 0;
  const topHeight = drawing.box(centre - MAIN_WIDTH / 2, 0, MAIN_WIDTH, [
    { text: words.flowCount(terms.enrolled, everyone), bold: true },
  ]);
  const width = (TOTAL - (columns.length - 1) * BETWEEN) / columns.length;
  if (several) {
    const level = topHeight + GAP / 2;
    drawing.line({ x: centre, y: topHeight, x2: centre, y2: level });
    drawing.line({ x: width / 2, y: level, x2: TOTAL - width / 2, y2: level });
  }
  const bottoms = columns.map((group, index) => {
    const left = index * (width + BETWEEN);
    const place = several
      ? { x: left, width, spine: left + 26, side: left + 46, sideWidth: width - 46 }
      : {
          x: centre - MAIN_WIDTH / 2,
          width: MAIN_WIDTH,
          spine: centre,
          side: centre + 60,
          sideWidth: TOTAL - centre - 60,
        };
    if (!several) return drawColumn(context, endpoint, group, drawing, place, topHeight);
    const top = topHeight + GAP;
    drawing.arrow({ x: left + width / 2, y: topHeight + GAP / 2, x2: left + width / 2, y2: top });
    const height = drawing.box(left, top, width, [
      { text: groupLabel(context, group.name), bold: true },
      { text: words.flowCount(terms.enrolled, group.participants) },
    ]);
    return drawColumn(context, endpoint, group, drawing, place, top + height);
  });
  return {
    width: several ? TOTAL : Math.max(drawing.right(), 520),
    height: Math.max(...bottoms),
    margins: { left: 0, right: 0, top: 4, bottom: 6 },
    layers: drawing.layers(),
  };
}

interface ColumnPlace {
  readonly x: number;
  readonly width: number;
  /** Where the arrow runs down, and where boxes beside it stand. */
  readonly spine: number;
  readonly side: number;
  readonly sideWidth: number;
}

/** From enrolment to the analysis; the bottom. */
function drawColumn(
  context: FigureContext,
  endpoint: EndpointFacts,
  group: GroupFacts,
  drawing: FlowDrawing,
  place: ColumnPlace,
  top: number,
): number {
  const { words, terms } = context;
  const counts = countsOf(context, endpoint, group);
  /** An arrow down with who leaves beside it; where it ends. */
  const step = (from: number, leaving: readonly Paragraph[]): number => {
    const { spine, side, sideWidth } = place;
    const height = leaving.length === 0 ? GAP - 24 : drawing.fitted(side, from + 12, sideWidth, leaving);
    const to = from + height + 24;
    if (leaving.length > 0)
      drawing.arrow({ x: spine, y: from + 12 + height / 2, x2: side, y2: from + 12 + height / 2 });
    drawing.arrow({ x: spine, y: from, x2: spine, y2: to });
    return to;
  };
  const main = (y: number, paragraphs: readonly Paragraph[]) => y + drawing.box(place.x, y, place.width, paragraphs);

  const outside = counts.outside === 0 ? [] : [{ text: words.flowOutside(endpoint.population, counts.outside) }];
  const inside = main(step(top, outside), [
    { text: words.flowCount(terms.populationOf(endpoint.population), counts.inside), bold: true },
  ]);
  const gone = counts.left.reduce((sum, { count }) => sum + count, 0);
  const leaving = [
    { text: words.flowCount(isOfAll(endpoint) ? terms.notEvaluable : terms.notAnalysed, gone), bold: true },
    ...counts.left.map(({ why, count }) => ({ text: words.flowCount(reasonText(context, why), count) })),
  ];
  const heading = isOfAll(endpoint) ? terms.states.evaluable : terms.analysed;
  const analysed = main(step(inside, gone === 0 ? [] : leaving), [
    { text: words.flowCount(`${heading}: ${endpoint.paramcd}`, counts.analysed), bold: true },
    ...counts.states.map(({ state, count }) => ({ text: words.flowCount(stateText(context, endpoint, state), count) })),
  ]);
  if (group.deaths !== null && group.withdrawals !== null) {
    const text = words.flowFollowUp(group.deaths, group.withdrawals);
    drawing.text({ x: place.x + 2, y: analysed + 16, text, size: 11, color: INK.muted });
  }
  return analysed + 26;
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
  const word =
    endpoint.kind === "response" && verdict === "Y"
      ? terms.responder
      : endpoint.kind === "response" && verdict === "N"
        ? terms.nonResponder
        : name;
  return reason === undefined ? word : words.flowImputed(word, reasonText(context, reason));
}
