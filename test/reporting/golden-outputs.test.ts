/**
 * The data files of the fixtures as committed in test/golden. A change of a number is a change of this folder:
 * `UPDATE_GOLDEN=1 npx vitest run test/reporting/golden-outputs.test.ts` writes it anew, and the difference is read before it is committed.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inRoot, inTemporaryFolder, nadir } from "../cli/command.ts";

const STUDIES: Readonly<Record<string, readonly string[]>> = {
  NCT07362095: ["derivations.csv", "estimates.csv", "readings.csv", "ledger.csv"],
  NCT05660785: ["derivations.csv", "estimates.csv", "readings.csv", "ledger.csv", "decisions.json"],
};
const UPDATE = process.env["UPDATE_GOLDEN"] === "1";

describe.each(Object.entries(STUDIES))("%s", (study, names) => {
  const golden = inRoot(`test/golden/${study}`);

  test(`${names.join(", ")} are as committed`, () =>
    inTemporaryFolder(async (folder) => {
      const out = join(folder, "out");
      const ended = await nadir(
        "run",
        inRoot(`endpoints/${study}.yaml`),
        "--data",
        inRoot(`fixtures/${study}`),
        "--out",
        out,
        "--readings",
        "each",
        "--format",
        "none",
      );
      expect([ended.status, ended.err.includes(" error ")]).toEqual([0, false]);
      for (const name of names) {
        const text = readFileSync(join(out, name), "utf8");
        if (UPDATE) {
          mkdirSync(golden, { recursive: true });
          writeFileSync(join(golden, name), text);
        }
        const committed = existsSync(join(golden, name)) ? readFileSync(join(golden, name), "utf8") : "";
        expect(firstDifference(text, committed), name).toBeUndefined();
      }
    }));
});

/** The first line in which two texts differ, which says more than two long texts. */
function firstDifference(
  found: string,
  wanted: string,
): { line: number; found: string | undefined; wanted: string | undefined } | undefined {
  const [a, b] = [found.split("\n"), wanted.split("\n")];
  const line = Array.from({ length: Math.max(a.length, b.length) }, (_, index) => index).find(
    (index) => a[index] !== b[index],
  );
  return line === undefined ? undefined : { line: line + 1, found: a[line], wanted: b[line] };
}
