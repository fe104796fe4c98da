/** Definitions of transfusion episodes in the model: times in seconds, amounts in their canonical units. */
import { type AnalyteName, analyteOf } from "../../core/analyte.ts";
import { type Exact, exact, multiply, parseExact, ZERO } from "../../core/exact.ts";
import { parseTimeSpan, type TimeSpan } from "../../core/time-span.ts";
import { conversionFactor, dimensionName, sameDimension, type Unit } from "../../core/unit.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import { messages } from "../messages.ts";
import {
  BLOOD_VOLUME_UNIT,
  CCI_UNIT,
  DOSE_UNIT,
  type EpisodeCountRule,
  type EpisodeDefinition,
  type EpisodeEvent,
  type EpisodeReport,
  type EpisodesRule,
  type PostWindow,
} from "../model/episodes.ts";
import type {
  EpisodeCountSource,
  EpisodeEventSource,
  EpisodeReportSource,
  EpisodesEndpointSource,
  EpisodesSource,
} from "../schema/episodes.ts";
import type { Pointer } from "../source-tree.ts";
import { buildCondition } from "./condition.ts";
import { type Context, place } from "./context.ts";
import { buildWindow } from "./record.ts";

export function buildEpisodes(context: Context, name: string, source: EpisodesSource): EpisodeDefinition {
  const pointer = `/episodes/${name}`;
  const whenEmpty = source.dose["when-empty"];
  const volume = source["blood-volume"];
  return {
    name,
    transfusion: source.transfusion,
    analyte: countedAnalyte(context, source, pointer),
    mergeWithin: timeSpan(source["merge-within"]),
    preWithin: timeSpan(source.pre.within),
    startIsBefore: source.pre["at-start"] === "before",
    othersIgnored: source["other-transfusions"] === "ignored",
    post: mapOf(source.post, (window, key) => buildPost(context, window, `${pointer}/post/${key}`)),
    doseWhenEmpty:
      whenEmpty === "none" ? undefined : amount(context, whenEmpty, DOSE_UNIT, `${pointer}/dose/when-empty`),
    bodySurface: source["body-surface"],
    bloodVolume:
      volume === undefined ? undefined : amount(context, volume, BLOOD_VOLUME_UNIT, `${pointer}/blood-volume`),
    refractory: mapOf(source.refractory ?? {}, (text, key) =>
      buildCondition(
        context,
        text,
        { kind: "unit", unit: CCI_UNIT, what: "a corrected count increment" },
        `${pointer}/refractory/${key}`,
      ),
    ),
    cites: source.cites,
    pointer,
  };
}

export function buildEpisodeCount(context: Context, source: EpisodeCountSource, pointer: Pointer): EpisodeCountRule {
  const scale = { kind: "number", what: "a number of episodes" } as const;
  return {
    episodes: source.episodes,
    class: source.class,
    counted: source.counted,
    notEvaluable: source["not-evaluable"],
    is: buildCondition(context, source.is, scale, `${pointer}/is`),
    window: source.window === undefined ? undefined : buildWindow(source.window),
  };
}

export function buildEpisodeEvent(source: EpisodeEventSource): EpisodeEvent {
  return { kind: "episodes", episodes: source.episodes, class: source.class, choose: source.choose };
}

export function buildEpisodesRule(source: EpisodesEndpointSource): EpisodesRule {
  const { quantile } = source.estimate.describe;
  return { episodes: source.episodes, report: buildReport(source.report), estimate: { kind: "describe", quantile } };
}

function buildReport(source: EpisodeReportSource): EpisodeReport {
  if (source === "class") return { kind: "class" };
  if ("cci" in source) return { kind: "cci", at: source.cci };
  return "increment" in source
    ? { kind: "increment", at: source.increment }
    : { kind: "recovery", at: source.recovery };
}

/** The schema has checked the text already. */
function timeSpan(text: string): TimeSpan {
  return parseTimeSpan(text) ?? { seconds: 0, text };
}

function mapOf<In, Out>(
  record: Readonly<Record<string, In>>,
  build: (value: In, key: string) => Out,
): ReadonlyMap<string, Out> {
  return new Map(Object.entries(record).map(([key, value]) => [key, build(value, key)]));
}

function countedAnalyte(context: Context, source: EpisodesSource, pointer: Pointer) {
  const analyte = analyteOf(source.analyte as AnalyteName);
  if (analyte.unit.dimension !== analyteOf("platelets").unit.dimension) {
    const problem = `${analyte.name} is ${dimensionName(analyte.unit)}, but an increment is of a count`;
    context.report(messages.invalidValue(place(context, `${pointer}/analyte`), problem, "analyte: platelets"));
  }
  return analyte;
}

function buildPost(context: Context, source: EpisodesSource["post"][string], pointer: Pointer): PostWindow {
  const [from, to, nearest] = [timeSpan(source.from), timeSpan(source.to), timeSpan(source.nearest)];
  if (from.seconds > to.seconds) {
    const problem = `a window from ${from.text} to ${to.text} ends before it begins`;
    context.report(messages.invalidValue(place(context, pointer), problem, "from is the shorter time"));
  }
  return { from, to, nearest };
}

const AMOUNT = /^(\S+)\s+(\S.*)$/;

/** A number greater than zero with a unit, in `unit`. */
function amount(context: Context, text: string, unit: Unit, pointer: Pointer): Exact {
  const where = place(context, pointer);
  const match = AMOUNT.exec(text.trim());
  const value = parseExact(match?.[1] ?? "");
  if (match === null || value === undefined || value.compare(ZERO) <= 0) {
    context.report(
      messages.invalidValue(where, `"${text}" is no amount`, `a number and a unit, like "75 ${unit.code}"`),
    );
    return exact(1);
  }
  const written = match[2] ?? "";
  const given = readUnit(written);
  if (given === undefined) context.report(messages.unknownUnit(where, written, undefined));
  else if (!sameDimension(given, unit))
    context.report(
      messages.wrongDimension(where, `${written} is ${dimensionName(given)}`, `this is in ${unit.code}`, unit.code),
    );
  else return multiply(value, conversionFactor(given, unit));
  return exact(1);
}
