/** What the marks of each figure say, read from its specification and its texts. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type DrawnFigure, figureDrawer } from "../../../src/reporting/figures/draw-figures.ts";
import { INK, seriesStyle } from "../../../src/reporting/figures/engine/palette.ts";
import { spreadApart } from "../../../src/reporting/figures/engine/spread.ts";
import { type FigureFont, loadFigureFont } from "../../../src/reporting/figures/font/figure-font.ts";
import { wrapText } from "../../../src/reporting/figures/font/wrap-text.ts";
import { leastResponders } from "../../../src/reporting/figures/plots/simon-figures.ts";
import { conditionText, signed, unitText } from "../../../src/reporting/figures/plots/unit-text.ts";
import type { ReportData } from "../../../src/reporting/model/report-data.ts";
import { awkwardDataOf, FIXTURES, reportDataOf } from "../report-data-of.ts";
import { textsOf } from "./svg-texts.ts";

let font: FigureFont;
beforeAll(async () => {
  font = await loadFigureFont();
});

async function collect(figures: AsyncIterable<DrawnFigure>): Promise<readonly DrawnFigure[]> {
  const all: DrawnFigure[] = [];
  for await (const figure of figures) all.push(figure);
  return all;
}

async function groupFigures(data: ReportData): Promise<readonly DrawnFigure[]> {
  const drawer = await figureDrawer(data, { language: "en", surround: "alone" });
  return collect(drawer.groups());
}

async function profileOf(data: ReportData, participant: string): Promise<DrawnFigure> {
  const drawer = await figureDrawer(data, { language: "en", surround: "alone" });
  const [figure] = await collect(drawer.profiles(new Set([participant])));
  return figure!;
}

interface SpecLayer {
  readonly mark: { readonly type: string; readonly shape?: string; readonly fill?: string };
  readonly data: { readonly values: readonly Record<string, number>[] };
}

const layersOf = ({ spec }: DrawnFigure) => spec["layer"] as readonly SpecLayer[];
const pointsOf = (figure: DrawnFigure, shape: string, fill?: string) =>
  layersOf(figure)
    .filter(({ mark }) => mark.type === "point" && mark.shape === shape && (fill === undefined || mark.fill === fill))
    .flatMap(({ data }) => data.values);
const starting = (figures: readonly DrawnFigure[], id: string) => figures.filter((figure) => figure.id.startsWith(id));

test.each(FIXTURES)("%s: every number at risk stands exactly under its tick", { timeout: 60_000 }, async (fixture) => {
  const figures = await groupFigures(await reportDataOf(fixture));
  for (const figure of [...starting(figures, "km-"), ...starting(figures, "cif-")]) {
    const texts = textsOf(figure.svg, font);
    const label = texts.find(({ text }) => text === "At risk")!;
    const numbers = texts.filter(({ y, x, text }) => Math.abs(y - label.y) < 1 && x > label.x && /^\d+$/.test(text));
    const above = texts.filter(({ text, y }) => /^\d+$/.test(text) && y < label.y - 20);
    const row = Math.max(...above.map(({ y }) => y));
    const ticks = above.filter(({ y }) => y === row);
    expect(ticks[0]!.text).toBe("0");
    expect(numbers.length, figure.id).toBe(ticks.length);
    for (const [index, { x }] of numbers.entries()) expect(Math.abs(x - ticks[index]!.x), figure.id).toBeLessThan(0.02);
  }
});

describe("waterfall", () => {
  test("every participant of the population is a bar or NE; bars descend; NE is no zero", async () => {
    const data = await reportDataOf("NCT07362095");
    const [figure] = starting(await groupFigures(data), "waterfall-HB15W8");
    const all = layersOf(figure!).flatMap((each) => each.data.values.filter((value) => "change" in value));
    const missing = textsOf(figure!.svg, font).filter(({ text }) => text === "NE").length;
    const population = data.groups[0]!.populations.find(({ population: name }) => name === "treated")!.participants;
    expect(all.length + missing).toBe(population);
    expect(missing).toBe(6);
    const changes = all.map(({ change }) => change!);
    expect(changes).toEqual([...changes].sort((a, b) => b - a));
  });

  test("no change is a bar that is seen", async () => {
    const data = structuredClone(await awkwardDataOf("one-participant")) as ReportData;
    const result = data.participantLevel!.results.find(({ paramcd }) => paramcd === "RESP")!;
    Object.assign(result, {
      change: { base: { value: 80, text: "80" }, change: { value: 0, text: "0" }, unit: "g/L" },
    });
    const [figure] = starting(await groupFigures(data), "waterfall-RESP");
    const [bar] = layersOf(figure!).flatMap((each) => each.data.values.filter((value) => "change" in value));
    expect(bar!["change"]).toBe(0);
    expect(bar!["top"]).not.toBe(0);
  });
});

test.each(FIXTURES)(
  "%s: every bar of the swimmer ends in exactly one named state",
  { timeout: 60_000 },
  async (fixture) => {
    const data = await reportDataOf(fixture);
    const [figure] = starting(await groupFigures(data), "swimmer");
    const ends = [
      pointsOf(figure!, "cross"),
      pointsOf(figure!, "square", INK.paper),
      pointsOf(figure!, "M-0.12,-0.8H0.12V0.8H-0.12Z"),
      pointsOf(figure!, "triangle-right"),
    ];
    const followed = data.participantLevel!.participants.filter(({ lastDay }) => lastDay !== null);
    // One of each in the key, where it occurs.
    const inKey = ends.filter(({ length }) => length > 0).length;
    expect(ends.flat().length - inKey).toBe(followed.length);
    const deaths = followed.filter(({ followUp }) => followUp.endedBy === "death").length;
    expect(ends[0]!.length - (deaths > 0 ? 1 : 0)).toBe(deaths);
  },
);

describe("profile", () => {
  test("results below a limit are open and never connected", async () => {
    const data = await reportDataOf("NCT07362095");
    const participant = data.participantLevel!.participants.find(({ series }) =>
      series.some(({ qualifier }) => qualifier.includes("<")),
    )!;
    const figure = await profileOf(data, participant.id);
    const qualifiers = participant.series.flatMap(({ qualifier }) => qualifier);
    const below = pointsOf(figure, "triangle-down", INK.paper);
    expect(below.length - 1).toBe(qualifiers.filter((sign) => sign === "<").length);
    const connected = layersOf(figure)
      .filter(({ mark }) => mark.type === "line")
      .flatMap(({ data: own }) => own.values);
    expect(connected).toHaveLength(qualifiers.filter((sign) => sign === "").length);
    const places = new Set(connected.map(({ x, y }) => `${x} ${y}`));
    expect(below.filter(({ x, y }) => places.has(`${x} ${y}`))).toEqual([]);
  });

  test("the day that is written is the day of the result", async () => {
    const data = await reportDataOf("NCT07362095");
    const result = data.participantLevel!.results.find(
      ({ paramcd, outcome }) => paramcd === "ANCENGR" && outcome.kind === "time" && outcome.cnsr === 0,
    )!;
    const figure = await profileOf(data, result.participant);
    const days = result.outcome.kind === "time" ? result.outcome.days : undefined;
    expect(textsOf(figure.svg, font).map(({ text }) => text)).toContain(`ANCENGR: day ${days}`);
  });
});

test("readings: filled where nothing turns on it", async () => {
  const data = await reportDataOf("NCT05832216");
  const [figure] = starting(await groupFigures(data), "readings-RESP12W");
  const readings = data.readings.filter(({ paramcd, choices }) => paramcd === "RESP12W" && choices.length > 0);
  const unchanged = readings.filter(({ flips }) => flips === 0).length;
  expect(unchanged).toBeGreaterThan(0);
  // And one of each in the key.
  expect(pointsOf(figure!, "square", "#0072b2")).toHaveLength(unchanged + 1);
  expect(pointsOf(figure!, "square", INK.paper)).toHaveLength(readings.length - unchanged + 1);
  expect(pointsOf(figure!, "diamond")).toHaveLength(2);
});

test.each(FIXTURES)("%s: nobody disappears in the flow", { timeout: 60_000 }, async (fixture) => {
  const data = await reportDataOf(fixture);
  const [figure] = starting(await groupFigures(data), "flow");
  // A line may be wrapped before its number.
  const written = textsOf(figure!.svg, font)
    .map(({ text }) => text.replaceAll("\u00a0", " "))
    .join(" ");
  const sum = (what: string) =>
    [...written.matchAll(new RegExp(`${what} \\(n = (\\d+)\\)`, "g"))].reduce(
      (total, [, count]) => total + Number(count),
      0,
    );
  const enrolled = data.groups[0]!.participants;
  const inside = sum("Population: \\S+");
  expect(written).toContain(`Enrolled (n = ${enrolled})`);
  expect(inside + sum('Not in the population "\\S+"')).toBe(enrolled);
  expect(sum("Analysed: \\S+") + sum("Not in the analysis")).toBe(inside);
});

test("the flow of an adverse-event endpoint says that who has no result counts all the same", async () => {
  const run = await reportDataOf("NCT07362095");
  const endpoints = run.endpoints.map((endpoint) => ({
    ...endpoint,
    role: endpoint.paramcd === "AEREL" ? "primary" : "secondary",
  }));
  const [figure] = starting(await groupFigures({ ...run, endpoints }), "flow");
  const written = textsOf(figure!.svg, font)
    .map(({ text }) => text.replaceAll("\u00a0", " "))
    .join(" ");
  expect(written).toContain("Evaluable: AEREL (n = 31)");
  expect(written).toContain("Not evaluable (n = 13)");
  expect(written).not.toContain("analysis (n =");
  expect(written).toContain("The incidence of adverse events is of the whole population");
  expect(figure!.svg).toContain("44 in the analysis of");
});

describe("two-stage design", () => {
  test("says how many were replaced, and by which rule", async () => {
    const [figure] = starting(await groupFigures(await reportDataOf("NCT05660785")), "simon-");
    const written = textsOf(figure!.svg, font)
      .map(({ text }) => text)
      .join(" ");
    expect(written).toContain("Replaced by the next enrolled: 7 participants.");
    expect(written).toContain("response has a verdict; death or rescue therapy");
  });

  test("the region that is too few is exactly where even all the others would not do", () => {
    const design = fc
      .record({ n1: fc.integer({ min: 1, max: 12 }), more: fc.integer({ min: 1, max: 12 }) })
      .chain(({ n1, more }) =>
        fc.record({
          n1: fc.constant(n1),
          n: fc.constant(n1 + more),
          r1: fc.nat({ max: n1 - 1 }),
          r: fc.nat({ max: n1 + more - 1 }),
        }),
      )
      .filter(({ r1, r }) => r1 <= r);
    fc.assert(
      fc.property(design, ({ r1, n1, r, n }) => {
        for (let k = 0; k <= n; k += 1) {
          for (let responders = 0; responders <= k; responders += 1) {
            const passes = k > n1 || responders + (n1 - k) > r1;
            const possible = passes && responders + (n - k) > r;
            expect(responders >= leastResponders({ r1, n1, r, n }, k)).toBe(possible);
          }
        }
      }),
      { seed: 43, numRuns: 100 },
    );
  });
});

describe("colours", () => {
  const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
      channel(Number.parseInt(color.slice(at, at + 2), 16) / 255),
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  // WCAG 2.1.
  const contrast = (color: string) => 1.05 / (luminance(color) + 0.05);

  test("marks stand out by 3:1, text by 4.5:1", () => {
    const series = Array.from({ length: 6 }, (_, index) => seriesStyle(index).color);
    expect([...series, INK.threshold, INK.quiet, INK.axis].filter((color) => contrast(color) < 3)).toEqual([]);
    expect([INK.text, INK.muted].filter((color) => contrast(color) < 4.5)).toEqual([]);
    expect(new Set(series).size).toBe(6);
  });
});

describe("labels", () => {
  test("moved apart they keep their order and their distance", () => {
    const wanted = fc.array(
      fc.record({ at: fc.integer({ min: 0, max: 300 }), height: fc.integer({ min: 10, max: 40 }) }),
      { maxLength: 7 },
    );
    fc.assert(
      fc.property(wanted, (labels) => {
        const placed = spreadApart(labels, 0, 300);
        const order = labels.map((_, index) => index).sort((a, b) => labels[a]!.at - labels[b]!.at || a - b);
        for (const [position, index] of order.slice(1).entries()) {
          const before = order[position]!;
          const distance = placed[index]! - placed[before]!;
          expect(distance).toBeGreaterThanOrEqual((labels[index]!.height + labels[before]!.height) / 2 - 1e-9);
        }
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test("wrapped text keeps every character and fits", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "W", " ", "-", "/", "试", "。", "i"), maxLength: 80 }),
        (text) => {
          const lines = wrapText(font, text, 60, 12, "regular");
          expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
          for (const line of lines) expect(font.width(line, 12, "regular")).toBeLessThanOrEqual(60);
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });

  test.each([
    ["10*9/L", "×10⁹/L"],
    ["ug/L", "µg/L"],
    ["{unit}", "units"],
    ["m2/uL/10*11", "m²/µL per 10¹¹"],
    ["2.4 10*11", "2.4 10¹¹"],
    ["g/dL", "g/dL"],
  ])("unit %s", (ucum, expected) => {
    expect(unitText(ucum)).toBe(expected);
  });

  test.each([
    [">= 1.5 g/dL", "≥ 1.5 g/dL"],
    ["> 0.5 10*9/L", "> 0.5×10⁹/L"],
    ["<= 2", "≤ 2"],
    ["< 7500 m2/uL/10*11", "< 7500 m²/µL per 10¹¹"],
  ])("condition %s", (written, expected) => {
    expect(conditionText(written)).toBe(expected);
  });

  test("signs", () => {
    expect([signed(1, "1.5"), signed(-1, "-1.5"), signed(0, "0")]).toEqual(["+1.5", "−1.5", "0"]);
  });
});
