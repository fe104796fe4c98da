import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const CODE = /\b(?:DEF|DATA|RUN|LINT|STAT|CASE)_[A-Z0-9_]*[A-Z0-9]\b/g;

function codesIn(path: string): readonly string[] {
  return readFileSync(path, "utf8").match(CODE) ?? [];
}

test("every diagnostic code is documented, and no other", () => {
  const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const used = new Set(
    sources
      .flatMap(
        (name) =>
          readFileSync(join(ROOT, "src", name), "utf8").match(/"(?:DEF|DATA|RUN|LINT|STAT|CASE)_[A-Z0-9_]+"/g) ?? [],
      )
      .map((text) => text.slice(1, -1)),
  );
  const documented = new Set(["docs/diagnostics.md", "docs/check.md"].flatMap((name) => codesIn(join(ROOT, name))));
  expect([...used].filter((code) => !documented.has(code))).toEqual([]);
  expect([...documented].filter((code) => !used.has(code))).toEqual([]);
});
