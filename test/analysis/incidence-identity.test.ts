import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { inRoot, nadir } from "../cli/command.ts";

test("relapse, non-relapse mortality and progression-free survival add up to 1 at every printed time", async () => {
  const folder = mkdtempSync(join(tmpdir(), "nadir-identity-"));
  const out = join(folder, "out");
  const asked = ["--format", "none", "--only", "PFS", "RELAPSE", "NRM", "--out", out];
  await nadir("run", inRoot("endpoints/NCT06075238.yaml"), "--data", inRoot("fixtures/NCT06075238"), ...asked);
  const rows = parse(readFileSync(join(out, "estimates.csv")), { columns: true }) as Record<string, string>[];
  rmSync(folder, { recursive: true });
  const value = (paramcd: string, statistic: string, category: string, at: string) =>
    Number(
      rows.find(
        (row) =>
          row["PARAMCD"] === paramcd &&
          row["STATISTIC"] === statistic &&
          row["CATEGORY"] === category &&
          row["TIMEPOINT"] === at,
      )?.["VALUE"],
    );
  const times = ["6 mo", "12 mo", "24 mo"];
  const sums = times.map(
    (at) =>
      value("RELAPSE", "cumulative-incidence", "event", at) +
      value("NRM", "cumulative-incidence", "event", at) +
      value("PFS", "survival", "", at),
  );
  for (const sum of sums) expect(sum).toBeCloseTo(1, 12);
});
