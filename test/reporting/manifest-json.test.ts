import { expect, test } from "vitest";
import { type Manifest, manifestJson } from "../../src/reporting/manifest-json.ts";

const hash = (name: string) => ({ name, sha256: "0".repeat(64), bytes: 1 });
const MANIFEST: Manifest = {
  version: "1.2.3",
  study: "T1",
  studyFile: "T1.yaml",
  standards: [],
  options: { cutoff: "2026-01-01", readings: "none" },
  inputs: [hash("labs.csv"), hash("events.csv"), hash("T1.yaml")],
  outputs: [hash("ledger.csv"), hash("derivations.csv")],
  rows: [],
  participants: { total: 0, states: {} },
  drawn: undefined,
};

test("files are named in one order, whatever the order they were read in", () => {
  const reversed = { ...MANIFEST, inputs: MANIFEST.inputs.toReversed(), outputs: MANIFEST.outputs.toReversed() };
  expect(manifestJson(reversed)).toBe(manifestJson(MANIFEST));
  const { inputs } = JSON.parse(manifestJson(MANIFEST)) as { inputs: { name: string }[] };
  expect(inputs.map(({ name }) => name)).toEqual(["T1.yaml", "events.csv", "labs.csv"]);
});

test("it says which version wrote it, and nothing of when or where", () => {
  const text = manifestJson(MANIFEST);
  expect(JSON.parse(text)).toMatchObject({ nadir: "1.2.3", study: "T1" });
  expect(text).not.toMatch(/date|time|host|user|path|\/tmp/i);
  expect(text.endsWith("}\n")).toBe(true);
});
