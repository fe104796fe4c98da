import { describe, expect, test } from "vitest";
import type { ReportData } from "../../../src/reporting/model/report-data.ts";
import type { Cell } from "../../../src/reporting/tables/cell.ts";
import { reportTables } from "../../../src/reporting/tables/report-tables.ts";
import { withoutPadding } from "../../../src/reporting/tables/stack.ts";
import { cellText, type Row, type Table } from "../../../src/reporting/tables/table.ts";
import { AWKWARD_NAMES, awkwardDataOf, FIXTURES, reportDataOf } from "../report-data-of.ts";

const STUDIES: readonly (readonly [string, () => Promise<ReportData>])[] = [
  ...FIXTURES.map((name) => [name, () => reportDataOf(name)] as const),
  ...AWKWARD_NAMES.map((name) => [name, () => awkwardDataOf(name)] as const),
];

function textsOf(table: Table): readonly string[] {
  return table.rows.flatMap(({ label, cells }) => [label, ...cells.map((cell) => withoutPadding(cellText(cell)))]);
}

function tableOf(tables: readonly Table[], id: string): Table {
  const found = tables.find((table) => table.id === id);
  if (found === undefined) throw new Error(`${id} is not among ${tables.map((table) => table.id).join(", ")}`);
  return found;
}

/** The rows below each outermost heading; headings within are left out. */
function sectionsOf(table: Table | undefined): readonly (readonly Row[])[] {
  const sections: Row[][] = [];
  for (const row of table?.rows ?? []) {
    if (row.header && row.indent === 0) sections.push([]);
    else if (!row.header) sections.at(-1)?.push(row);
  }
  return sections;
}

function isCounted(cell: Cell | undefined): boolean {
  return cell?.kind === "count" || cell?.kind === "proportion";
}

/** The value of a statistic in a row, by the label of the row. */
function valueIn(table: Table, label: string, statistic: string, column = 0): number | undefined {
  const row = table.rows.find((candidate) => candidate.label === label);
  return row?.cells[column]?.values.find((value) => value.statistic === statistic)?.value;
}

