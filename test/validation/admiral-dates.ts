/** Unit cases about dates, study days and durations. */
import { dayText, instantText, parseInstant, studyDay } from "../../src/core/calendar.ts";
import {
  type AdmiralCase,
  type Cell,
  numberOf,
  participantsFrom,
  type Rows,
  type Runner,
  runSmall,
  text,
} from "./admiral-case.ts";
import { derivationsOf } from "./run-study.ts";

/** Study days, with the reference and each date as an event with its time. */
export const studyDays: Runner = async (given, tally) => {
  const [row] = given.expected as Rows;
  const reference = given.args.find(({ name }) => name === "reference_date")!.expr;
  const days = Object.keys(row!).filter((column) => column.endsWith("DY"));
  const sourceOf = (column: string) => {
    const stem = column.slice(0, -2);
    return text(row![`${stem}DT`] ?? row![`${stem}DTM`]).replace(" ", "T");
  };
  const events = days.map((column) => ({
    participant_id: "1",
    event: column.toLowerCase(),
    occurred_on: sourceOf(column),
  }));
  const made = await runSmall(
    {
      anchors: { treatment: "{ intervention: treatment, choose: first }" },
      endpoints: Object.fromEntries(
        days.map((column) => [
          column.toLowerCase(),
          `kind: time-to-event, origin: treatment, event: { event: ${column.toLowerCase()} }, estimate: { kaplan-meier: { at: [1 d] } }`,
        ]),
      ),
      reference: "treatment",
    },
    {
      participants: participantsFrom(["1"]),
      events,
      interventions: [
        { participant_id: "1", intervention: "treatment", started_at: text(row![reference]).replace(" ", "T") },
      ],
    },
  );
  for (const column of days) {
    const { day, reference: from } = derivationsOf(made, column.toLowerCase()).get("1")!;
    tally.same(column, row![column], day === undefined || from === undefined ? undefined : studyDay(day, from));
  }
};

/** The days between two dates, against the duration in days (with one added) or whole weeks. */
export function daysBetween(expected: (days: number) => number): Runner {
  return async (given, tally) => {
    const [start, end] = given.args.filter(({ name }) => name === "").map(({ value }) => String(value).slice(0, 10));
    const made = await runSmall(
      { anchors: { end: "{ attribute: end }" }, quantities: { between: "{ duration: { from: start, to: end } }" } },
      { participants: [{ participant_id: "1", start: start!, end: end! }] },
    );
    tally.same("duration", given.expected, expected(numberOf(made, "between", "1")!));
  };
}

/** Dates as an export may write them: complete ones are read, all others refused. */
export function dates(
  written: (given: AdmiralCase) => readonly Cell[],
  expected: (given: AdmiralCase) => readonly Cell[],
): Runner {
  return (given, tally) => {
    for (const [index, one] of written(given).entries()) {
      const instant = parseInstant(text(one));
      tally.same(text(one), expected(given)[index], instant === undefined ? null : dayText(instant.day));
    }
  };
}

export const dateAndTime: Runner = ({ args, expected }, tally) => {
  const instant = parseInstant(text(args[0]!.value as Cell));
  tally.same("instant", expected, instant && instantText(instant).replace("T", " "));
};
