/** What `nadir run` prints of endpoints whose denominator is the population. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { inRoot, inTemporaryFolder, nadir } from "./command.ts";

const FIXTURE = "NCT07362095";

/** The cells of the line of AEREL. */
async function aerel(...options: readonly string[]): Promise<readonly string[]> {
  return inTemporaryFolder(async (folder) => {
    const where = ["--data", inRoot(`fixtures/${FIXTURE}`), "--out", join(folder, "out"), "--format", "none"];
    const { out } = await nadir("run", inRoot(`endpoints/${FIXTURE}.yaml`), ...where, "--only", "AEREL", ...options);
    const [line = ""] = out.split("\n").filter((text) => text.startsWith("AEREL"));
    return line.trim().split(/ {2,}/);
  });
}

// Once 44/44 analysed beside "not in the analysis: 12 FOLLOW_UP_ENDED, 1 WINDOW_OPEN".
test("adverse events: whoever has no verdict yet is in the incidence, and not said to be left out", async () => {
  expect(await aerel()).toEqual([
    "AEREL",
    "safety",
    "44/44",
    "25/44 (56.8%) [41.0, 71.7] 95% CI of the population with an event; without a verdict: 12 FOLLOW_UP_ENDED, 1 WINDOW_OPEN",
  ]);
});

// Once "without an event so far: 9 WINDOW_OPEN", although four of the nine had one: a window that is open gives no verdict either way.
test("adverse events: whoever has an event in an open window has no verdict, and is not said to have no event", async () => {
  expect((await aerel("--cutoff", "2025-12-25")).slice(2)).toEqual([
    "9/9",
    "4/9 (44.4%) [13.7, 78.8] 95% CI of the population with an event; without a verdict: 9 WINDOW_OPEN",
  ]);
});

test("before anybody was treated: nothing to estimate, and nothing said of it", async () => {
  expect(await aerel("--cutoff", "2020-01-01")).toEqual(["AEREL", "safety", "0/0", "not estimable"]);
});