describe.each(STUDIES)("%s", (_, dataOf) => {
  test.each(["en", "zh"] as const)(
    "every table in %s holds together and says where it comes from",
    async (language) => {
      const data = await dataOf();
      const tables = reportTables(data, language);
      expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length);
      tables.forEach(({ title, foot }, index) => {
        expect(title).toContain(` ${index + 1}. `);
        const source = foot.at(-1) ?? "";
        expect(source).toContain(data.run.cutoff);
        expect(source).toContain(data.run.studyFile.sha256.slice(0, 12));
        expect(source).toContain(data.run.nadir);
        for (const { name, sha256 } of data.run.inputs) expect(source).toContain(`${name} ${sha256.slice(0, 12)}`);
      });
    },
  );

  test("no number that is none: no NaN, no minus zero, nothing undefined", async () => {
    for (const table of reportTables(await dataOf(), "en"))
      for (const text of textsOf(table)) {
        expect(text).not.toMatch(/NaN|undefined|\[object/);
        expect(text).not.toMatch(/[\u2212-]0(?:\.0+)?(?![\d.])(?=[,\])%]| *$)/);
      }
  });

  test("every participant of a population has a result, one imputed, or is not evaluable", async () => {
    const data = await dataOf();
    const missing = reportTables(data, "en").find(({ id }) => id === "missing");
    if (missing === undefined) {
      expect(data.groups[0]?.participants).toBe(0);
      return;
    }
    const sections = sectionsOf(missing);
    expect(sections).toHaveLength(data.endpoints.length);
    const classes = /^(?:Result from the participant's own data|Result imputed by a rule|Not evaluable)$/;
    for (const rows of sections)
      (rows[0]?.cells ?? []).forEach((cell, column) => {
        const parts = rows.filter(({ label }) => classes.test(label));
        const counted = parts.map((row) => row.cells[column]?.values[0]?.value ?? 0).reduce((a, b) => a + b, 0);
        expect(counted).toBe(cell.values[0]?.value);
      });
  });

  test.each([
    ["time-to-event", /^(?:With the event|Censored|Competing event: )/, "Analysed"],
    ["response-categories", /^[A-Z]+(?:: |$)/, "Analysed"],
    ["episodes", /^(?:Evaluable|Effective|Refractory|Not evaluable: )/, "Transfusions"],
    ["adverse-events-overview", /^(?:Worst grade \d|No grade)$/, "With at least one event"],
  ])("%s: the parts add up to the whole in every section and column", async (id, isPart, whole) => {
    const table = reportTables(await dataOf(), "en").find((candidate) => candidate.id === id);
    for (const rows of sectionsOf(table)) {
      const total = rows.find(({ label }) => label === whole);
      (total?.cells ?? []).forEach((cell, column) => {
        const parts = rows.filter(({ label, cells }) => isPart.test(label) && isCounted(cells[column]));
        const sum = parts.reduce((found, { cells }) => found + (cells[column]?.values[0]?.value ?? 0), 0);
        expect(sum, rows.map(({ label }) => label).join("\n")).toBe(cell.values[0]?.value);
      });
    }
  });

  test("shifts add up to those with a grade", async () => {
    const data = await dataOf();
    for (const table of reportTables(data, "en").filter(({ id }) => id.startsWith("shift-")))
      for (const row of table.rows.filter(({ label }) => label === "Total")) {
        const counts = row.cells.map((cell) => cell.values[0]?.value ?? 0);
        const ns = row.cells.map((cell) => cell.values[1]?.value ?? 0);
        expect(counts.slice(0, -1).reduce((a, b) => a + b, 0)).toBe(counts.at(-1));
        expect(counts.at(-1)).toBe(ns.at(-1));
      }
  });

  test("rows of every file add up", async () => {
    const rows = tableOf(reportTables(await dataOf(), "en"), "data-rows").rows;
    for (const { cells } of rows) {
      const [read = -1, used = 0, notNeeded = 0, setAside = 0] = cells.map((cell) => cell.values[0]?.value ?? 0);
      expect(read).toBe(used + notNeeded + setAside);
    }
  });

  test("a file that was read more than once has a name for each time", async () => {
    const data = await reportDataOf("NCT07362095");
    const [one] = data.rows;
    const read = (table: string) => ({ ...one!, file: "x.csv", table, extraColumns: ["a"], rules: { "a mapped": 1 } });
    const tables = reportTables({ ...data, rows: [read("labs"), read("events"), read("events")] }, "en");
    const names = ["x.csv (labs)", "x.csv (events 1)", "x.csv (events 2)"];
    const rows = tableOf(tables, "data-rows");
    expect(rows.rows.map(({ label }) => label)).toEqual([...names, "Total"]);
    expect(rows.notes[0]?.text).toContain(names.map((name) => `${name}: a`).join("; "));
    const headers = tableOf(tables, "data-mapping").rows.filter(({ header }) => header);
    expect(headers.map(({ label }) => label)).toEqual(names);
  });

  test("the endpoint summary prints the estimates: counts, denominators, limits", async () => {
    const data = await dataOf();
    const summary = reportTables(data, "en").find(({ id }) => id === "endpoint-summary");
    const printed = (summary?.rows ?? []).flatMap(({ cells }) => (cells[3] === undefined ? [] : [cells[3]]));
    const proportions = printed.filter(({ kind }) => kind === "proportion");
    for (const cell of proportions) {
      const of = (statistic: string) => cell.values.find((value) => value.statistic === statistic)?.value ?? null;
      const matches = data.estimates.some(
        ({ events, n, lower, upper }) =>
          events === of("n") && n === of("N") && lower === of("lower") && upper === of("upper"),
      );
      expect(matches, withoutPadding(cellText(cell))).toBe(true);
    }
  });
});

