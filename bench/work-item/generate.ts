/**
 * A seeded synthetic export for the work item, canonical files, with as many laboratory rows as asked for.
 *   npx tsx bench/work-item/generate.ts --rows 1e6 --out DIR [--seed 1] [--order grouped|date|shuffled] [--wide]
 * Two units per analyte, second panels on a day, late panels, words for results, `<0.1`. The same arguments give the same bytes.
 * `--wide` adds seventeen columns, some quoted, some with a line break. No row stands for a person.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { createRandom, pick, type Random } from "../../fixtures/generate/random.ts";
import { dayText } from "../../src/core/calendar.ts";
import { type LabRow, timeText } from "./lab-row.ts";
import { openTextFile, type TextFile } from "./text-file.ts";
import { wideColumns, wideRow } from "./wide-row.ts";

const FIRST_DAY = 18_262; // 2020-01-01
const WORDS = ["hemolysed", "clotted", "NR", "see comment"] as const;
const ORDERS = ["grouped", "date", "shuffled"] as const;

export interface GenerateOptions {
  readonly rows: number;
  readonly seed: string;
  readonly out: string;
  readonly order: (typeof ORDERS)[number];
  readonly wide: boolean;
}

export function generateWorkItem({ rows, seed, out, order, wide }: GenerateOptions): void {
  mkdirSync(out, { recursive: true });
  const random = createRandom("work item", seed);
  const participants = openTextFile(join(out, "participants.csv"), "participant_id,arm,transfusions_complete_through");
  const interventions = openTextFile(join(out, "interventions.csv"), "participant_id,intervention,started_at");
  const labs = openTextFile(
    join(out, "labs.csv"),
    wide ? wideColumns : "participant_id,analyte,collected_at,value,unit",
  );
  openTextFile(join(out, "events.csv"), "participant_id,event,occurred_on").close();
  const kept: { readonly at: number; readonly line: string }[] = [];
  let written = 0;
  const put = (row: LabRow): void => {
    if (written === rows) return;
    written += 1;
    const line = wide ? wideRow(row, written) : plainRow(row);
    if (order === "grouped") labs.line(line);
    else kept.push({ at: row.day * 1440 + row.minute, line });
  };
  for (let number = 1; written < rows; number += 1)
    writeParticipant({ random, number, participants, interventions, put });
  if (order === "date") kept.sort((a, b) => a.at - b.at);
  else shuffle(kept, random);
  for (const { line } of kept) labs.line(line);
  for (const file of [participants, interventions, labs]) file.close();
}

function plainRow(row: LabRow): string {
  return `${row.participant},${row.analyte},${timeText(row)},${row.value},${row.unit}`;
}

function shuffle<Item>(items: Item[], random: Random): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = random.integer(0, last);
    const [a, b] = [items[last], items[other]];
    if (a !== undefined && b !== undefined) [items[last], items[other]] = [b, a];
  }
}

interface Writing {
  readonly random: Random;
  readonly number: number;
  readonly participants: TextFile;
  readonly interventions: TextFile;
  readonly put: (row: LabRow) => void;
}

function writeParticipant({ random, number, participants, interventions, put }: Writing): void {
  const participant = `SYN-${String(number).padStart(7, "0")}`;
  const dose = FIRST_DAY + random.integer(0, 1500);
  participants.line(`${participant},single,${dayText(dose + 3000)}`);
  if (!random.chance(0.01)) interventions.line(`${participant},luspatercept,${dayText(dose)}`);
  const units = random.chance(0.45) ? random.integer(0, 2) : random.integer(3, 12);
  for (let unit = 0; unit < units; unit += 1)
    interventions.line(`${participant},rbc-transfusion,${dayText(dose + random.integer(-35, unit < 3 ? 20 : 90))}`);
  for (let unit = random.integer(0, 8); unit > 0; unit -= 1)
    interventions.line(`${participant},platelet-transfusion,${dayText(dose + random.integer(-10, 40))}`);
  writePanels(random, participant, dose, put);
}

/** Dense at first, then weekly and rarer; one panel in fifty arrives after the next one. */
function writePanels(random: Random, participant: string, dose: number, put: (row: LabRow) => void): void {
  const course = courseOf(random);
  let late: readonly LabRow[] = [];
  let day = -random.integer(3, 8);
  for (let visit = random.integer(34, 133); visit > 0; visit -= 1) {
    for (let panel = random.chance(0.12) ? 2 : 1; panel > 0; panel -= 1) {
      const minute = panel === 1 ? random.integer(360, 660) : random.integer(720, 1300);
      const rows = panelOf(random, course, day).map((row) => ({ ...row, participant, day: dose + day, minute }));
      if (late.length === 0 && random.chance(0.02)) late = rows;
      else {
        for (const row of [...rows, ...late]) put(row);
        late = [];
      }
    }
    day += daysToNext(random, day);
  }
  for (const row of late) put(row);
}

