/**
 * The course of one participant: each analyte in a panel with its thresholds, transfusions, doses and events in strips below on the
 * same axis, the rows that decided an endpoint ringed, and the day of each result.
 */
import type { ParticipantFacts } from "../../model/participant-level.ts";
import type { SeriesFacts } from "../../model/series-facts.ts";
import type { AnalyteFacts } from "../../model/study-facts.ts";
import { bottomAxis } from "../engine/axes.ts";
import { FIGURE_WIDTH, type FigureBody, type FigurePlan } from "../engine/figure-plan.ts";
import { lines } from "../engine/layers.ts";
import { INK } from "../engine/palette.ts";
import { linear, niceStep, ticks } from "../engine/scale.ts";
import { wrapText } from "../font/wrap-text.ts";
import { analyteLabel } from "./analyte-label.ts";
import type { FigureContext } from "./context.ts";
import { keyRows } from "./key-row.ts";
import { profileKey } from "./profile-key.ts";
import { panelLayers } from "./profile-panel.ts";
import { derivedDays } from "./profile-results.ts";
import { stripLayers, stripRows } from "./profile-strips.ts";

const PANEL = 128;
const PANEL_GAP = 20;
const STRIP = 20;
const DAY_STEPS = [1, 2, 7, 14, 28, 56, 84, 168, 364, 728, 1456] as const;

export function profileFigure(context: FigureContext, participant: ParticipantFacts): FigurePlan | undefined {
  const { words, data } = context;
  const panels = data.analytes.flatMap((analyte) => {
    const series = participant.series.find((each) => each.analyte === analyte.name && each.day.length > 0);
    return series === undefined ? [] : [{ analyte, series }];
  });
  if (panels.length === 0 && participant.records.length === 0) return undefined;
  const results = derivedDays(context, participant);
  return {
    id: `profile-${participant.id}`,
    title: words.profileTitle(participant.id),
    subtitle: words.profileSubtitle(participant.origin, data.study.reference?.text, participant.arm),
    population: "",
    alternative: words.profileAlternative(
      participant.id,
      panels.map(({ analyte, series }) => `${analyteLabel(context, analyte)}: ${series.day.length}`).join(words.clause),
      results.map(({ text }) => text).join(words.clause),
    ),
    notes: [
      ...(panels.some(({ series, analyte }) => analyte.isCount && series.value.some((value) => value <= 0))
        ? [words.profileZero]
        : []),
      ...new Map(
        results
          .filter(({ rows: deciding }) => deciding.size > 0)
          .map(({ paramcd, label }) => [paramcd, `${paramcd}: ${label}`]),
      ).values(),
    ],
    body: draw(context, participant, panels),
  };
}

function draw(
  context: FigureContext,
  participant: ParticipantFacts,
  panels: readonly { readonly analyte: AnalyteFacts; readonly series: SeriesFacts }[],
): FigureBody {
  const { font, terms, words, data } = context;
  const strips = stripRows(context, participant);
  const labelWidth = Math.max(0, ...strips.map(({ label }) => font.width(label, 11, "regular")));
  const labelled = Math.min(labelWidth, 150);
  const left = Math.max(76, labelled + 16);
  const limits = panels.flatMap(({ analyte }) => analyte.thresholds.map(({ text }) => font.width(text, 11, "regular")));
  const right = Math.max(16, Math.max(0, ...limits) * 1.06 + 6);
  const width = FIGURE_WIDTH - left - right - 28;
  const days = [
    0,
    participant.lastDay ?? 0,
    ...participant.series.flatMap(({ day }) => [day[0] ?? 0, day.at(-1) ?? 0]),
    ...participant.records.map(({ day }) => day),
  ];
  const [low, high] = [Math.min(...days), Math.max(...days, 1)];
  const step = niceStep(high - low, 12, DAY_STEPS);
  // A little room, so that a record on the first or last day is seen whole.
  const pad = Math.max((high - low) * 0.008, 0.3);
  const domain = [Math.floor(low) - pad, Math.max(Math.ceil(high), Math.floor(low) + 1) + pad] as const;
  const x = linear(domain, [0, width]);
  const dayTicks = ticks(domain[0], domain[1], step);
  const below = panels.length * (PANEL + PANEL_GAP);
  const rows = strips.map((strip) => ({ ...strip, lines: wrapText(font, strip.label, 150, 11, "regular") }));
  let y = below;
  const placed = rows.map((row) => {
    const height = Math.max(STRIP, row.lines.length * 13 + 5);
    y += height;
    return { ...row, y: y - height / 2 };
  });
  const height = y + 4;
  const key = keyRows(font, profileKey(context, participant, panels), width);
  const axis = bottomAxis(
    { left: 0, right: width, top: 0, bottom: height },
    dayTicks.map((day) => ({ at: x(day), text: String(day).replace("-", "−") })),
    terms.timeSince(
      terms.days,
      words.originOf(participant.origin?.is === "reference" ? data.study.reference?.anchor : participant.origin?.is),
    ),
    true,
  );
  const end =
    participant.lastDay === null ? [] : [{ x: x(participant.lastDay), y: 0, x2: x(participant.lastDay), y2: height }];
  return {
    width,
    height,
    margins: { left, right, top: key.height + 14, bottom: 48 },
    layers: [
      ...key.layers(0, -key.height - 10),
      ...axis.back,
      lines([{ x: x(0), y: 0, x2: x(0), y2: height }], INK.quiet, 1),
      ...(end.length > 0 ? [lines(end, INK.quiet, 1, [1, 3])] : []),
      ...panels.flatMap(({ analyte, series }, index) =>
        panelLayers(context, {
          participant,
          analyte,
          series,
          domain,
          width,
          top: index * (PANEL + PANEL_GAP),
          height: PANEL,
        }),
      ),
      ...stripLayers(placed, x, domain),
      ...axis.front,
    ],
  };
}
