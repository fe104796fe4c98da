/** Every participant's time in the study as a bar that ends in a named state, with doses and what happened. */
import type { ParticipantFacts, ParticipantLevel } from "../../model/participant-level.ts";
import { bottomAxis } from "../engine/axes.ts";
import { FIGURE_WIDTH, type FigureBody, type FigurePlan } from "../engine/figure-plan.ts";
import { boxes, type Layer, type PointStyle, points, type TextItem, textLayers } from "../engine/layers.ts";
import { INK } from "../engine/palette.ts";
import { linear, niceStep, ticks } from "../engine/scale.ts";
import type { EndState } from "../words/figure-words.ts";
import { comparedGroups, type FigureContext, groupLabel } from "./context.ts";
import { type KeyEntry, keyRows } from "./key-row.ts";
import { participantLabels } from "./participant-labels.ts";
import { type SwimmerMark, swimmerMarks } from "./swimmer-marks.ts";

const END_STATES: readonly EndState[] = ["death", "left-study", "last-contact", "ongoing"];

interface Lane {
  readonly participant: ParticipantFacts;
  readonly start: number;
  readonly end: number;
  readonly state: EndState;
}

const END_STYLES: Readonly<Record<EndState, PointStyle>> = {
  death: { shape: "cross", size: 70, fill: INK.text, stroke: INK.paper, strokeWidth: 0.6 },
  "left-study": { shape: "square", size: 42, fill: INK.paper, stroke: INK.text },
  "last-contact": {
    shape: "M-0.12,-0.8H0.12V0.8H-0.12Z",
    size: 90,
    fill: INK.text,
    stroke: INK.text,
    strokeWidth: 0.8,
  },
  ongoing: { shape: "triangle-right", size: 60, fill: INK.axis, stroke: INK.axis },
};

const TRACK = INK.barLight;
const DOSE = "#7c97ad";

export function swimmerFigures(context: FigureContext): readonly FigurePlan[] {
  const level = context.data.participantLevel;
  const lanes = level === null ? [] : lanesOf(level);
  if (level === null || lanes.length === 0) return [];
  const { words, terms, data } = context;
  const left = level.participants.length - lanes.length;
  const count = (state: EndState) => lanes.filter((lane) => lane.state === state).length;
  const drawn = draw(context, level, lanes);
  return [
    {
      id: "swimmer",
      title: words.swimmerTitle,
      subtitle: words.swimmerSubtitle(data.study.reference?.text),
      population: "",
      alternative: words.swimmerAlternative(
        lanes.length,
        END_STATES.filter((state) => count(state) > 0)
          .map((state) => `${words.endStates[state]}: ${count(state)}`)
          .join(words.clause),
      ),
      notes: [...(left > 0 ? [words.swimmerWithout(terms.participantCount(left))] : []), ...drawn.notes],
      body: drawn.body,
    },
  ];
}

/** Longest follow-up first. */
function lanesOf({ participants }: ParticipantLevel): readonly Lane[] {
  return participants
    .flatMap((participant): Lane[] => {
      const { lastDay, anchors } = participant;
      if (lastDay === null) return [];
      const start = Math.min(0, lastDay, ...anchors.map(({ day }) => day));
      return [{ participant, start, end: lastDay, state: endStateOf(participant) }];
    })
    .sort((a, b) => b.end - a.end || (a.participant.id < b.participant.id ? -1 : 1));
}

function endStateOf({ followUp }: ParticipantFacts): EndState {
  if (followUp.endedBy === "death") return "death";
  if (followUp.withdrawal !== null) return "left-study";
  return followUp.endedBy === "cut-off" ? "ongoing" : "last-contact";
}

