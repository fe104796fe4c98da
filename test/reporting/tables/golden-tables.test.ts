/**
 * Tables of the fixtures as committed in test/golden/tables, in Markdown. `UPDATE_GOLDEN=1 npx vitest run test/reporting/tables/golden-tables.test.ts`
 * writes them anew; the difference is read before it is committed.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import type { Language } from "../../../src/reporting/language/language.ts";
import { reportTables } from "../../../src/reporting/tables/report-tables.ts";
import { withoutPadding } from "../../../src/reporting/tables/stack.ts";
import { tableMarkdown } from "../../../src/reporting/tables/writers/table-markdown.ts";
import { inRoot } from "../../cli/command.ts";
import { type Fixture, reportDataOf } from "../report-data-of.ts";

const UPDATE = process.env["UPDATE_GOLDEN"] === "1";

test.each<[Fixture, Language, readonly string[]]>([
  [
    "NCT07362095",
    "en",
    ["disposition", "endpoint-summary", "time-to-event", "weeks-platelets", "adverse-events-overview"],
  ],
  ["NCT05660785", "en", ["decision", "response-categories", "readings", "detail-respw24", "missing"]],
  ["NCT05832216", "en", ["episodes", "episodes-by-participant-cci1h", "data-rows", "data-set-aside"]],
  ["NCT06075238", "en", ["time-to-event"]],
  ["NCT06964971", "en", ["comparisons", "endpoint-summary"]],
  ["NCT05660785", "zh", ["decision", "detail-respw24"]],
])("%s in %s: %j", async (study, language, ids) => {
  const tables = reportTables(await reportDataOf(study), language);
  for (const id of ids) {
    const table = tables.find((candidate) => candidate.id === id);
    if (table === undefined) throw new Error(`${id} is missing`);
    const path = inRoot(`test/golden/tables/${study}/${id}${language === "en" ? "" : `.${language}`}.md`);
    const text = withoutPadding(tableMarkdown(table));
    if (UPDATE) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    expect(text, id).toBe(existsSync(path) ? readFileSync(path, "utf8") : "");
  }
});
