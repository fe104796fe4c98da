import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SMALL_STUDY } from "../definition/small-study.ts";
import { changed, GOOD } from "../ingestion/small-export.ts";
import { inTemporaryFolder, nadir } from "./command.ts";

async function check(files: Readonly<Record<string, string>>, before?: string) {
  return inTemporaryFolder(async (folder) => {
    mkdirSync(join(folder, "data"));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "data", name), text);
    const [study, list] = [join(folder, "study.yaml"), join(folder, "queries.csv")];
    writeFileSync(study, SMALL_STUDY);
    if (before !== undefined) writeFileSync(list, before);
    const ended = await nadir("check", study, "--data", join(folder, "data"), "--queries", list);
    const text = existsSync(list) ? readFileSync(list, "utf8") : "";
    const rows = text.trimEnd().split("\r\n").slice(1);
    return { ...ended, list: text, rows: rows.map((row) => row.split(",").slice(2, 7).join(" ")) };
  });
}

describe("check --queries", () => {
  test("nothing to ask: the header", async () => {
    const { rows, out } = await check(GOOD);
    expect([rows, out.includes("0 queries written to")]).toEqual([[], true]);
  });

  test("a row set aside is asked about", async () => {
    const { status, rows } = await check(changed("labs.csv", "7.1,g/dL", "71,g/dL"));
    expect([status, rows]).toEqual([0, ["P1 labs.csv 2 value IMPLAUSIBLE"]]);
  });

  test("an export with errors has its list too", async () => {
    const { status, rows } = await check(changed("labs.csv", "2026-01-14,0.62", "2026-02-31,0.62"));
    expect([status, rows]).toEqual([1, ["P1 labs.csv 3 collected_at DATA_BAD_DATE"]]);
  });

  test("a site is not told what to write into sources.yaml", async () => {
    const { list } = await check(changed("labs.csv", "7.1,g/dL", "7.1,"));
    expect(list).toMatch(/DATA_UNKNOWN_UNIT,.*In which unit was it measured\?/);
    expect(list).not.toContain("sources.yaml");
  });

  test("answers are not written over", async () => {
    const { status, err } = await check(GOOD, "QUERY,SITE\n1,north\n");
    expect([status, err.includes("has answers")]).toEqual([2, true]);
  });

  test("without an export there is nothing to ask", async () => {
    const { status, err } = await nadir("check", "endpoints/NCT07362095.yaml", "--queries", "queries.csv");
    expect([status, err.includes("--queries needs --data")]).toEqual([2, true]);
  });
});
