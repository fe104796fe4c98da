/** A definition in English that a physician can read. Every node of the language has exactly one sentence, here. */
import { assertNever } from "../../core/assert-never.ts";
import type { Anchor } from "../model/anchor.ts";
import type { ConditionRule } from "../model/condition.ts";
import type { Criterion } from "../model/criterion.ts";
import type { EachDoseRule } from "../model/each-dose.ts";
import type { Endpoint, TimeToEventEvent } from "../model/endpoint.ts";
import type { IntercurrentEvent } from "../model/intercurrent.ts";
import type { Quantity } from "../model/quantity.ts";
import type { RecordSelector } from "../model/record-selector.ts";
import type { Study } from "../model/study.ts";
import type { SustainedRule } from "../model/sustained.ts";
import type { Window } from "../model/window.ts";
import { episodeCountText, episodeEventText, episodesRuleText } from "./episodes.ts";
import { lengthText, offsetText, ordinal } from "./length.ts";
import { adverseEventsText, shiftText } from "./safety.ts";

export function anchorText(anchor: Anchor): string {
  if (anchor.kind === "by") {
    const cases = [...anchor.cases].map(
      ([text, inner]) => `where ${words(anchor.column)} is ${text}, ${anchorText(inner)}`,
    );
    return [...cases, ...(anchor.otherwise === undefined ? [] : [`otherwise ${anchorText(anchor.otherwise)}`])].join(
      "; ",
    );
  }
  if (anchor.kind === "attribute") return `the date in ${anchor.attribute}`;
  const which = typeof anchor.choose === "number" ? ordinal(anchor.choose) : anchor.choose;
  return `the ${which} day with ${selectorText(anchor.selector)}`;
}

function selectorText({ names, where, grade }: RecordSelector): string {
  const what = names.map(words).join(" or ");
  const graded = grade === undefined ? [] : [`grade ${grade.text}`];
  const conditions = [...where].map(([column, texts]) => `${words(column)} ${texts.join(" or ")}`).concat(graded);
  return conditions.length === 0 ? what : `${what} (${conditions.join(", ")})`;
}

/** Names whose plain words are not those of the name. */
const SPELLED: ReadonlyMap<string, string> = new Map([
  ["g-csf", "G-CSF"],
  ["rbc-transfusion", "red-cell transfusion"],
  ["acute-gvhd", "acute GVHD"],
  ["chronic-gvhd", "chronic GVHD"],
]);

/** `stem-cell-infusion` in plain words: `stem cell infusion`. */
function words(name: string): string {
  return SPELLED.get(name) ?? name.replaceAll(/[-_]/g, " ");
}

export function windowText(window: Window): string {
  const { from, to, of, openFrom, openTo } = window;
  const start = from === undefined ? undefined : `${offsetText(from, of)}${openFrom ? " (that day not included)" : ""}`;
  const end = to === undefined ? undefined : `${offsetText(to, of)}${openTo ? " (that day not included)" : ""}`;
  const limit = window.notAfter === undefined ? "" : `, ${window.notAfter} at the latest`;
  if (start === undefined) return end === undefined ? "at any time" : `up to ${end}${limit}`;
  return end === undefined ? `from ${start} on${limit}` : `from ${start} to ${end}${limit}`;
}

function conditionText(rule: ConditionRule): string {
  return rule.by === "everyone" ? rule.condition.text : `${rule.M.text} in men, ${rule.F.text} in women`;
}

export function quantityText(quantity: Quantity): string {
  switch (quantity.kind) {
    case "measure": {
      const what = quantity.analyte.label.toLowerCase();
      const daily = `several values of one day count as their ${reducerText(quantity.daily)}`;
      const days = quantity.requireDays > 1 ? `; at least ${quantity.requireDays} measured days are required` : "";
      return `${pickText(quantity, what)}; ${daily}${days}`;
    }
    case "change":
      return `the change from ${quantity.from} to ${quantity.of}`;
    case "total": {
      const empty = quantity.whenEmpty === undefined ? "" : `, ${quantity.whenEmpty.toFraction()} where it is blank`;
      const what = quantity.sum === "dose" ? `the sum of the dose${empty} of` : "the number of records of";
      return `${what} ${selectorText(quantity.selector)} ${windowText(quantity.window)}`;
    }
    case "longest-free":
      return `the longest stretch of days without ${selectorText(quantity.selector)} ${windowText(quantity.window)}`;
    case "duration":
      return `the days from ${quantity.from} to ${quantity.to}`;
    default:
      return assertNever(quantity);
  }
}

function reducerText(reducer: string): string {
  return reducer === "min" ? "lowest" : reducer === "max" ? "highest" : reducer;
}

function pickText(quantity: Extract<Quantity, { kind: "measure" }>, what: string): string {
  if (quantity.where.kind === "target") {
    const { at, of, within } = quantity.where.target;
    const place = `${offsetText(at, of)}, at most ${lengthText(within)} away`;
    return quantity.pick.kind === "summarize"
      ? `the ${quantity.pick.how} of the daily values of ${what} around ${place}`
      : `${what} on the measured day ${quantity.pick.which === "nearest" ? "nearest to" : `that is ${quantity.pick.which} around`} ${place}${quantity.pick.which === "nearest" ? " (of two equally near, the earlier)" : ""}`;
  }
  const where = windowText(quantity.where.window);
  return quantity.pick.kind === "summarize"
    ? `the ${quantity.pick.how} of the daily values of ${what} ${where}`
    : `${what} on the ${quantity.pick.which} measured day ${where}`;
}