function draw(
  context: FigureContext,
  level: ParticipantLevel,
  lanes: readonly Lane[],
): { readonly body: FigureBody; readonly notes: readonly string[] } {
  const { font, words, data, terms } = context;
  const groups = comparedGroups(data);
  const grouped = groups.length > 1;
  const step = lanes.length <= 45 ? 17 : lanes.length <= 120 ? 12 : 7;
  const labelSize = step >= 17 ? 11 : 9;
  const ordered = grouped
    ? groups.flatMap((group) => lanes.filter(({ participant }) => participant.arm === group))
    : lanes;
  const labels = participantLabels(
    font,
    step < 9 ? [] : ordered.map(({ participant }) => participant.id),
    labelSize,
    150,
  );
  const left = Math.max(labels.width * 1.04 + 14, 30);
  const width = FIGURE_WIDTH - left - 24 - 28;
  const low = Math.min(0, ...lanes.map(({ start }) => start));
  const high = Math.max(...lanes.map(({ end }) => end), 1);
  const tickStep = niceStep(high - low, 9, [1, 2, 5, 7, 14, 28, 56, 84, 168, 364, 728, 1456]);
  const domain = [low < 0 ? Math.floor(low / tickStep) * tickStep : 0, high * 1.01] as const;
  const x = linear(domain, [0, width]);
  const places = placesOf(ordered, grouped ? groups : [], step);
  const rowOf = new Map(places.lanes.map(({ lane, y }) => [lane.participant.id, y]));
  const marks = swimmerMarks(
    context,
    level,
    lanes.map(({ participant }) => participant),
  );
  const key = keyRows(font, keyOf(context, lanes, marks), width);
  const half = step * 0.34;
  const bars = places.lanes.map(({ lane, y }) => ({
    x: x(lane.start),
    y: y - half,
    x2: Math.max(x(lane.end), x(lane.start) + 1),
    y2: y + half,
  }));
  const doses = places.lanes.flatMap(({ lane, y }) =>
    dosesOf(lane).map(([from, to]) => ({ x: x(from), y: y - half, x2: Math.max(x(to), x(from) + 1.6), y2: y + half })),
  );
  const ids = places.lanes.map(
    ({ y }, index): TextItem => ({ x: -8, y, text: labels.labels[index] ?? "", size: labelSize, align: "right" }),
  );
  const headings = places.headings.map(
    ({ group, y }): TextItem => ({ x: 0, y, text: groupLabel(context, group), weight: "semibold" }),
  );
  const axis = bottomAxis(
    { left: 0, right: width, top: 0, bottom: places.height },
    ticks(domain[0], domain[1], tickStep).map((day) => ({ at: x(day), text: String(day).replace("-", "−") })),
    terms.timeSince(terms.days, words.originOf(data.study.reference?.anchor)),
    true,
  );
  const ends = places.lanes.map(({ lane, y }) => ({
    state: lane.state,
    x: x(lane.end) + (lane.state === "ongoing" ? 6 : 0),
    y,
  }));
  return {
    notes: labels.notes,
    body: {
      width,
      height: places.height,
      margins: { left, right: 24, top: key.height + 12, bottom: 48 },
      layers: [
        ...key.layers(0, -key.height - 8),
        ...axis.back,
        boxes(bars, { color: TRACK }),
        ...(doses.length > 0 ? [boxes(doses, { color: DOSE })] : []),
        ...axis.front,
        ...marks.map((mark): Layer => {
          const places = mark.days.flatMap(({ participant, day }) => {
            const y = rowOf.get(participant);
            return y === undefined ? [] : [{ x: x(day), y }];
          });
          return points(places, { ...mark.style, size: Math.min(mark.style.size, step * step * 0.5) });
        }),
        ...END_STATES.flatMap((state) => {
          const here = ends.filter((end) => end.state === state);
          return here.length === 0 ? [] : [points(here, endStyle(state, step))];
        }),
        ...textLayers([...(step < 9 ? [] : ids), ...headings]),
      ],
    },
  };
}

const endStyle = (state: EndState, step: number): PointStyle => ({
  ...END_STYLES[state],
  size: Math.min(END_STYLES[state].size, step * step * 0.4),
});

/** Lanes from the top down, each arm below its heading. */
function placesOf(lanes: readonly Lane[], groups: readonly string[], step: number) {
  const places: { lane: Lane; y: number }[] = [];
  const headings: { group: string; y: number }[] = [];
  let y = 4;
  for (const group of groups.length === 0 ? [undefined] : groups) {
    if (group !== undefined) {
      headings.push({ group, y: y + 16 });
      y += 28;
    }
    for (const lane of lanes.filter(({ participant }) => group === undefined || participant.arm === group)) {
      places.push({ lane, y: y + step / 2 });
      y += step;
    }
  }
  return { lanes: places, headings, height: y + 4 };
}

/** Days with a dose; neighbouring days are one stretch. */
function dosesOf({ participant, start, end }: Lane): readonly (readonly [number, number])[] {
  const stretches: [number, number][] = [];
  for (const { kind, day, endDay } of participant.records) {
    const from = Math.floor(day);
    if (kind !== "dose" || from < start || from > end) continue;
    const to = Math.min(Math.max(endDay ?? from, from) + 1, Math.max(end, from + 1));
    const last = stretches.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else stretches.push([from, to]);
  }
  return stretches;
}

function keyOf({ words }: FigureContext, lanes: readonly Lane[], marks: readonly SwimmerMark[]): readonly KeyEntry[] {
  const dosed = lanes.some((lane) => dosesOf(lane).length > 0);
  return [
    ...(dosed ? [{ text: words.swimmerDose, mark: { kind: "box" as const, fill: DOSE } }] : []),
    ...marks.map(({ label, style }): KeyEntry => ({ text: label, mark: { kind: "point", style } })),
    ...END_STATES.filter((state) => lanes.some((lane) => lane.state === state)).map(
      (state): KeyEntry => ({ text: words.endStates[state], mark: { kind: "point", style: END_STYLES[state] } }),
    ),
  ];
}
