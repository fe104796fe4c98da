/** The mapping of a file of results. */
import { findTerm, nearAnalyte } from "../../core/analyte-terms.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { columnOfRole, columnsOfRole } from "./column-roles.ts";
import { dateEntry } from "./draft-date.ts";
import { fileLines, isDated, type Lines } from "./draft-file.ts";
import { participantColumn } from "./draft-participant.ts";
import { wideEntry } from "./draft-units.ts";
import { type AnalyteColumn, knownTests, type LabShape } from "./lab-shape.ts";
import type { FileProfile } from "./profile-file.ts";
import { type Proposal, rowsText } from "./proposal.ts";
import { block, entry, flow, note, type YamlMap } from "./yaml-text.ts";

type Long = Extract<LabShape, { kind: "long" }>;
type Wide = Extract<LabShape, { kind: "wide" }>;

export function draftLabs(file: FileProfile, shape: LabShape, proposal: Proposal): YamlMap {
  const participant = participantColumn(file, proposal);
  const collected = collectedColumn(file);
  const columns = [
    participant.entry,
    ...collectedEntry(file, collected, proposal),
    ...(shape.kind === "long" ? longColumns(shape) : []),
    ...optionalColumns(file, shape),
  ];
  return block([
    ...fileLines(file, proposal),
    ...(participant.isFilledDown && participant.column !== undefined
      ? [entry("fill-down", [participant.column.name])]
      : []),
    ...blankLines(file, collected, proposal),
    ...(file.unitRow === undefined ? [] : [entry("unit-row", true)]),
    entry("columns", block(columns)),
    ...(shape.kind === "wide" ? wideLines(file, shape, proposal) : longLines(file, shape, proposal)),
  ]);
}

/** The column of dates of that name, else the one with most dates. */
function collectedColumn(file: FileProfile): ColumnProfile | undefined {
  const named = columnsOfRole(file.columns, "collected");
  const dated = [...file.columns].filter(isDated).sort((a, b) => b.filled - a.filled || a.position - b.position);
  return (
    named.find(isDated) ??
    dated[0] ??
    named[0] ??
    file.columns.find((column) => /\bdays?\b|_day|days_/i.test(column.name))
  );
}

function collectedEntry(file: FileProfile, column: ColumnProfile | undefined, proposal: Proposal): Lines {
  if (column === undefined) {
    proposal.ask({
      id: `${file.label} collected`,
      file: file.name,
      what: "no column has dates, so it is not known when the specimens were taken",
      write: "collected_at: NAME under columns",
      choices: [],
    });
    return [entry("collected_at", "COLUMN OF THE DATE", "UNDECIDED which column is it?")];
  }
  const time = columnsOfRole(file.columns, "time").find((clock) => clock.isClock && clock !== column);
  return [dateEntry({ key: "collected_at", column, time }, file, proposal)];
}

function blankLines(file: FileProfile, collected: ColumnProfile | undefined, proposal: Proposal): Lines {
  if (collected === undefined || collected.blank === 0) return [];
  const answer = proposal.ask({
    id: `${file.label} blank dates`,
    file: file.name,
    what: `${collected.name} is blank in ${collected.blank} of ${collected.rows} rows, and a result without a date cannot be used`,
    write: "set-aside: [DATA_BAD_DATE], unless the dates can be had from the site",
    choices: [{ answer: "set-aside", text: "set such rows aside, each with a line in the ledger" }],
  });
  const line = entry("set-aside", ["DATA_BAD_DATE"], `${rowsText(collected.blank)} without a date`);
  return answer === undefined ? [note(`UNDECIDED set-aside: [DATA_BAD_DATE]   # ${line.comment}`)] : [line];
}

function longColumns({ analyte, value, unit }: Long): Lines {
  return [
    entry("analyte", analyte.name),
    entry("value", value.name),
    ...(unit === undefined ? [] : [entry("unit", unit.name)]),
  ];
}

const OPTIONAL = [
  ["lower", "lower_limit"],
  ["upper", "upper_limit"],
  ["specimen", "specimen"],
  ["comment", "comment"],
  ["visit", "visit"],
] as const;

/** Limits of normal of one column belong to one test, so a wide table has none. */
function optionalColumns(file: FileProfile, { kind }: LabShape): Lines {
  return OPTIONAL.filter(([role]) => kind === "long" || (role !== "lower" && role !== "upper")).flatMap(
    ([role, key]) => {
      const column = columnOfRole(file.columns, role);
      return column === undefined ? [] : [entry(key, column.name)];
    },
  );
}

