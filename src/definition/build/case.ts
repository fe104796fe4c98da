/** Cases of the model: days become dates, lists become rows. */
import { type Day, parseDay } from "../../core/calendar.ts";
import type { CaseRecord, CaseResult, StudyCase } from "../model/case.ts";
import type { StudyCaseSource } from "../schema/case.ts";
import type { Pointer } from "../source-tree.ts";

export function buildCase(source: StudyCaseSource, pointer: Pointer): StudyCase {
  const dayOf = dayReader(source["day-0"]);
  const through = dayOf(source.through);
  return {
    name: source.case,
    attributes: textMap(source.participant),
    labs: resultsOf(source.labs, dayOf),
    interventions: recordsOf(source.interventions, dayOf),
    events: recordsOf(source.events, dayOf),
    through,
    logThrough: source["log-through"] === undefined ? through : dayOf(source["log-through"]),
    expected: textMap(source.expect),
    pointer,
  };
}

type DayReader = (written: string | number) => Day;

/** The schema has checked that both are dates, or whole numbers of days. */
function dayReader(zero: string): DayReader {
  const start = parseDay(zero) ?? 0;
  return (written) => parseDay(String(written)) ?? start + Number(written);
}

function resultsOf(labs: StudyCaseSource["labs"], dayOf: DayReader): readonly CaseResult[] {
  return Object.entries(labs).flatMap(([what, byDay]) => {
    const [analyte = "", unit = ""] = what.split(" ");
    return Object.entries(byDay).flatMap(([day, values]) =>
      [values].flat().map((value, index, all) => ({
        analyte,
        unit,
        day: dayOf(day),
        hour: all.length > 1 ? index : undefined,
        value: String(value),
      })),
    );
  });
}

function recordsOf(records: StudyCaseSource["events"], dayOf: DayReader): readonly CaseRecord[] {
  return Object.entries(records).flatMap(([name, items]) =>
    items.map((item) => {
      if (typeof item !== "object") return { name, day: dayOf(item), columns: new Map<string, string>() };
      const { day, ...columns } = item;
      return { name, day: dayOf(day), columns: textMap(columns) };
    }),
  );
}

function textMap(record: Readonly<Record<string, string | number>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(record).map(([key, value]) => [key, String(value)]));
}
