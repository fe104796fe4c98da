/** Answers of the work item: nadir's derivations.csv in the common form, and two tables compared cell by cell. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

export const ANSWER_COLUMNS = [
  "participant_id",
  "anc_date",
  "plt_date",
  "hb_base",
  "hb_post_date",
  "hb_change",
  "hb_status",
] as const;

const NO_VALUE = "NO_VALUE";

export type AnswerColumn = (typeof ANSWER_COLUMNS)[number];
export type Answer = Readonly<Record<AnswerColumn, string>>;
type Derivation = Readonly<Record<string, string>>;

/** A peer's table. Without both values there is no change, and nadir then writes no base either: such rows are made alike. */
export function readAnswers(path: string): readonly Answer[] {
  const rows = parse(readFileSync(path), { columns: true }) as readonly Answer[];
  return rows.map((row) =>
    row.hb_status === "NO_BASELINE" || row.hb_status === "NO_POST"
      ? { ...row, hb_base: "", hb_post_date: "", hb_status: NO_VALUE }
      : row,
  );
}

/** From OUT/derivations.csv, by participant. */
export function answersOfRun(path: string): readonly Answer[] {
  const derivations = parse(readFileSync(path), { columns: true }) as readonly Derivation[];
  const byParticipant = new Map<string, Map<string, Derivation>>();
  for (const row of derivations) {
    const id = row["USUBJID"] ?? "";
    const known = byParticipant.get(id) ?? new Map<string, Derivation>();
    known.set(row["PARAMCD"] ?? "", row);
    byParticipant.set(id, known);
  }
  return [...byParticipant.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, rows]) => answerOf(id, rows));
}

function answerOf(id: string, rows: ReadonlyMap<string, Derivation>): Answer {
  const response = rows.get("HBRESP") ?? {};
  const [base, change] = [response["BASE"] ?? "", response["CHG"] ?? ""];
  return {
    participant_id: id,
    anc_date: eventDate(rows.get("ANC")),
    plt_date: eventDate(rows.get("PLT")),
    hb_base: change === "" ? "" : gramsPerDecilitre(base),
    hb_post_date: change === "" ? "" : (response["ADT"] ?? ""),
    hb_change: gramsPerDecilitre(change),
    hb_status: statusOf(response),
  };
}

function eventDate(row: Derivation | undefined): string {
  return row?.["CNSR"] === "0" ? (row["ADT"] ?? "") : "";
}

function gramsPerDecilitre(gramsPerLitre: string): string {
  return gramsPerLitre === "" ? "" : (Number(gramsPerLitre) / 10).toFixed(4);
}

function statusOf(row: Derivation): string {
  if (row["ANL01FL"] !== "Y" && row["REASON"] === "NOT_IN_POPULATION") return "NO_DOSE";
  if (row["CHG"] === "") return NO_VALUE;
  if (row["AVALC"] === "Y") return "RESPONDER";
  return row["SRC"]?.includes("interventions.csv") === true ? "TRANSFUSED" : "NON_RESPONDER";
}

/** How many cells differ, by column. Numbers may differ in the last printed digit. */
export function differences(a: readonly Answer[], b: readonly Answer[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  if (a.length !== b.length) counts.set("participants", Math.abs(a.length - b.length));
  a.forEach((one, index) => {
    const other = b[index];
    if (other === undefined) return;
    for (const name of ANSWER_COLUMNS) if (!agree(name, one[name], other[name])) add(name);
  });
  return counts;
}

const LAST_DIGIT = 1.01e-4;

function agree(column: AnswerColumn, a: string, b: string): boolean {
  if (a === b) return true;
  if ((column !== "hb_base" && column !== "hb_change") || a === "" || b === "") return false;
  return Math.abs(Number(a) - Number(b)) <= LAST_DIGIT;
}