describe("adverse events, counted over the population, say so", () => {
  const NOTE = {
    en: { analysed: "everybody in the population is analysed", results: "not of those with a result" },
    zh: { analysed: "全部受试者按各自随访所及均纳入分析", results: "而非仅以有结果者为分母" },
  };

  test.each(["en", "zh"] as const)("in every table that counts them: %s", async (language) => {
    const tables = reportTables(await reportDataOf("NCT07362095"), language);
    const saying = (text: string) =>
      tables
        .filter(({ notes, foot }) => [...notes.map((note) => note.text), ...foot].some((line) => line.includes(text)))
        .map(({ id }) => id);
    expect(saying(NOTE[language].analysed)).toEqual([
      "disposition",
      "endpoint-summary",
      "adverse-events-overview",
      "adverse-event-terms-aerel",
      "adverse-event-terms-aeg3",
      "listing-results",
    ]);
    expect(saying(NOTE[language].results)).toEqual(["missing", "detail-aerel", "detail-aeg3"]);
  });

  test("and where there are none nothing is said", async () => {
    const tables = reportTables(await reportDataOf("NCT05660785"), "en");
    expect(JSON.stringify(tables)).not.toContain("Adverse events:");
  });

  test("the listing has as many in the analysis as the summary analysed", async () => {
    const data = await reportDataOf("NCT07362095");
    const own = data.participantLevel!.results.filter(({ paramcd }) => paramcd === "AEREL");
    expect(own.filter(({ analysed }) => analysed)).toHaveLength(44);
    expect(own.filter(({ analysed, outcome }) => analysed && outcome.kind === "not-evaluable")).toHaveLength(13);
  });
});

describe("nobody", () => {
  test("counts are 0, shares are not estimable", async () => {
    const tables = reportTables(await awkwardDataOf("no-participants"), "en");
    const disposition = tableOf(tables, "disposition");
    expect(disposition.columns[1]?.sub).toBe("(N=0)");
    const texts = textsOf(disposition);
    expect(texts).toContain("0 (NE)");
    expect(texts).toContain("0/0 (NE)");
    expect(texts.join(" ")).not.toContain("0.0%");
  });

  test("there are no listings", async () => {
    const ids = reportTables(await awkwardDataOf("no-participants"), "en").map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith("listing-"))).toEqual([]);
  });
});

test("endpoints named like tables do not take their place", async () => {
  const data = await awkwardDataOf("one-participant");
  const names: Readonly<Record<string, string>> = {
    RESP: "SUMMARY",
    CCI1H: "RESULTS",
    AEANY: "OVERVIEW",
    HBCHG: "ROWS",
  };
  const renamed = JSON.parse(
    JSON.stringify(data).replace(/"(RESP|CCI1H|AEANY|HBCHG)"/g, (_, name: string) => `"${names[name]}"`),
  ) as ReportData;
  const count = (of: ReportData) => reportTables(of, "en").length;
  expect(count(renamed)).toBe(count(data));
});

test("one participant has no standard deviation", async () => {
  const tables = reportTables(await awkwardDataOf("one-participant"), "en");
  const detail = tableOf(tables, "detail-hbchg");
  expect(textsOf(detail)).toContain("NE");
  expect(detail.rows.find(({ label }) => label === "Standard deviation")?.cells[0]?.kind).toBe("not-estimable");
});

describe("six arms", () => {
  test("have a column each under one heading, everybody together apart", async () => {
    const { columns } = tableOf(reportTables(await awkwardDataOf("six-arms"), "en"), "disposition");
    expect(columns.map(({ heading, span }) => [span, heading])).toEqual([
      ["", ""],
      ["", "Total"],
      ...["A", "B", "C", "D", "E", "F"].map((arm) => ["Arm", arm]),
    ]);
  });

  test("are compared in fifteen pairs", async () => {
    const { rows } = tableOf(reportTables(await awkwardDataOf("six-arms"), "en"), "comparisons");
    expect(rows.filter(({ label }) => label.includes(" vs "))).toHaveLength(15);
  });
});

test("in Chinese the number of a grade stands before the word, and every role has a name", async () => {
  const tables = reportTables(await reportDataOf("NCT07362095"), "zh");
  const texts = tables.flatMap(({ columns, rows }) => [
    ...columns.map(({ heading }) => heading),
    ...rows.map(({ label }) => label),
  ]);
  expect(texts).toContain("3 级");
  expect(texts).toContain("最高 3 级");
  expect(texts.filter((text) => /级别? \d(?! 级)/.test(text))).toEqual([]);
  const roles = tableOf(tables, "endpoint-summary").rows.filter(({ header }) => header);
  expect(roles.map(({ label }) => label).filter((label) => /^[a-z]/.test(label))).toEqual([]);
  expect(roles.map(({ label }) => label)).toContain("依从性");
});

