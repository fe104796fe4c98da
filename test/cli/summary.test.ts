/** What `nadir run` prints of endpoints whose denominator is the population. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { inRoot, inTemporaryFolder, nadir } from "./command.ts";

// Once 44/44 analysed beside "not in the analysis: 12 FOLLOW_UP_ENDED, 1 WINDOW_OPEN".
test("adverse events: whoever has no verdict yet is in the incidence, and not said to be left out", () =>
  inTemporaryFolder(async (folder) => {
    const where = ["--data", inRoot("fixtures/NCT07362095"), "--out", join(folder, "out"), "--format", "none"];
    const { out } = await nadir("run", inRoot("endpoints/NCT07362095.yaml"), ...where, "--only", "AEREL");
    const [line = ""] = out.split("\n").filter((text) => text.startsWith("AEREL"));
    expect(line.trim().split(/ {2,}/)).toEqual([
      "AEREL",
      "safety",
      "44/44",
      "25/44 (56.8%) [41.0, 71.7] 95% CI of the population with an event; without an event so far: 12 FOLLOW_UP_ENDED, 1 WINDOW_OPEN",
    ]);
  }));
