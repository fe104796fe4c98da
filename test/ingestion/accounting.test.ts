/** Whatever an export holds, every row ends in one bucket, or the export is refused; never an exception. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { dayText } from "../../src/core/calendar.ts";
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
  fc.oneof({ weight: 300, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...JUNK) });

const id = usually("P1", "P2", "P3");
const when = fc
  .tuple(fc.integer({ min: 0, max: 500 }), usually("", "T08:00", " 08:00:30", "T23:59"))
  .map(([day, time]) => `${dayText(20_454 + day)}${time}`);
const day = usually("2026-05-01", "");
const measured = fc.constantFrom(
  ["hemoglobin", "g/dL"],
  ["neutrophils", "10*9/L"],
  ["platelets", "K/uL"],
  ["ferritin", ""],
  ["Hb", "g"],
);
const value = word("7.1", "12.5", "<0.1", ">300", "0.62");

const PARTICIPANTS = ["P1", "P2", "P3"].map((name) =>
  fc.tuple(fc.constant(name), fc.constantFrom("A", ""), day, usually("F", "M", ""), day, day),
);
const ROWS = {
  "labs.csv": fc
    .tuple(id, measured, when, value)
    .map(([who, [analyte = "", unit = ""], at, text]) => [who, analyte, at, text, unit]),
  "interventions.csv": fc.tuple(
    id,
    usually("luspatercept", "rbc-transfusion", "g-csf"),
    when,
    usually("", "2029-06-01"),
    usually("", "2"),
    word("mg", ""),
  ),
  "events.csv": fc.tuple(
    id,
    usually("stem-cell-infusion", "relapse", "graft-failure", "graft-failure", "graft-failure", "death"),
    when,
    word("", "2"),
    word(""),
  ),
};
/** Every analyte the study measures has a row. */
const MEASURED = [
  "P1,hemoglobin,2026-01-01,7.1,g/dL",
  "P2,neutrophils,2026-01-01,1,10*9/L",
  "P3,platelets,2026-01-01,50,10*9/L",
];

const HEADERS: Readonly<Record<FileName, string>> = {
  "participants.csv": "participant_id,arm,enrolled_on,sex,last_contact_on,transfusions_complete_through",
  "labs.csv": "participant_id,analyte,collected_at,value,unit",
  "interventions.csv": "participant_id,intervention,started_at,ended_at,dose,dose_unit",
  "events.csv": "participant_id,event,occurred_on,grade,cause",
};

const quoted = (field: string) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
const line = (fields: readonly string[]) => fields.map(quoted).join(",");

function fileOf(name: FileName): fc.Arbitrary<{ text: string; rows: number }> {
  const some = name === "participants.csv" ? fc.tuple(...PARTICIPANTS) : fc.array(ROWS[name], { maxLength: 12 });
  const blank = fc.oneof({ weight: 9, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constant([""]) });
  return fc.tuple(some, blank, fc.constantFrom("\n", "\r\n")).map(([fields, blanks, end]) => {
    const rows = [...(name === "labs.csv" ? MEASURED : []), ...fields.map(line), ...blanks];
    return { text: [HEADERS[name], ...rows, ""].join(end), rows: rows.length };
  });
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
    { numRuns: 150 },
  );
  expect(datasets).toBeGreaterThan(40);
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
