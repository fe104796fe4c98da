/**
 * wbcSim against nadirs computed in R. `wbcsim-expected-nadir.csv`: per participant the lowest count of all records with EVID 0 and
 * the hours to the first below 4, computed from nlmixr2data::wbcSim (GPL 3 or later) without nadir.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../cli/command.ts";
import { type ExampleRun, rowsOf, runExample, verdicts } from "./run-example.ts";

const expected = rowsOf(readFileSync(join(ROOT, "test/examples/wbcsim-expected-nadir.csv"), "utf8"));
let run: ExampleRun;
beforeAll(async () => {
  run = await runExample("examples/wbcsim/study.yaml", "examples/wbcsim/data");
});

describe("wbcSim", () => {
  it("has 21 participants and 93 counts", () => {
    expect(expected).toHaveLength(21);
    expect(run.text).toContain("21 participants");
    expect(run.text).toMatch(/wbcSim\.csv \(labs\)\s+93\s+93\s+0\s+0/);
  });

  it.each(expected)("nadir of participant $ID is $nadir", ({ ID = "", nadir }) => {
    expect(verdicts(run, "WBCNADIR").get(ID)?.["AVAL"]).toBe(nadir);
  });

  it.each(expected)("first count below 4 of participant $ID: $first_below_4 h", ({ ID = "", first_below_4: hours }) => {
    const verdict = verdicts(run, "TTLT4").get(ID);
    expect(verdict?.["CNSR"]).toBe(hours === "" ? "1" : "0");
    if (hours !== "") expect(verdict?.["AVAL"]).toBe(String(Math.floor(Number(hours) / 24)));
  });

  it.each(expected)("fall of participant $ID", ({ ID = "", nadir, first_dv: first }) => {
    const tenths = (text: string | undefined) => Math.round(Number(text) * 10);
    expect(tenths(verdicts(run, "WBCFALL").get(ID)?.["AVAL"])).toBe(tenths(nadir) - tenths(first));
  });
});
