/**
 * The course of one participant: a panel per analyte, counts on a logarithmic scale, thresholds of the definition dashed; below, doses,
 * transfusions and events; the day of each verdict across all of it. Results reported only as below or above a limit are open and
 * unconnected. The same values stand in tables: the drawing is for the eye.
 */

import type { SeriesFacts } from "../../model/series-facts.ts";
import type { AnalyteFacts } from "../../model/study-facts.ts";
import type { PageData, PageParticipant } from "../page-data.ts";
import { drawing, element, filled } from "./elements.ts";
import { dayScale, linearScale, logScale, type Scale } from "./scale.ts";
import { valuesTables } from "./values-tables.ts";

const WIDTH = 880;
const LEFT = 120;
const RIGHT = 24;
const PANEL = 118;
const GAP = 22;
const LANE = 20;

export function profile(data: PageData, participant: PageParticipant, endpoint: number): HTMLElement {
  const { words } = data;
  if (participant.days === undefined) return element("p", { class: "quiet" }, words.noProfile);
  const readout = element("p", { class: "readout", role: "status" }, words.profileHint);
  const svg = profileDrawing(data, participant, endpoint, (text) => {
    readout.textContent = text;
  });
  return element(
    "figure",
    { class: "profile" },
    element("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": words.profile }, svg),
    element("figcaption", {}, filled(words.profileCaption, { origin: participant.origin })),
    readout,
    ...valuesTables(data, participant),
  );
}

function profileDrawing(
  data: PageData,
  participant: PageParticipant,
  endpoint: number,
  say: (text: string) => void,
): SVGElement {
  const panels = data.analytes.flatMap((analyte) => {
    const series = participant.series.find((candidate) => candidate.analyte === analyte.name);
    return series === undefined ? [] : [{ analyte, series }];
  });
  const lanes = [...new Set(participant.records.map(({ name }) => name))];
  const lanesTop = 14 + panels.length * (PANEL + GAP);
  const height = lanesTop + lanes.length * LANE + 44;
  const x = dayScale(participant.days ?? [0, 1], [LEFT, WIDTH - RIGHT]);
  const label = filled(data.words.profileLabel, { participant: participant.id });
  return drawing(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, role: "img", "aria-label": label },
    ...verdictDays(data, participant, endpoint, x, height - 44),
    ...panels.flatMap(({ analyte, series }, index) =>
      panel(data, { analyte, series, x, top: 14 + index * (PANEL + GAP), say }),
    ),
    ...lanes.flatMap((name, index) => lane(participant, name, x, lanesTop + index * LANE, say)),
    ...dayAxis(data, x, height - 44),
  );
}

function verdictDays(
  data: PageData,
  participant: PageParticipant,
  endpoint: number,
  x: Scale,
  bottom: number,
): readonly SVGElement[] {
  return participant.results.flatMap((result, index) => {
    if (result.day === null || (endpoint >= 0 && index !== endpoint)) return [];
    const at = x.at(result.day);
    return [
      drawing("line", { x1: at, x2: at, y1: 12, y2: bottom, class: "verdict-day" }),
      drawing("text", { x: at, y: 9, class: "verdict-name" }, data.endpoints[index]?.paramcd ?? ""),
    ];
  });
}

interface Panel {
  readonly analyte: AnalyteFacts;
  readonly series: SeriesFacts;
  readonly x: Scale;
  readonly top: number;
  readonly say: (text: string) => void;
}

