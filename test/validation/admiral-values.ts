/** Unit cases about one value per participant: baselines, first, last, worst and mean values. */
import {
  type AdmiralCase,
  answerOf,
  type Cell,
  dateOf,
  idsOf,
  numberOf,
  participantsFrom,
  type Rows,
  type Runner,
  rowsGiven,
  runSmall,
  text,
} from "./admiral-case.ts";
import type { Row } from "./run-study.ts";

/** A parameter of the case as an analyte. */
const PARAMETERS = { PARAM01: "platelets", PARAM02: "leukocytes" } as const;

export const baseline: Runner = async (given, tally) => {
  const rows = rowsGiven(given);
  const labs = rows.map((row) => ({
    participant_id: text(row["USUBJID"]),
    analyte: PARAMETERS[row["PARAMCD"] as keyof typeof PARAMETERS],
    collected_at: dateOf((row["ASEQ"] as number) - 1),
    value: text(row["AVAL"]),
  }));
  const last = "window: { to: 0 d, of: start }, choose: last";
  const quantities = Object.fromEntries(
    Object.values(PARAMETERS).map((analyte) => [analyte, `{ measure: ${analyte}, ${last} }`]),
  );
  const made = await runSmall({ quantities }, { participants: participantsFrom(idsOf(rows)), labs });
  for (const row of given.expected as Rows) {
    const analyte = PARAMETERS[row["PARAMCD"] as keyof typeof PARAMETERS];
    tally.close(`${row["USUBJID"]} ${row["PARAMCD"]}`, row["BASE"] as number, numberOf(made, analyte, row["USUBJID"]!));
  }
};

/** Visits as days; rows of one visit in their order. */
function labsByVisit(rows: Rows, columns = { id: "USUBJID", visit: "AVISITN", value: "AVAL" }): readonly Row[] {
  return rows.map((row, index) => ({
    participant_id: text(row[columns.id]),
    collected_at: `${dateOf(Number(row[columns.visit]))}T00:00:${String(index).padStart(2, "0")}`,
    value: text(row[columns.value]),
  }));
}

/** One value per participant: first or last visit, and which of the values of one day. */
export function extreme(choose: "first" | "last", daily: string, pick: (row: Rows[number]) => boolean): Runner {
  return async (given, tally) => {
    const rows = rowsGiven(given);
    const found = `{ measure: platelets, window: { from: 0 d, of: start }, daily: ${daily}, choose: ${choose} }`;
    const data = { participants: participantsFrom(idsOf(rows)), labs: labsByVisit(rows) };
    const made = await runSmall({ quantities: { found } }, data);
    const expected = (given.expected as Rows).filter(pick);
    tally.same("participants", data.participants.length, expected.length);
    for (const row of expected)
      tally.close(text(row["USUBJID"]), row["AVAL"] as number, numberOf(made, "found", row["USUBJID"]!));
  };
}

/** The mean of each visit; a visit is a day. */
export function meanOfVisits(source: string, value: string): Runner {
  return async (given, tally) => {
    const rows = rowsGiven(given, source);
    const labs = labsByVisit(rows, { id: "subj", visit: "visit", value });
    const quantities = Object.fromEntries(
      [1, 2].map((visit) => [
        `visit-${visit}`,
        `{ measure: platelets, window: ${onDay(visit)}, daily: mean, choose: first }`,
      ]),
    );
    const made = await runSmall({ quantities }, { participants: participantsFrom(idsOf(rows, "subj")), labs });
    for (const row of (given.expected as Rows).filter(({ type }) => type === "AVERAGE")) {
      const mean = (row["val"] ?? row["aval"] ?? undefined) as number | undefined;
      tally.close(`${row["subj"]} ${row["visit"]}`, mean, numberOf(made, `visit-${row["visit"]}`, row["subj"]!));
    }
  };
}

const onDay = (day: number) => `{ from: ${day} d, to: ${day} d, of: start }`;

export const meanOfWeeks: Runner = async (given, tally) => {
  const rows = rowsGiven(given, "dataset_add");
  const weekOf = (row: Rows[number]) => Number(text(row["AVISIT"] ?? row["VISIT"]).replace("WEEK ", ""));
  const labs = rows.map((row, index) => ({
    participant_id: "1",
    collected_at: `${dateOf(weekOf(row))}T00:00:0${index}`,
    value: text(row["AVAL"]),
  }));
  const quantities = Object.fromEntries(
    [1, 2, 3, 4].map((week) => [
      `week-${week}`,
      `{ measure: platelets, window: ${onDay(week)}, daily: mean, choose: first }`,
    ]),
  );
  const made = await runSmall({ quantities }, { participants: participantsFrom(["1"]), labs });
  for (const row of given.expected as Rows)
    tally.close(
      text(row["ASEQ"]),
      (row["MEANVIS"] ?? undefined) as number | undefined,
      numberOf(made, `week-${weekOf(row)}`, "1"),
    );
};

