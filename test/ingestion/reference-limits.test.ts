import { expect, test } from "vitest";
import { exactText } from "../../src/core/exact.ts";
import { readExport } from "../../src/engine.ts";
import { loaded, SMALL_STUDY } from "../definition/small-study.ts";
import { GOOD, openFiles } from "./small-export.ts";

const HEADER = "participant_id,analyte,collected_at,value,unit,lower_limit,upper_limit\n";
const REST = `P1,neutrophils,2026-01-14,0.62,10*9/L,,
P1,platelets,2026-01-14,41,10*9/L,100,300
`;

async function read(labs: string) {
  const options = { cutoff: undefined, transfusionsComplete: true };
  return readExport(loaded(SMALL_STUDY), openFiles({ ...GOOD, "labs.csv": labs }), options);
}

async function limitsOf(rows: string, header = HEADER) {
  const { value, diagnostics } = await read(`${header}${rows}${header === HEADER ? REST : ""}`);
  const results = value?.participants[0]?.observations("hemoglobin") ?? [];
  const shown = results.map(({ limits }) =>
    limits === undefined
      ? "none"
      : [limits.lower, limits.upper].map((limit) => (limit === undefined ? "" : exactText(limit))).join(" to "),
  );
  return { shown, codes: diagnostics.map(({ code, where }) => `${where.line} ${where.column} ${code}`) };
}

test.each([
  { name: "in the unit of the row", row: "P1,hemoglobin,2026-01-05,7.1,g/dL,11.5,15.8", wanted: "115 to 158" },
  { name: "in the canonical unit", row: "P1,hemoglobin,2026-01-05,71,g/L,115,158", wanted: "115 to 158" },
  { name: "only one", row: "P1,hemoglobin,2026-01-05,7.1,g/dL,11.5,", wanted: "115 to " },
  { name: "neither", row: "P1,hemoglobin,2026-01-05,7.1,g/dL,,", wanted: "none" },
])("limits of normal $name", async ({ row, wanted }) => {
  expect(await limitsOf(`${row}\n`)).toEqual({ shown: [wanted], codes: [] });
});

test("each result keeps its own", async () => {
  const rows = `P1,hemoglobin,2026-01-05,7.1,g/dL,11.5,15.8
P1,hemoglobin,2026-01-06,7.1,g/dL,12,16
P1,hemoglobin,2026-01-07,7.1,g/dL,,
`;
  expect((await limitsOf(rows)).shown).toEqual(["115 to 158", "120 to 160", "none"]);
});

test("a limit that is no number is said once, and not used", async () => {
  const rows = `P1,hemoglobin,2026-01-05,7.1,g/dL,see note,15.8
P1,hemoglobin,2026-01-06,7.2,g/dL,see note,15.8
`;
  expect(await limitsOf(rows)).toEqual({ shown: [" to 158", " to 158"], codes: ["2 lower_limit DATA_BAD_LIMIT"] });
});

test("an export without the columns", async () => {
  const { value } = await read(GOOD["labs.csv"]);
  expect(value?.participants[0]?.observations("hemoglobin").map(({ limits }) => limits)).toEqual([undefined]);
});
