/** Whatever a mapped export holds, it is refused with messages or read with every row accounted for; closing an open ledger throws. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { GOOD, read } from "../small-export.ts";

const { "labs.csv": _labs, "participants.csv": _participants, ...RECORDS } = GOOD;

/** Mostly what the column holds, now and then what another does. */
const odd = fc.constantFrom("", "x", "n.b.", "P3", "7,1", "32.1.2026", "g/cup", "geronnen", "999", ";");
const column = (...texts: readonly string[]) =>
  fc.oneof({ weight: 40, arbitrary: fc.constantFrom(...texts) }, { weight: 1, arbitrary: odd });
const row = fc
  .tuple(
    column("P1", "P2", ""),
    column("Hb", "Hb", "PLT", "ANC", "Kalium"),
    column("5.1.2026", "6.1.2026", "2026-01-06 07:10", "7.1.2026 08:00"),
    column("71", "7,1", "1.052", "<0,1", "999", "n.b.", "", "geronnen"),
    column("g/L", "10*9/L"),
    column("", "x", "33"),
  )
  .map((cells) => cells.join(";"));
const blank = fc.constantFrom("", ";;;;;");
const rows = fc.array(fc.oneof({ weight: 30, arbitrary: row }, { weight: 1, arbitrary: blank }), { maxLength: 12 });
const BEGIN = ["P1;Hb;1.1.2026;71;g/L;5", "P2;PLT;1.1.2026;41;10*9/L;6", "P2;ANC;1.1.2026;1;10*9/L;"];
const file = rows.map((further) => [...BEGIN, ...further]);

const option = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const mapping = fc.record({
  fillDown: option("", "    fill-down: [ID]\n"),
  where: option(
    "",
    "    where: { VALUE: { not: [x], blank: false } }\n",
    "    where: { NOTE: [x, ''], Q: { blank: true, if-present: true } }\n",
  ),
  nulls: option("", "    null: [n.b., x]\n"),
  conflicts: option("refuse", "keep-first", "keep-last", "set-aside"),
  aside: option(
    "    set-aside: [DATA_BAD_DATE, DATA_FIELD_COUNT, DATA_BLANK_FIELD, DATA_UNKNOWN_PARTICIPANT, DATA_UNKNOWN_UNIT, DATA_WRONG_DIMENSION, DATA_NOT_MAPPED]\n",
    "",
  ),
  date: option("[iso, d.m.y]", "[d.m.y, iso]", "d.m.y", "excel"),
  unmapped: option("", ", unmapped: not-needed", ", unmapped: refuse", ", otherwise: Hb"),
  isWide: fc.boolean(),
});

test("read = used + not needed + set aside, through any mapping", async () => {
  let readWhole = 0;
  await fc.assert(
    fc.asyncProperty(file, mapping, async (lines, given) => {
      const shape = given.isWide
        ? `columns: { participant_id: ID, collected_at: { column: AT, date: ${given.date} } }
    wide: { hemoglobin: { column: VALUE, unit: g/L }, platelets: [{ column: UNIT, unit: 10*9/L }, NOTE (10*9/L)] }`
        : `columns: { participant_id: ID, analyte: { column: TEST, map: { ANC: neutrophils, Hb: hemoglobin, PLT: platelets }${given.unmapped} }, collected_at: { column: AT, date: ${given.date} }, value: VALUE, unit: UNIT }`;
      const sources = `nadir-sources: 1
participants:
  - { file: lab.csv, delimiter: ";", repeats: keep-first, where: { ID: { blank: false } }, set-aside: [DATA_FIELD_COUNT], columns: { participant_id: ID } }
labs:
  - file: lab.csv
    delimiter: ";"
    decimal: ","
${given.fillDown}${given.where}${given.nulls}${given.aside}    conflicts: ${given.conflicts}
    ${shape}
`;
      const text = `ID;TEST;AT;VALUE;UNIT;NOTE${given.isWide ? " (10*9/L)" : ""}\n${lines.join("\n")}\n`;
      const named = given.isWide ? sources.replaceAll("NOTE: [x", "'NOTE (10*9/L)': [x") : sources;
      const { dataset, diagnostics } = await read({ ...RECORDS, "lab.csv": text, "sources.yaml": named });
      const isRefused = diagnostics.some(({ severity }) => severity === "error");
      expect(isRefused).toBe(dataset === undefined);
      for (const { read: all, used, notNeeded, setAside } of dataset?.accounting ?? [])
        expect(all).toBe(used + notNeeded + setAside);
      if (dataset !== undefined) readWhole += 1;
    }),
    { seed: 20261130, numRuns: 300 },
  );
  expect(readWhole).toBeGreaterThan(30);
});
