/** One entry of sources.yaml: a file and the canonical table that it fills. */
import type { AnalyteName } from "../../core/analyte.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { exact } from "../../core/exact.ts";
import type { Pointer } from "../source-tree.ts";
import { buildCell, type CellSetting } from "./build-cell.ts";
import {
  type CanonicalTable,
  DATE_COLUMNS,
  EVENT_COLUMNS,
  INTERVENTION_COLUMNS,
  LAB_COLUMNS,
  PARTICIPANT_COLUMNS,
  PICK_DATE,
  REQUIRED_COLUMNS,
} from "./canonical-columns.ts";
import { checkUnit } from "./check-unit.ts";
import type { SourcesContext } from "./context.ts";
import { sourcesMessages } from "./messages.ts";
import type { CellRule, FileMapping, Filter, ReadingOptions, UnitRule, WideRule, WideUnit } from "./model.ts";
import type { SourcesInput } from "./schema.ts";

type LabsInput = NonNullable<SourcesInput["labs"]>[number];
type ParticipantsInput = NonNullable<SourcesInput["participants"]>[number];
type CellInput = Parameters<typeof buildCell>[1];

/** An entry of any of the four tables; what only one of them has is undefined in the others. */
export type FileInput = Omit<LabsInput, "columns"> &
  Pick<ParticipantsInput, "repeats" | "adds"> & { readonly columns?: Readonly<Record<string, CellInput>> };

export function buildFile(
  table: CanonicalTable,
  input: FileInput,
  whole: SourcesInput,
  pointer: Pointer,
  context: SourcesContext,
): FileMapping {
  const [file = "", ...otherNames] = input.file;
  for (const name of input.file) context.checkFile(name, `${pointer}/file`);
  const reading = buildReading(input, whole);
  const hundredYearsFrom = input["two-digit-years"] ?? whole["two-digit-years"];
  const setting = { context, reading, hundredYearsFrom, isOpen: table === "participants" };
  const columns = buildColumns(
    input.columns ?? canonicalCells(table, input.wide !== undefined),
    `${pointer}/columns`,
    setting,
  );
  const wide = buildWide(input, pointer, context);
  checkColumns({ table, columns, isWide: wide.length > 0 }, `${pointer}/columns`, context);
  return {
    table,
    file,
    otherNames,
    name: input.name,
    ifPresent: presence(input, pointer, context),
    headerNames: input.header,
    reading: input.header === undefined ? reading : { ...reading, headerLine: reading.headerLine ?? 1 },
    numbers: { decimal: input.decimal ?? whole.decimal ?? ".", thousands: input.thousands ?? whole.thousands ?? "" },
    nullWords: new Set(input.null ?? whole.null ?? []),
    fillDown: input["fill-down"] ?? [],
    where: buildFilters(input.where),
    columns,
    wide,
    unitRow: input["unit-row"] ?? false,
    units: (input.units ?? []).map((rule, index) => buildUnitRule(rule, `${pointer}/units/${index}`, context)),
    setAside: new Set(input["set-aside"] ?? []),
    conflicts: input.conflicts ?? "refuse",
    repeats: input.repeats ?? "refuse",
    adds: buildAdds(input.adds, `${pointer}/adds`, setting),
    pointer,
  };
}

function presence({ "if-present": ifPresent }: FileInput, pointer: Pointer, context: SourcesContext) {
  if (ifPresent !== true) return undefined;
  return context.isWritten(`${pointer}/if-present`) ? "declared" : "preset";
}

function buildColumns(
  columns: Readonly<Record<string, CellInput>>,
  pointer: Pointer,
  setting: CellSetting,
): ReadonlyMap<string, CellRule> {
  return new Map(
    Object.entries(columns).flatMap(([column, cell]) => {
      const rule = buildCell(column, cell, `${pointer}/${column}`, setting);
      return rule === undefined ? [] : [[column, rule] as const];
    }),
  );
}

const LONG_ONLY: readonly string[] = ["analyte", "value", "unit"];
const CANONICAL: Readonly<Record<CanonicalTable, readonly string[]>> = {
  participants: PARTICIPANT_COLUMNS,
  labs: LAB_COLUMNS,
  interventions: INTERVENTION_COLUMNS,
  events: EVENT_COLUMNS,
};

/** A file that only differs in how it is written: each canonical column by its own name, where the file has it. */
function canonicalCells(table: CanonicalTable, isWide: boolean): Readonly<Record<string, CellInput>> {
  const needed = [...REQUIRED_COLUMNS[table], ...(table === "labs" ? ["analyte", "value"] : [])];
  const columns = CANONICAL[table].filter((name) => !isWide || !LONG_ONLY.includes(name));
  return Object.fromEntries(
    columns.map((column) => [column, needed.includes(column) ? column : { column, "if-present": true }]),
  );
}