function daysToNext(random: Random, day: number): number {
  if (day < 35) return random.chance(0.8) ? 1 : 2;
  return day < 110 ? random.integer(2, 7) : random.integer(7, 28);
}

interface Course {
  readonly hb: number;
  readonly rise: number;
  readonly neutrophilsFrom: number;
  readonly plateletsFrom: number;
  readonly gramsPerLitre: boolean;
  readonly perMicrolitre: boolean;
}

function courseOf(random: Random): Course {
  return {
    hb: random.integer(70, 92),
    rise: random.chance(0.45) ? random.integer(8, 40) : random.integer(-8, 12),
    neutrophilsFrom: random.chance(0.06) ? 1e9 : random.integer(9, 30),
    plateletsFrom: random.chance(0.15) ? 1e9 : random.integer(10, 60),
    gramsPerLitre: random.chance(0.5),
    perMicrolitre: random.chance(0.5),
  };
}

function panelOf(random: Random, course: Course, day: number): readonly Pick<LabRow, "analyte" | "value" | "unit">[] {
  const rise = Math.round(course.rise * Math.min(1, Math.max(0, day / 50)));
  const hb = course.hb + rise + random.integer(-4, 4);
  const neutrophils = neutrophilsOn(random, course, day);
  const platelets = plateletsOn(random, course, day);
  const countUnit = course.perMicrolitre !== random.chance(0.03) ? "10*3/uL" : "10*9/L";
  const si = course.gramsPerLitre !== random.chance(0.03);
  const printed = (value: string) => (random.chance(0.01) ? pick(random, WORDS) : value);
  return [
    { analyte: "hemoglobin", value: printed(si ? `${hb}` : (hb / 10).toFixed(1)), unit: si ? "g/L" : "g/dL" },
    {
      analyte: "neutrophils",
      value: printed(neutrophils < 10 ? "<0.1" : (neutrophils / 100).toFixed(2)),
      unit: countUnit,
    },
    { analyte: "platelets", value: printed(`${platelets}`), unit: countUnit },
  ];
}

/** In hundredths. */
function neutrophilsOn(random: Random, { neutrophilsFrom }: Course, day: number): number {
  if (day < 0) return 40 + random.integer(0, 260);
  if (day < neutrophilsFrom) return random.integer(0, 50);
  return Math.min(600, 30 + (day - neutrophilsFrom) * 14 + random.integer(0, 90));
}

function plateletsOn(random: Random, { plateletsFrom }: Course, day: number): number {
  if (day < 0) return random.integer(15, 120);
  if (day < plateletsFrom) return random.integer(4, 42);
  return Math.min(300, 36 + (day - plateletsFrom) * 3 + random.integer(-6, 20));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: {
      rows: { type: "string", default: "1e6" },
      seed: { type: "string", default: "1" },
      out: { type: "string", default: "out/work-item" },
      order: { type: "string", default: "grouped" },
      wide: { type: "boolean", default: false },
    },
  });
  const order = ORDERS.find((known) => known === values.order);
  if (order === undefined) throw new Error(`--order is one of ${ORDERS.join(", ")}`);
  generateWorkItem({ ...values, rows: Number(values.rows), order });
}