function longLines(file: FileProfile, { analyte, unit }: Long, proposal: Proposal): Lines {
  const known = knownTests(analyte);
  if (known.length === 0) askTests(file, analyte, proposal);
  proposal.found(
    file.name,
    `a row per result; ${analyte.name} has ${known.map((test) => `${test.text} (${test.analyte})`).join(", ")}`,
  );
  return [...(unit === undefined ? unitQuestion(file, known, proposal) : []), ...nearTests(file, analyte, proposal)];
}

function unitQuestion(file: FileProfile, known: readonly { readonly analyte: string }[], proposal: Proposal): Lines {
  const analytes = [...new Set(known.map((test) => test.analyte))];
  const rule = (analyte: string) => `{ analyte: ${analyte}, unit: … }`;
  proposal.ask({
    id: `${file.label} units`,
    file: file.name,
    what: "no column has units",
    write: `units: [${analytes.map(rule).join(", ")}] with the units of the laboratory`,
    choices: [],
  });
  return [
    note(`UNDECIDED units, one line per analyte:\nunits:\n${analytes.map((name) => `  - ${rule(name)}`).join("\n")}`),
  ];
}

/** Names that the dictionary does not have; which of them is which analyte only a person can say. */
function askTests(file: FileProfile, column: ColumnProfile, proposal: Proposal): void {
  const names = [...(column.texts?.keys() ?? [])].slice(0, 8);
  proposal.ask({
    id: `${file.label} tests`,
    file: file.name,
    what: `${column.name} has no test that nadir knows: ${names.join(", ")}`,
    write: `analytes: { ${flow(names[0] ?? "NAME")}: hemoglobin, … } at the top of sources.yaml`,
    choices: [],
  });
}

/** Names that are nearly those of an analyte are never taken for it. */
function nearTests(file: FileProfile, column: ColumnProfile, proposal: Proposal): Lines {
  const near = [...(column.texts?.entries() ?? [])].flatMap(([text, { count }]) => {
    const meant = findTerm(text) === undefined ? nearAnalyte(text) : undefined;
    return meant === undefined ? [] : [{ text, count, meant }];
  });
  for (const { text, count, meant } of near) {
    proposal.ask({
      id: `${file.label} test ${text}`,
      file: file.name,
      what: `${JSON.stringify(text)} (${rowsText(count)}) is no test that nadir knows; it resembles ${meant}`,
      write: `analytes: { ${flow(text)}: ${meant} } at the top of sources.yaml, or none in place of ${meant}`,
      choices: [],
    });
  }
  return [];
}

function wideLines(file: FileProfile, { analytes, near }: Wide, proposal: Proposal): Lines {
  const used = new Map<string, AnalyteColumn>();
  for (const analyte of analytes) {
    const first = used.get(analyte.analyte);
    if (first === undefined) used.set(analyte.analyte, analyte);
    else askWhich(file, first, analyte, proposal);
  }
  proposal.found(
    file.name,
    `a column per analyte: ${[...used.values()].map(({ column, analyte }) => `${column.name} (${analyte})`).join(", ")}`,
  );
  const entries = [...used.values()].map((column) => wideEntry(column, file, proposal));
  const missing = near.filter(({ analyte }) => !used.has(analyte));
  for (const { column, analyte } of missing)
    proposal.ask({
      id: `${file.label} column ${column.name}`,
      file: file.name,
      what: `${column.name} is no name that nadir knows; it resembles ${analyte}`,
      write: `${analyte}: { column: ${flow(column.name)}, unit: … } under wide, where it is`,
      choices: [],
    });
  const hints = missing.map(({ column, analyte }) => note(`UNDECIDED ${analyte}: ${flow(column.name)} ?`));
  return [entry("wide", block([...entries, ...hints, ...productHints(used)]))];
}

function askWhich(file: FileProfile, first: AnalyteColumn, second: AnalyteColumn, proposal: Proposal): void {
  proposal.ask({
    id: `${file.label} twice ${second.column.name}`,
    file: file.name,
    what: `${first.column.name} and ${second.column.name} are both ${first.analyte}; the first is taken`,
    write: `${first.analyte}: NAME under wide with the one that is meant`,
    choices: [],
  });
}

const SHARES = [
  ["neutrophils", "neutrophils-percent"],
  ["lymphocytes", "lymphocytes-percent"],
] as const;

/** A count that is not printed is the leukocytes times their share. */
function productHints(used: ReadonlyMap<string, AnalyteColumn>): Lines {
  const leukocytes = used.get("leukocytes");
  return SHARES.flatMap(([count, share]) => {
    const percent = used.get(share);
    if (leukocytes === undefined || percent === undefined || used.has(count)) return [];
    const factors = `[${flow(leukocytes.column.name)}, ${flow(percent.column.name)}]`;
    return [note(`${count}: { multiply: ${factors}, divide-by: 100, unit: … }   # the unit is that of the leukocytes`)];
  });
}