export const criterion: Runner = async (given, tally) => {
  const rows = given.expected as Rows;
  const parameters = { AST: "ast", ALT: "alt" } as const;
  const labs = rows.map((row, index) => {
    const analyte = parameters[row["PARAMCD"] as keyof typeof parameters];
    const stated = analyte === undefined ? {} : { analyte, unit: "U/L" };
    return { participant_id: String(index), collected_at: dateOf(0), value: text(row["AVAL"]), ...stated };
  });
  const measured = ["platelets", "ast", "alt"].filter((name) =>
    labs.some((lab) => ("analyte" in lab ? lab.analyte : "platelets") === name),
  );
  const quantities = Object.fromEntries(
    measured.map((name) => [`value-${name}`, `{ measure: ${name}, window: ${onDay(0)}, choose: first }`]),
  );
  const responses = Object.fromEntries(
    measured.map((name) => [name, `{ compare: value-${name}, is: "> 40 ${name === "platelets" ? "10*9/L" : "U/L"}" }`]),
  );
  const made = await runSmall(
    { quantities, responses },
    { participants: participantsFrom(labs.map((lab) => lab.participant_id)), labs },
  );
  for (const [index, row] of rows.entries()) {
    const flag = row["CRIT2FL"] ?? row["CRIT1FL"] ?? (row["AVAL"] === null || "CRIT2FL" in row ? undefined : "N");
    const name = parameters[row["PARAMCD"] as keyof typeof parameters] ?? "platelets";
    tally.same(`${index} ${row["AVAL"]}`, flag, answerOf(made, name, String(index)));
  }
};

/** The value of another record, found from a date of this one: each record is a participant with that date. */
function joinedValue(quantity: string, prepare: (given: AdmiralCase) => Joined): Runner {
  return async (given, tally) => {
    const { records, labs } = prepare(given);
    const participants = records.map(({ start }, index) => ({ participant_id: String(index), start }));
    const all = records.flatMap(({ group }, index) =>
      labs
        .filter((lab) => lab.group === group)
        .map(({ collected_at, value }) => ({ participant_id: String(index), collected_at, value })),
    );
    const made = await runSmall(
      { quantities: { found: `{ measure: platelets, ${quantity} }` } },
      { participants, labs: all },
    );
    for (const [index, { expected }] of records.entries())
      tally.close(
        String(index),
        expected === null ? undefined : Number(expected),
        numberOf(made, "found", String(index)),
      );
  };
}

interface Joined {
  readonly records: readonly { readonly group: string; readonly start: string; readonly expected: Cell }[];
  readonly labs: readonly { readonly group: string; readonly collected_at: string; readonly value: string }[];
}

export const gradeBefore = joinedValue("window: { to: 0 d, of: start, open: to }, choose: last", (given) => ({
  records: (given.expected as Rows).map((row) => ({
    group: text(row["AEGRPID"]),
    start: text(row["TRTSDTM"]).slice(0, 10),
    expected: row["ATOXGR_pre"]!,
  })),
  labs: rowsGiven(given, "dataset_add").map((row) => ({
    group: text(row["FAGRPID"]),
    collected_at: text(row["FADT"]),
    value: text(row["FAORRES"]),
  })),
}));

export const nadirSoFar = joinedValue("window: { to: 0 d, of: start }, summarize: min", (given) => ({
  records: (given.expected as Rows).map((row) => ({
    group: text(row["USUBJID"]),
    start: text(row["ADT"]),
    expected: row["AVAL"]!,
  })),
  labs: rowsGiven(given, "dataset_add").map((row) => ({
    group: text(row["USUBJID"]),
    collected_at: text(row["TRDTC"]),
    value: text(row["TRSTRESN"]),
  })),
}));

export const nextValue = joinedValue("window: { from: 0 d, of: start, open: from }, choose: first", (given) => ({
  records: (given.expected as Rows).map((row) => ({
    group: "",
    start: dateOf(row["day"] as number),
    expected: row["first_val"]!,
  })),
  labs: rowsGiven(given, "dataset_add").map((row) => ({
    group: "",
    collected_at: dateOf(row["day"] as number),
    value: text(row["val"]),
  })),
}));