test("episodes that cannot be evaluated say why in words, not in codes", async () => {
  const tables = reportTables(await reportDataOf("NCT05832216"), "en");
  const labels = tables
    .filter(({ id }) => id.startsWith("detail-"))
    .flatMap(({ rows }) => rows.map(({ label }) => label));
  expect(labels.filter((label) => label.startsWith("Episodes, ")).length).toBeGreaterThan(10);
  expect(labels.filter((label) => /\b[A-Z]+_[A-Z]+\b/.test(label))).toEqual([]);
});

test("nobody with the event is 0 events and no median, not NE participants", async () => {
  const table = tableOf(reportTables(await awkwardDataOf("all-censored"), "en"), "time-to-event");
  expect(valueIn(table, "With the event", "n")).toBe(0);
  expect(textsOf(table)).toContain("0 (0.0%)");
});

describe("the two-stage design of NCT05660785", () => {
  test("prints what was decided and why", async () => {
    const table = tableOf(reportTables(await reportDataOf("NCT05660785"), "en"), "decision");
    const value = (label: string) => {
      const cell = table.rows.find((row) => row.label === label)?.cells[0];
      return cell === undefined ? undefined : cellText(cell);
    };
    // Simon's optimal design for 0.5 against 0.7 at 0.05 and 0.8 is 8/15, 26/43 (Simon 1989, table 1).
    expect(value("Participants of the first stage (n1)")).toBe("15");
    expect(value("Stop with at most this many responders (r1)")).toBe("8");
    expect(value("Expected number of participants under p0 (EN0)")).toBe("23.5");
    expect(value("Probability of stopping early under p0 (PET0)")).toBe("69.6%");
    expect(value("Decided")).toBe("Reject the null hypothesis");
  });

  test("says how many were replaced, and by which rule", async () => {
    const data = await reportDataOf("NCT05660785");
    const table = tableOf(reportTables(data, "en"), "decision");
    const replaced = table.rows.find(({ label }) => label === "Participants replaced");
    const note = table.notes.find(({ mark }) => mark === replaced?.notes[0]);
    expect(note?.text).toMatch(
      /^Replaced by the next enrolled: 7 participants\. Whoever is in the population of RESPW24 /,
    );
    expect(note?.text).toContain("provided that at least one of these holds (best-response has a verdict; death or");

    const [decision] = data.decisions;
    const without = { ...data, decisions: [{ ...decision!, countsWhen: null }] };
    expect(tableOf(reportTables(without, "en"), "decision").notes.at(0)?.text).toMatch(/and has a verdict counts\.$/);
    const nobody = { ...data, decisions: [{ ...decision!, replaced: 0 }] };
    expect(JSON.stringify(tableOf(reportTables(nobody, "en"), "decision"))).not.toContain("Replaced by");
  });
});

test("a table of aggregate data names no participant", async () => {
  const data = await reportDataOf("NCT05660785");
  const ids = data.participantLevel?.participants.map(({ id }) => id) ?? [];
  expect(ids.length).toBeGreaterThan(40);
  const printed = reportTables({ ...data, participantLevel: null }, "en")
    .flatMap(textsOf)
    .join("\n");
  expect(ids.filter((id) => printed.includes(id))).toEqual([]);
});

test("every row behind a verdict stands in the listing", async () => {
  const data = await reportDataOf("NCT07362095");
  const listing = tableOf(reportTables(data, "en"), "listing-results");
  const level = data.participantLevel;
  const [participant] = level?.participants ?? [];
  const [result] = level?.results.filter((candidate) => candidate.participant === participant?.id) ?? [];
  const lines = result?.evidence.map((place) => participant?.rows[place]?.line ?? 0) ?? [];
  const text = textsOf(listing).find((candidate) => candidate.startsWith("labs.csv:")) ?? "";
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(covers(text, line), `${line} in ${text}`).toBe(true);
});

/** `labs.csv:257–260, 301` covers 258. */
function covers(text: string, line: number): boolean {
  return [...text.matchAll(/(\d+)(?:–(\d+))?/g)].some(
    ([, first, last]) => Number(first) <= line && line <= Number(last ?? first),
  );
}