function panel(data: PageData, { analyte, series, x, top, say }: Panel): readonly SVGElement[] {
  const bottom = top + PANEL;
  const values = [...series.value, ...analyte.thresholds.map(({ value }) => value)];
  const y = (analyte.isCount ? logScale : linearScale)(values, [bottom, top]);
  const name = data.words.analytes[analyte.name] ?? analyte.label;
  return [
    ...y.ticks.flatMap((tick) => [
      drawing("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y.at(tick), y2: y.at(tick), class: "grid" }),
      drawing("text", { x: LEFT - 6, y: y.at(tick) + 4, class: "tick end" }, String(tick)),
    ]),
    drawing("text", { x: 4, y: top + 12, class: "panel-name" }, name),
    drawing("text", { x: 4, y: top + 28, class: "tick" }, analyte.unit),
    ...thresholds(analyte, y),
    drawing("path", { d: path(series, x, y), class: "course" }),
    ...points(series, x, y, `${name} `, say),
  ];
}

function thresholds({ thresholds: all }: AnalyteFacts, y: Scale): readonly SVGElement[] {
  const distinct = [...new Map(all.map((threshold) => [threshold.value, threshold])).values()];
  return distinct.flatMap(({ value, text }) => [
    drawing("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y.at(value), y2: y.at(value), class: "threshold" }),
    drawing("text", { x: WIDTH - RIGHT, y: y.at(value) - 3, class: "tick end" }, text),
  ]);
}

function path({ day, value, qualifier }: SeriesFacts, x: Scale, y: Scale): string {
  let drawn = "";
  let pen = "M";
  day.forEach((at, index) => {
    if (qualifier[index] !== "") return;
    drawn += `${pen}${x.at(at).toFixed(1)} ${y.at(value[index] ?? 0).toFixed(1)}`;
    pen = "L";
  });
  return drawn;
}

function points(
  series: SeriesFacts,
  x: Scale,
  y: Scale,
  name: string,
  say: (text: string) => void,
): readonly SVGElement[] {
  return series.day.map((at, index) => {
    const [cx, cy] = [x.at(at), y.at(series.value[index] ?? 0)];
    const qualifier = series.qualifier[index] ?? "";
    const shape =
      qualifier === ""
        ? drawing("circle", { cx, cy, r: 3, class: "point" })
        : drawing("path", { d: triangle(cx, cy, qualifier === "<" ? 1 : -1), class: "point open" });
    const text = `${name}${series.raw[index]}, ${series.file}:${series.line[index]}`;
    shape.append(drawing("title", {}, text));
    shape.addEventListener("click", () => say(text));
    return shape;
  });
}

/** Points down where the result is below what is printed, up where it is above. */
function triangle(x: number, y: number, down: number): string {
  return `M${x - 4} ${y - 3 * down}L${x + 4} ${y - 3 * down}L${x} ${y + 4 * down}Z`;
}

function lane(
  participant: PageParticipant,
  name: string,
  x: Scale,
  top: number,
  say: (text: string) => void,
): readonly SVGElement[] {
  const middle = top + LANE / 2;
  const own = participant.records.filter((record) => record.name === name);
  return [
    drawing("text", { x: 4, y: middle + 4, class: "tick" }, name),
    drawing("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: middle, y2: middle, class: "grid" }),
    ...own.map(({ day, endDay, kind, date, dose, source }) => {
      const mark =
        endDay !== null && endDay > day
          ? drawing("rect", { x: x.at(day), y: middle - 4, width: x.at(endDay) - x.at(day), height: 8, class: kind })
          : drawing("path", { d: diamond(x.at(day), middle), class: kind });
      const text = [name, date, dose, source].filter((part) => part !== "").join(", ");
      mark.append(drawing("title", {}, text));
      mark.addEventListener("click", () => say(text));
      return mark;
    }),
  ];
}

function diamond(x: number, y: number): string {
  return `M${x} ${y - 5}L${x + 4} ${y}L${x} ${y + 5}L${x - 4} ${y}Z`;
}

function dayAxis(data: PageData, x: Scale, top: number): readonly SVGElement[] {
  return [
    drawing("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: top, y2: top, class: "axis" }),
    ...x.ticks.flatMap((tick) => [
      drawing("line", { x1: x.at(tick), x2: x.at(tick), y1: top, y2: top + 5, class: "axis" }),
      drawing("text", { x: x.at(tick), y: top + 18, class: "tick middle" }, String(tick)),
    ]),
    drawing("text", { x: (LEFT + WIDTH - RIGHT) / 2, y: top + 36, class: "tick middle" }, data.words.day),
  ];
}