function buildReading(input: FileInput, whole: SourcesInput): ReadingOptions {
  return {
    container: input.container ?? whole.container ?? "detect",
    encoding: input.encoding ?? whole.encoding ?? "detect",
    delimiter: input.delimiter ?? whole.delimiter ?? "detect",
    quote: input.quote ?? whole.quote,
    comment: input.comment ?? whole.comment,
    headerLine: input["header-line"] ?? whole["header-line"],
    sheet: input.sheet ?? whole.sheet,
  };
}

/** A pick is by the date of the row, held against a date of the participant where one is named. */
function buildAdds(adds: FileInput["adds"], pointer: Pointer, setting: CellSetting): FileMapping["adds"] {
  if (adds === undefined || typeof adds === "string") return adds;
  const { context } = setting;
  const at = buildCell(PICK_DATE, adds.at, `${pointer}/at`, setting);
  if (at === undefined) return undefined;
  const { pick, of } = adds;
  const isHeldAgainst = pick !== "earliest" && pick !== "latest";
  if (isHeldAgainst !== (of !== undefined))
    context.diagnostics.push(sourcesMessages.pickOf(context.place(pointer), pick));
  else if (of !== undefined && !DATE_COLUMNS.has(of))
    context.diagnostics.push(sourcesMessages.notDate(context.place(`${pointer}/of`), of));
  return { pick, of, at };
}

interface FilledColumns {
  readonly table: CanonicalTable;
  readonly columns: ReadonlyMap<string, CellRule>;
  readonly isWide: boolean;
}

function checkColumns({ table, columns, isWide }: FilledColumns, pointer: Pointer, context: SourcesContext): void {
  const say = (diagnostic: Diagnostic) => context.diagnostics.push(diagnostic);
  for (const column of REQUIRED_COLUMNS[table]) {
    if (!columns.has(column)) say(sourcesMessages.columnMissing(context.place(pointer), column));
  }
  if (table !== "labs") return;
  if (isWide && LONG_ONLY.some((column) => columns.has(column)))
    say(sourcesMessages.wideAndLong(context.place(pointer)));
  for (const column of isWide ? [] : ["analyte", "value"]) {
    if (!columns.has(column)) say(sourcesMessages.longMissing(context.place(pointer), column));
  }
}

function buildWide({ wide = {} }: FileInput, pointer: Pointer, context: SourcesContext): readonly WideRule[] {
  return Object.entries(wide).flatMap(([analyte, rules = []]) =>
    rules.map((given): WideRule => {
      const place = `${pointer}/wide/${analyte}`;
      const rule = typeof given === "string" ? { column: given } : given;
      const columns = rule.multiply ?? (rule.column === undefined ? [] : [rule.column]);
      const isOne = (rule.multiply === undefined) !== (rule.column === undefined);
      if (!isOne) context.diagnostics.push(sourcesMessages.wideCell(context.place(place)));
      if (rule.unit !== undefined) checkUnit(rule.unit, undefined, `${place}/unit`, context);
      const divideBy = rule["divide-by"] === undefined ? undefined : exact(rule["divide-by"]);
      return { analyte: analyte as AnalyteName, columns, divideBy, unit: wideUnit(rule) };
    }),
  );
}

function wideUnit(rule: { unit?: string | undefined; "unit-column"?: string | undefined }): WideUnit {
  if (rule.unit !== undefined) return { kind: "constant", unit: rule.unit };
  const column = rule["unit-column"];
  return column === undefined ? { kind: "printed" } : { kind: "column", column };
}

function buildUnitRule(
  rule: NonNullable<LabsInput["units"]>[number],
  pointer: Pointer,
  context: SourcesContext,
): UnitRule {
  checkUnit(rule.unit, undefined, `${pointer}/unit`, context);
  const { site, printed, unit } = rule;
  return { analyte: rule.analyte as AnalyteName | undefined, where: buildFilters(rule.where), site, printed, unit };
}

function buildFilters(where: FileInput["where"]): readonly Filter[] {
  return Object.entries(where ?? {}).map(([column, filter]): Filter => {
    if (Array.isArray(filter)) {
      const text = `${column} is ${filter.join(" or ")}`;
      return { column, allowed: new Set(filter), excluded: undefined, blank: undefined, ifPresent: false, text };
    }
    const { not, blank, "if-present": ifPresent = false } = filter;
    const parts = [
      ...(not === undefined ? [] : [`is not ${not.join(" or ")}`]),
      ...(blank === undefined ? [] : [blank ? "is blank" : "is not blank"]),
    ];
    const excluded = not === undefined ? undefined : new Set(not);
    return { column, allowed: undefined, excluded, blank, ifPresent, text: `${column} ${parts.join(" and ")}` };
  });
}
