/**
 * A seeded synthetic export in the canonical shape, for NCT07362095, with as many laboratory rows as asked for.
 *   npx tsx bench/generate-export.ts --rows 1000000 --out DIR
 * Daily counts for ten weeks, several haemoglobins a day, two units, `<0.1`, words, duplicates, missed days. The same arguments
 * give the same bytes. No row stands for a person.
 */
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { createRandom, type Random } from "../fixtures/generate/random.ts";
import { dayText } from "../src/core/calendar.ts";

const FIRST_DAY = 20_362; // 2025-10-01

export interface GenerateOptions {
  readonly rows: number;
  readonly seed: string;
  readonly out: string;
}

interface Writers {
  readonly participants: Writer;
  readonly labs: Writer;
  readonly interventions: Writer;
  readonly events: Writer;
}

/** Writes the four files; labs.csv gets exactly `rows` rows. */
export function generateExport({ rows, seed, out }: GenerateOptions): void {
  mkdirSync(out, { recursive: true });
  const writers: Writers = {
    participants: openWriter(
      join(out, "participants.csv"),
      "participant_id,arm,enrolled_on,sex,last_contact_on,transfusions_complete_through",
    ),
    labs: openWriter(join(out, "labs.csv"), "participant_id,analyte,collected_at,value,unit"),
    interventions: openWriter(join(out, "interventions.csv"), "participant_id,intervention,started_at,dose,dose_unit"),
    events: openWriter(join(out, "events.csv"), "participant_id,event,occurred_on"),
  };
  const random = createRandom("bench", seed);
  for (let number = 1; writers.labs.rows() < rows; number += 1) writeParticipant(writers, random, number, rows);
  for (const writer of Object.values(writers)) writer.close();
}

function writeParticipant(
  { participants, labs, interventions, events }: Writers,
  random: Random,
  number: number,
  limit: number,
): void {
  const id = `SYN-${String(number).padStart(7, "0")}`;
  const transplant = FIRST_DAY + random.integer(0, 900);
  const dose = transplant + random.integer(4, 10);
  participants.row(
    `${id},single,${dayText(transplant - 10)},${random.chance(0.5) ? "F" : "M"},${dayText(transplant + 100)},${dayText(transplant + 100)}`,
  );
  events.row(`${id},stem-cell-infusion,${dayText(transplant)}`);
  if (random.chance(0.03)) events.row(`${id},death,${dayText(transplant + random.integer(71, 100))}`);
  interventions.row(`${id},luspatercept,${dayText(dose)},60,mg`);
  interventions.row(`${id},luspatercept,${dayText(dose + 21)},60,mg`);
  for (let count = random.integer(0, 5); count > 0; count -= 1)
    interventions.row(`${id},rbc-transfusion,${dayText(transplant + random.integer(0, 45))},2,units`);
  for (let count = random.integer(0, 6); count > 0; count -= 1)
    interventions.row(`${id},platelet-transfusion,${dayText(transplant + random.integer(0, 20))},2.5,10*11`);
  const gramsPerLitre = random.chance(0.5);
  const recovery = random.integer(12, 24);
  for (let day = -8; day <= 70; day += 1) {
    if (random.chance(0.12)) continue;
    for (const row of rowsOfDay({ random, id, transplant, day, recovery, gramsPerLitre })) {
      if (labs.rows() < limit) labs.row(row);
    }
  }
}

interface DayOfBlood {
  readonly random: Random;
  readonly id: string;
  readonly transplant: number;
  readonly day: number;
  readonly recovery: number;
  readonly gramsPerLitre: boolean;
}

function rowsOfDay({ random, id, transplant, day, recovery, gramsPerLitre }: DayOfBlood): readonly string[] {
  const at = `${dayText(transplant + day)}T0${random.integer(5, 8)}:${random.integer(10, 59)}:00`;
  const row = (analyte: string, value: string, unit: string) => `${id},${analyte},${at},${value},${unit}`;
  const since = day - recovery;
  const neutrophils = day < 4 ? 3 - day * 0.4 : Math.max(0.02, since * 0.2 + 0.5 + random.between(-0.15, 0.15));
  const platelets = Math.max(4, day < 3 ? 90 - day * 20 : 15 + Math.max(0, since) * 6 + random.between(-6, 6));
  const hemoglobin = 70 + Math.max(0, day - 20) * 0.4 + random.between(-6, 6);
  const hb = gramsPerLitre
    ? row("hemoglobin", hemoglobin.toFixed(0), "g/L")
    : row("hemoglobin", (hemoglobin / 10).toFixed(1), "g/dL");
  return [
    hb,
    row(
      "neutrophils",
      random.chance(0.002) ? "hemolysed" : neutrophils < 0.1 ? "<0.1" : neutrophils.toFixed(2),
      "10*9/L",
    ),
    row("platelets", platelets.toFixed(0), "10*9/L"),
    row("leukocytes", (neutrophils * 1.6).toFixed(2), "10*9/L"),
    row("creatinine", random.integer(50, 110).toFixed(0), "umol/L"),
    ...(random.chance(0.01) ? [hb] : []),
  ];
}

interface Writer {
  readonly row: (text: string) => void;
  readonly rows: () => number;
  readonly close: () => void;
}

const BUFFER_CHARACTERS = 1 << 20;

function openWriter(path: string, header: string): Writer {
  const file = openSync(path, "w");
  let parts = [header];
  let characters = 0;
  let rows = 0;
  const flush = () => {
    writeSync(file, `${parts.join("\n")}\n`);
    parts = [];
    characters = 0;
  };
  return {
    row: (text) => {
      parts.push(text);
      rows += 1;
      characters += text.length;
      if (characters > BUFFER_CHARACTERS) flush();
    },
    rows: () => rows,
    close: () => {
      if (parts.length > 0) flush();
      closeSync(file);
    },
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: {
      rows: { type: "string", default: "1000000" },
      seed: { type: "string", default: "1" },
      out: { type: "string", default: "out/bench" },
    },
  });
  generateExport({ rows: Number(values.rows), seed: values.seed, out: values.out });
}
