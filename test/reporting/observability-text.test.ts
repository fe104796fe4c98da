/** What `nadir check --data` says of participants who are not evaluable: a line for each reason. */
import { expect, test } from "vitest";
import type {
  EndpointObservability,
  ParticipantObservability,
} from "../../src/analysis/observability/observability.ts";
import { observabilityText } from "../../src/reporting/observability-text.ts";

type Lacks = ParticipantObservability["lacks"];
const days = (missing: number): Lacks => [{ name: "hb", requirement: "", missing, unit: "measured days" }];
const logs = (...missing: number[]): Lacks =>
  missing.map((count) => ({ name: "the log", requirement: "", missing: count, unit: "days of log" }));

function linesOf(participants: readonly (readonly [string, string, Lacks, string?])[]): readonly string[] {
  const endpoint = {
    endpoint: { paramcd: "RESP" },
    requirements: [],
    participants: participants.map(([participant, reason, lacks, detail = ""]) => ({
      participant,
      status: "not-evaluable",
      reason,
      detail,
      lacks,
    })),
  } as unknown as EndpointObservability;
  return observabilityText([endpoint]).split("\n").slice(4, -1);
}

test.each<[string, Parameters<typeof linesOf>[0], readonly string[]]>([
  ["one participant", [["P1", "NO_VALUE", days(1)]], ["    1  NO_VALUE  P1  1 more measured day for hb"]],
  [
    "the same for all of them is said once, of more than three the others are counted",
    ["P1", "P2", "P3", "P4", "P5"].map((name) => [name, "DIED", days(2)] as const),
    ["    5  DIED  P1, P2, P3 and 2 more  2 more measured days for hb"],
  ],
  [
    "where it differs, the first one's",
    [
      ["P1", "DIED", [], "died on day 3"],
      ["P2", "DIED", [], "died on day 4"],
    ],
    ["    2  DIED  P1, P2  P1: died on day 3"],
  ],
  [
    "the most frequent reason first, then by name",
    [
      ["P1", "WITHDRAWN", days(1)],
      ["P2", "NO_VALUE", days(1)],
      ["P3", "DIED", days(1)],
      ["P4", "WITHDRAWN", days(1)],
    ],
    [
      "    2  WITHDRAWN  P1, P4  1 more measured day for hb",
      "    1  DIED       P3      1 more measured day for hb",
      "    1  NO_VALUE   P2      1 more measured day for hb",
    ],
  ],
  [
    "what two windows lack of one log is the most that one lacks",
    [["P1", "DIED", logs(3, 56)]],
    ["    1  DIED  P1  56 more days of the log"],
  ],
  ["a long detail is cut off", [["P1", "NO_DOSE", [], "x".repeat(121)]], [`    1  NO_DOSE  P1  ${"x".repeat(120)}…`]],
])("%s", (_, participants, wanted) => {
  expect(linesOf(participants)).toEqual(wanted);
});
