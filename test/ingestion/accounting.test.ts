/** Whatever an export holds, every row ends in one bucket, or the export is refused; never an exception. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { hasErrors } from "../../src/core/diagnostic.ts";
import { type FileName, GOOD, read } from "./small-export.ts";

const JUNK = [
  "",
  " ",
  "NA",
  "<",
  "=1+1",
  "'",
  "\u202e",
  "1e999",
  "-1",
  "0",
  "constructor",
  "__proto__",
  "2026-02-31",
  "a\nb",
  'a"b',
  "a,b",
  "\t",
];
const word = (...usual: string[]) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...JUNK) },
    { weight: 1, arbitrary: fc.string() },
  );
const usually = (...usual: string[]) =>
  fc.oneof({ weight: 40, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...JUNK) });

const id = usually("P1", "P2", "P3");
const when = usually("2026-01-01", "2026-01-02T08:00", "2026-01-02 08:00:30", "2026-01-09", "2026-02-28", "2026-05-05");
const FIELDS: Readonly<Record<FileName, readonly fc.Arbitrary<string>[]>> = {
  "participants.csv": [
    fc.constantFrom("A", "B", ""),
    usually("2026-01-01", ""),
    usually("F", "M", ""),
    usually("2026-05-01", ""),
    usually("2026-05-01", ""),
  ],
  "labs.csv": [
    id,
    usually("hemoglobin", "neutrophils", "platelets", "ferritin", "Hb"),
    when,
    word("7.1", "71", "<0.1", ">3000", "0.62"),
    usually("g/dL", "g/L", "10*9/L", "K/uL"),
  ],
  "interventions.csv": [
    id,
    usually("luspatercept", "rbc-transfusion", "g-csf"),
    when,
    usually("", "2026-06-01"),
    usually("", "2", "60"),
    word("mg", ""),
  ],
  "events.csv": [id, usually("stem-cell-infusion", "death", "relapse", "graft-failure"), when, word("", "2"), word("")],
};

const HEADERS: Readonly<Record<FileName, string>> = {
  "participants.csv": "participant_id,arm,enrolled_on,sex,last_contact_on,transfusions_complete_through",
  "labs.csv": "participant_id,analyte,collected_at,value,unit",
  "interventions.csv": "participant_id,intervention,started_at,ended_at,dose,dose_unit",
  "events.csv": "participant_id,event,occurred_on,grade,cause",
};

const quoted = (field: string) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
const rowOf = (fields: readonly fc.Arbitrary<string>[]) =>
  fc.tuple(...fields).map((texts) => texts.map(quoted).join(","));

function fileOf(name: FileName): fc.Arbitrary<{ text: string; rows: number }> {
  const good =
    name === "participants.csv"
      ? ["P1", "P2", "P3"].map((participant) => rowOf([fc.constant(participant), ...FIELDS[name]]))
      : [];
  const body =
    name === "participants.csv"
      ? fc.tuple(...good)
      : fc.array(fc.oneof({ weight: 30, arbitrary: rowOf(FIELDS[name]) }, { weight: 1, arbitrary: fc.constant("") }), {
          maxLength: 12,
        });
  const ends = fc.constantFrom("\n", "\r\n");
  return fc
    .tuple(body, ends)
    .map(([rows, end]) => ({ text: [HEADERS[name], ...rows, ""].join(end), rows: rows.length }));
}

const anyExport = fc.record({
  "participants.csv": fileOf("participants.csv"),
  "labs.csv": fileOf("labs.csv"),
  "interventions.csv": fileOf("interventions.csv"),
  "events.csv": fileOf("events.csv"),
});

test("read = used + not needed + set aside, in every file", async () => {
  let datasets = 0;
  await fc.assert(
    fc.asyncProperty(anyExport, fc.constantFrom(undefined, "2026-01-05"), async (files, cutoff) => {
      const texts = Object.fromEntries(Object.entries(files).map(([name, { text }]) => [name, text]));
      const { dataset, diagnostics } = await read(texts, cutoff === undefined ? {} : { cutoff });
      expect(dataset === undefined).toBe(hasErrors(diagnostics));
      if (dataset === undefined) return;
      datasets += 1;
      for (const { file, read: rows, used, notNeeded, setAside } of dataset.accounting) {
        expect(rows).toBe(used + notNeeded + setAside);
        expect(rows).toBe(files[file as FileName].rows);
        expect(dataset.ledger.filter((entry) => entry.file === file)).toHaveLength(setAside);
      }
      const places = dataset.ledger.map(({ file, line }) => `${file}:${line}`);
      expect(new Set(places).size).toBe(places.length);
      const observed = dataset.participants.flatMap((participant) =>
        (["hemoglobin", "neutrophils", "platelets"] as const).flatMap(participant.observations),
      );
      expect(observed).toHaveLength(dataset.accounting.find(({ file }) => file === "labs.csv")?.used ?? Number.NaN);
    }),
    { numRuns: 300 },
  );
  expect(datasets).toBeGreaterThan(20);
});

test("bytes of any kind are refused or read, never an exception", async () => {
  const name = fc.constantFrom<FileName>("participants.csv", "labs.csv", "interventions.csv", "events.csv");
  const noise = fc.oneof(
    fc.uint8Array(),
    fc.string({ unit: "binary" }).map((text) => new TextEncoder().encode(text)),
  );
  await fc.assert(
    fc.asyncProperty(name, noise, fc.boolean(), async (file, bytes, afterGood) => {
      const content = afterGood ? Uint8Array.from([...new TextEncoder().encode(GOOD[file]), ...bytes]) : bytes;
      const { dataset, diagnostics } = await read({ ...GOOD, [file]: content });
      expect(dataset === undefined).toBe(hasErrors(diagnostics));
    }),
  );
});