function sustainedText(rule: SustainedRule): string {
  const what = rule.analyte.label.toLowerCase();
  const daily = `${reducerText(rule.daily)} value of each day`;
  return `${what} ${rule.condition.text} on ${runText(rule)} (${daily})${withoutText(rule)}`;
}

function runText({ consecutive, length, span }: SustainedRule): string {
  const measured = consecutive === "measured";
  if (span > 0)
    return `${measured ? "successive measured days" : "consecutive calendar days"}, the last at least ${span} days after the first`;
  if (length === 1) return "a measured day";
  return `${length} ${measured ? "successive measured days, none failing between" : "consecutive calendar days, each measured"}`;
}

function withoutText({ without, length, span }: SustainedRule): string {
  if (without === undefined) return "";
  const what = `, with no ${words(without.intervention)}`;
  const single = length === 1 && span === 0;
  if (without.from.count === 0 && !without.open) return `${what} on ${single ? "that day" : "any of them"}`;
  const days = `from ${lengthText(without.from)} before ${single ? "it" : "the first of them"}`;
  return `${what} ${days}${without.open ? " (that day not included)" : ""} to ${single ? "that day" : "the last"}`;
}

/** A criterion as one clause; compound criteria list their parts. */
export function criterionText(criterion: Criterion): string {
  switch (criterion.kind) {
    case "all":
      return "all of these hold";
    case "any":
      return "at least one of these holds";
    case "at-least":
      return `at least ${criterion.count} of these hold`;
    case "not":
      return "this does not hold";
    case "compare":
      return `${criterion.quantity} is ${conditionText(criterion.is)}`;
    case "change":
      return criterion.by === "ratio"
        ? `${criterion.of} is ${criterion.is.text} times ${criterion.from}`
        : `the change from ${criterion.from} to ${criterion.of} is ${criterion.is.text}`;
    case "sustained":
      return `${sustainedText(criterion.rule)}, ${windowText(criterion.window)}`;
    case "present":
      return `${selectorText(criterion.selector)} is recorded${criterion.window === undefined ? "" : ` ${windowText(criterion.window)}`}`;
    case "absent":
      return `no ${selectorText(criterion.selector)}${criterion.window === undefined ? "" : ` ${windowText(criterion.window)}`}`;
    case "measured":
      return `${listText(criterion.quantities)} ${criterion.quantities.length === 1 ? "is" : "are all"} measured`;
    case "evaluable":
      return `${criterion.endpoint} has a verdict`;
    case "meets":
      return `${criterion.criterion} is met`;
    case "attribute":
      return `${criterion.attribute} is ${criterion.allowed.join(" or ")}`;
    case "dated":
      return `${criterion.anchor} exists`;
    case "each-dose":
      return eachDoseText(criterion.rule);
    case "episodes":
      return episodeCountText(
        criterion.rule,
        criterion.rule.window === undefined ? "" : windowText(criterion.rule.window),
      );
    default:
      return assertNever(criterion);
  }
}

function eachDoseText({ selector, fits, stopsAfter }: EachDoseRule): string {
  const rules = fits
    .map(({ analyte, is, dose }) => `${dose.text} where the last ${analyte.label.toLowerCase()} is ${is.text}`)
    .join(", ");
  const stops =
    stopsAfter === undefined
      ? ""
      : `; none after the first ${stopsAfter.analyte.label.toLowerCase()} ${stopsAfter.is.text}`;
  return `every dose of ${selectorText(selector)} is ${rules}${stops}`;
}

function listText(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function eventText(event: TimeToEventEvent): string {
  switch (event.kind) {
    case "sustained":
      return `the first day of ${sustainedText(event.rule)}`;
    case "record":
      return `the first ${selectorText(event.selector)}`;
    case "episodes":
      return episodeEventText(event);
  }
}

/** The rule of an endpoint in one sentence, without its criteria. */
export function endpointText(endpoint: Endpoint, study: Study): string {
  switch (endpoint.kind) {
    case "response":
      return endpoint.missing === "non-response"
        ? "Yes or no; whoever cannot be evaluated counts as no, which is marked."
        : "Yes or no; whoever cannot be evaluated leaves the denominator.";
    case "category":
      return "The first category that is met, provided none before it is undecided.";
    case "change": {
      const quantity = study.quantities.get(endpoint.value);
      return `The value of ${endpoint.value}${quantity === undefined ? "" : `: ${quantityText(quantity)}`}.`;
    }
    case "time-to-event": {
      const event = eventText(endpoint.event);
      const start =
        endpoint.event.kind === "sustained" && endpoint.event.startAfter === "first-drop"
          ? ", searched only after the first day on which the count did not meet the condition"
          : "";
      const competing =
        endpoint.competing.length === 0
          ? ""
          : ` Competing events: ${endpoint.competing.map((names) => names.map(words).join("/")).join(", ")}.`;
      const horizon =
        endpoint.horizon === undefined ? "" : ` Observed to ${lengthText(endpoint.horizon)} after ${endpoint.origin}.`;
      const entry =
        endpoint.entry === undefined || endpoint.entry === endpoint.origin ? "" : ` At risk from ${endpoint.entry} on.`;
      return `Days from ${endpoint.origin} (day 0) to ${event}${start}.${entry}${competing}${horizon}`;
    }
    case "adverse-events":
      return adverseEventsText(endpoint);
    case "shift":
      return shiftText(endpoint);
    case "episodes":
      return episodesRuleText(endpoint);
    default:
      return assertNever(endpoint);
  }
}

export function intercurrentText(event: IntercurrentEvent): string {
  const what = event.events.map(words).join(" or ");
  return `${what}: ${event.strategy}${event.why === "" ? "" : ` (${event.why})`}`;
}
