import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inRoot, nadir } from "../cli/command.ts";

test("whoever enrolls after the cut-off is not replaced: the place is not reached yet", async () => {
  const folder = mkdtempSync(join(tmpdir(), "nadir-gate-"));
  const out = join(folder, "out");
  const asked = ["--format", "none", "--cutoff", "2023-10-31", "--only", "RESPW24", "--out", out];
  await nadir("run", inRoot("endpoints/NCT05660785.yaml"), "--data", inRoot("fixtures/NCT05660785"), ...asked);
  const [gate] = JSON.parse(readFileSync(join(out, "decisions.json"), "utf8")).decisions;
  rmSync(folder, { recursive: true });
  expect(gate.decision).toBe("stage-1-pending");
  expect(gate.replaced.every((place: { enrolledOn: string }) => place.enrolledOn <= "2023-10-31")).toBe(true);
  expect(gate.beyond.some((place: { enrolledOn: string }) => place.enrolledOn > "2023-10-31")).toBe(true);
});
