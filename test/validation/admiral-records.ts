/** Unit cases about dated records: confirmed, consecutive, worst, on treatment. */
import { dayText } from "../../src/core/calendar.ts";
import {
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
import { derivationsOf, outcomeOf, type Row } from "./run-study.ts";

export const deaths: Runner = async (given, tally) => {
  const rows = rowsGiven(given, "dataset_add");
  const events = rows
    .filter((row) => row["DTHDT"] !== null)
    .map((row) => ({ participant_id: text(row["USUBJID"]), event: "death", occurred_on: text(row["DTHDT"]) }));
  const made = await runSmall(
    { responses: { death: "{ present: { event: death } }" } },
    { participants: participantsFrom(idsOf(rows)), events },
  );
  for (const row of given.expected as Rows) {
    const derivation = derivationsOf(made, "death").get(text(row["USUBJID"]));
    const evidence = derivation?.evidence.map(({ day }) => dayText(day)).join();
    tally.same(`${row["USUBJID"]}`, row["AVAL"] === 1 ? "Y" : "N", outcomeOf(derivation, "verdict")?.verdict);
    tally.same(`${row["USUBJID"]} date`, text(row["ADT"]), evidence);
  }
};

/** Assessments as events with their result as the term; an assessment by somebody else is another event. */
function assessments(rows: Rows): readonly Row[] {
  return rows.map((row, index) => ({
    participant_id: text(row["USUBJID"]),
    event: text(row["PARAMCD"] ?? "ovr").toLowerCase(),
    occurred_on: text(row["ADT"]) || dateOf(Number(row["AVISITN"] ?? row["ASEQ"] ?? index)),
    term: text(row["AVALC"]),
    cause: text(row["CRIT1FL"]),
  }));
}

export const lastEvaluable: Runner = async (given, tally) => {
  const made = await runSmall(
    {
      anchors: { last: "{ event: ovr, where: { term: [PR, CR, SD, PD] }, choose: last }" },
      quantities: { found: "{ duration: { from: start, to: last } }" },
    },
    {
      participants: participantsFrom(idsOf(rowsGiven(given, "dataset_ref"))),
      events: assessments(rowsGiven(given, "dataset_add")),
    },
  );
  for (const row of (given.expected as Rows).filter(({ PARAMCD }) => PARAMCD === "LSTEVLDT")) {
    const days = numberOf(made, "found", row["USUBJID"]!);
    tally.same(text(row["USUBJID"]), text(row["ADT"]), days === undefined ? "" : dateOf(days));
  }
};

export const existence: Runner = async (given, tally) => {
  const rows = rowsGiven(given, "dataset_add");
  const events = rows.map((row) => ({
    participant_id: text(row["USUBJID"]),
    event: "test",
    occurred_on: dateOf(row["XXSEQ"] as number),
    term: text(row["XXTESTCD"]),
  }));
  const made = await runSmall(
    { responses: { exists: "{ present: { event: test, where: { term: A } } }" } },
    { participants: participantsFrom(idsOf(rows)), events },
  );
  for (const row of (given.expected as Rows).filter(({ PARAMCD }) => PARAMCD === "XXFL")) {
    tally.same(text(row["USUBJID"]), row["AVALC"], answerOf(made, "exists", row["USUBJID"]!));
    const [first] = derivationsOf(made, "exists").get(text(row["USUBJID"]))!.evidence;
    tally.same(`${row["USUBJID"]} row`, dateOf(row["XXSEQ"] as number), first && dayText(first.day));
  }
};

/** A record followed, or preceded, by one that confirms it: by participant, whether there is such a record. */
export function confirmed(first: string, then: string, hasFlag: (rows: Rows, id: Cell) => boolean): Runner {
  return async (given, tally) => {
    const rows = rowsGiven(given);
    const made = await runSmall(
      {
        anchors: { first: `{ event: ovr, where: ${first}, choose: first }` },
        responses: {
          confirmed: `{ all: [{ dated: first }, { present: { event: ovr, where: ${then} }, window: { from: 1 d, of: first } }] }`,
        },
      },
      { participants: participantsFrom(idsOf(rows)), events: assessments(rows) },
    );
    for (const id of new Set(idsOf(rows))) {
      const expected = hasFlag(given.expected as Rows, id) ? "Y" : "N";
      tally.same(text(id), expected, answerOf(made, "confirmed", id));
    }
  };
}

export const flagged = (rows: Rows, id: Cell) => rows.some((row) => row["USUBJID"] === id && row["CONFFL"] === "Y");
export const kept = (rows: Rows, id: Cell) => rows.some((row) => row["USUBJID"] === id);

export const worstProblem: Runner = async (given, tally) => {
  const rows = rowsGiven(given);
  const events = rows.map((row) => ({
    participant_id: text(row["USUBJID"]),
    event: text(row["PARAMCD"]).toLowerCase().replace(" ", "-"),
    occurred_on: dateOf(row["ADY"] as number),
    term: text(row["AVALC"]),
  }));
  const asked = "[no-sleep, wake-up, fall-asleep]";
  const category = (name: string, criterion: string) =>
    `{ category: ${name}, label: ${name}, criterion: ${criterion} }`;
  const having = (event: string, term: string) => `{ present: { event: ${event}, where: { term: ${term} } } }`;
  const categories = [
    category("No sleep", having("no-sleep", "Y")),
    category("Waking up more than three times", having("wake-up", "Y")),
    category("More than 30 mins to fall asleep", having("fall-asleep", "Y")),
    category("No sleeping problems", `{ all: [${having(asked, "N")}, { not: ${having(asked, '""')} }] }`),
    category("Missing", `{ present: { event: ${asked} } }`),
  ];
  const made = await runSmall(
    { endpoints: { worst: `kind: category, categories: [${categories.join(", ")}]` } },
    { participants: participantsFrom(idsOf(rows)), events },
  );
  for (const row of (given.expected as Rows).filter(({ PARAMCD }) => PARAMCD === "WSP")) {
    const derivation = derivationsOf(made, "worst").get(text(row["USUBJID"]));
    tally.same(text(row["USUBJID"]), row["AVALC"], outcomeOf(derivation, "category")?.category);
  }
};

export const allMeet: Runner = async (given, tally) => {
  const rows = rowsGiven(given);
  const made = await runSmall(
    { responses: { all: '{ not: { present: { event: alkph, where: { cause: "" } } } }' } },
    { participants: participantsFrom(idsOf(rows)), events: assessments(rows) },
  );
  for (const row of (given.expected as Rows).filter(({ PARAMCD }) => PARAMCD === "ALK2"))
    tally.same(text(row["USUBJID"]), row["AVALC"], answerOf(made, "all", row["USUBJID"]!));
};

/** Two records in a row: the visit at which the first such pair begins. Y is 1 and N is 0; a record without a visit is left out. */
export const consecutive: Runner = async (given, tally) => {
  const rows = rowsGiven(given).filter((row) => row["AVISITN"] !== null);
  const labs = rows.map((row) => ({
    participant_id: text(row["USUBJID"]),
    collected_at: dateOf(row["AVISITN"] as number),
    value: row["AVALC"] === "Y" ? "1" : "0",
  }));
  const event =
    'sustained: platelets, is: ">= 1 10*9/L", run: { length: 2 d, consecutive: measured }, start-after: origin';
  const made = await runSmall(
    {
      endpoints: {
        pair: `kind: time-to-event, origin: start, event: { ${event} }, estimate: { kaplan-meier: { at: [1 d] } }`,
      },
    },
    { participants: participantsFrom(idsOf(rows)), labs },
  );
  const confirmations = (given.expected as Rows).filter((row) => row["PARAMCD"] === "CONFRESP" && row["AVALC"] === "Y");
  for (const id of new Set(idsOf(rows))) {
    const first = confirmations.find((row) => row["USUBJID"] === id);
    const outcome = outcomeOf(derivationsOf(made, "pair").get(text(id)), "time");
    tally.same(text(id), first?.["AVISITN"], outcome?.cnsr === 0 ? outcome.days : undefined);
  }
};

export const progression: Runner = async (given, tally) => {
  const rows = rowsGiven(given, "dataset_add");
  const made = await runSmall(
    {
      anchors: { assessed: "{ event: ovr, choose: first }" },
      responses: { pd: "{ present: { event: ovr, where: { term: PD } }, window: { from: 0 d, of: assessed } }" },
    },
    {
      participants: participantsFrom(idsOf(rowsGiven(given, "dataset_ref"))),
      events: assessments(rows),
    },
  );
  for (const row of given.expected as Rows)
    tally.same(text(row["USUBJID"]), row["AVALC"] ?? undefined, answerOf(made, "pd", row["USUBJID"]!));
};

/** On treatment: an event that begins in the window of treatment. */
export const onTreatment: Runner = async (given, tally) => {
  const rows = rowsGiven(given);
  const window = given.args.find(({ name }) => name === "ref_end_window")?.value ?? 0;
  const participants = rows.map((row) => ({
    participant_id: text(row["USUBJID"]),
    start: text(row["TRTSDT"]),
    end: text(row["TRTEDT"]) || text(row["TRTSDT"]),
  }));
  const events = rows.map((row) => ({
    participant_id: text(row["USUBJID"]),
    event: "adverse-event",
    occurred_on: text(row["ADT"] ?? row["ASTDT"]),
    term: text(row["TPT"]),
  }));
  const made = await runSmall(
    {
      anchors: { end: "{ attribute: end }" },
      endpoints: {
        on: `kind: adverse-events, onset: { from: 0 d of start, to: ${window} d of end }, treatment-emergent: onset, exclude: { term: PRE }`,
      },
    },
    { participants, events },
  );
  for (const row of given.expected as Rows)
    tally.same(text(row["USUBJID"]), row["ONTRTFL"] ?? "N", answerOf(made, "on", row["USUBJID"]!));
};

/** Which of the visit windows a day falls into: study days, of which there is no 0. */
export const visitWindows: Runner = async (given, tally) => {
  const rows = (given.expected as Rows).filter((row) => row["ADY"] !== null);
  const windows = rowsGiven(given, "dataset_add");
  const offset = (day: Cell | undefined) => Number(day) - (Number(day) > 0 ? 1 : 0);
  const participants = participantsFrom(rows.map((_, index) => String(index)));
  const events = rows.map((row, index) => ({
    participant_id: String(index),
    event: "visit",
    occurred_on: dateOf(offset(row["ADY"])),
  }));
  const responses = Object.fromEntries(
    windows.map((window, index) => [
      `window-${index}`,
      `{ present: { event: visit }, window: { from: ${offset(window["AWLO"])} d, to: ${offset(window["AWHI"])} d, of: start } }`,
    ]),
  );
  const made = await runSmall({ responses }, { participants, events });
  for (const [index, row] of rows.entries())
    for (const [number, window] of windows.entries())
      tally.same(
        `${row["ADY"]} ${window["AVISIT"]}`,
        row["AVISIT"] === window["AVISIT"] ? "Y" : "N",
        answerOf(made, `window-${number}`, String(index)),
      );
};
