/** From the parsed sources.yaml to the mapping: defaults filled in, texts made sets, what cannot be meant reported. */
import type { AnalyteName } from "../../core/analyte.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { exact } from "../../core/exact.ts";
import { isMissingReason, type MissingReason } from "../../core/missing-reason.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import { type Pointer, positionOf, type SourceTree } from "../source-tree.ts";
import { buildCell } from "./build-cell.ts";
import { type CanonicalTable, REQUIRED_COLUMNS } from "./canonical-columns.ts";
import { sourcesMessages } from "./messages.ts";
import type { CellRule, FileMapping, Filter, ReadingOptions, Sources, UnitRule, WideRule, WideUnit } from "./model.ts";
import type { SourcesInput } from "./schema.ts";

/** Where a mapping stands, and what is wrong with it. */
export class SourcesContext {
  readonly diagnostics: Diagnostic[] = [];
  private readonly tree: SourceTree;

  constructor(tree: SourceTree) {
    this.tree = tree;
  }

  place(pointer: Pointer) {
    return { file: this.tree.file, ...positionOf(this.tree, pointer) };
  }
}

type LabsInput = NonNullable<SourcesInput["labs"]>[number];
type AnyFileInput = Partial<LabsInput> &
  Partial<NonNullable<SourcesInput["participants"]>[number]> & { file: string; columns: Record<string, unknown> };

const TABLES: readonly CanonicalTable[] = ["participants", "labs", "interventions", "events"];

export function buildSources(
  input: SourcesInput,
  tree: SourceTree,
): { sources: Sources; diagnostics: readonly Diagnostic[] } {
  const context = new SourcesContext(tree);
  const files = TABLES.flatMap((table) =>
    ((input[table] ?? []) as readonly AnyFileInput[]).map((file, index) =>
      buildFile(table, file, input, `/${table}/${index}`, context),
    ),
  );
  const { results, analytes, transfusions } = input;
  const sources: Sources = {
    file: tree.file,
    transfusionsComplete: transfusions === "complete",
    results: {
      sentinels: (results?.sentinels ?? []).map(exact),
      texts: missingTexts(results?.texts ?? {}, context),
      ranges: results?.ranges ?? false,
      haemoglobin: results?.haemoglobin ?? "monomer",
      notDetectedIsZero: new Set((results?.["not-detected-is-zero"] ?? []) as AnalyteName[]),
    },
    terms: new Map(
      Object.entries(analytes ?? {}).map(([name, meaning]) => [
        name,
        meaning === "none" ? undefined : (meaning as AnalyteName),
      ]),
    ),
    files,
    placeOf: (pointer) => context.place(pointer),
  };
  return { sources, diagnostics: context.diagnostics };
}

function missingTexts(
  texts: Readonly<Record<string, string>>,
  context: SourcesContext,
): ReadonlyMap<string, MissingReason> {
  const read = new Map<string, MissingReason>();
  for (const [text, reason] of Object.entries(texts)) {
    if (isMissingReason(reason)) read.set(text, reason);
    else context.diagnostics.push(sourcesMessages.textReason(context.place(`/results/texts/${text}`), reason));
  }
  return read;
}

function buildFile(
  table: CanonicalTable,
  input: AnyFileInput,
  whole: SourcesInput,
  pointer: Pointer,
  context: SourcesContext,
): FileMapping {
  const { file, where, units } = input;
  if (!isInside(file)) context.diagnostics.push(sourcesMessages.path(context.place(`${pointer}/file`), file));
  const columns = new Map<string, CellRule>();
  for (const [column, cell] of Object.entries(input.columns)) {
    const rule = buildCell(column, cell, `${pointer}/columns/${column}`, context);
    if (rule !== undefined) columns.set(column, rule);
  }
  const wide = buildWide(input, pointer, context);
  checkColumns({ table, columns, isWide: wide.length > 0 }, `${pointer}/columns`, context);
  return {
    table,
    file,
    reading: buildReading(input, whole),
    numbers: {
      decimal: input.decimal ?? whole.decimal ?? ".",
      thousands: input.thousands ?? whole.thousands ?? "",
    },
    nullWords: new Set(input.null ?? whole.null ?? []),
    fillDown: input["fill-down"] ?? [],
    where: buildFilters(where),
    columns,
    wide,
    unitRow: input["unit-row"] ?? false,
    units: (units ?? []).map((rule, index) => buildUnitRule(rule, `${pointer}/units/${index}`, context)),
    setAside: new Set(input["set-aside"] ?? []),
    conflicts: input.conflicts ?? "refuse",
    repeats: input.repeats ?? "refuse",
    adds: input.adds,
    pointer,
  };
}

/** A file is named, not reached: names come from a file and must stay inside the folder of the export. */
function isInside(file: string): boolean {
  return !file.split(/[\\/]/).includes("..") && !/^([\\/]|[A-Za-z]:)/.test(file);
}

function buildReading(input: AnyFileInput, whole: SourcesInput): ReadingOptions {
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
  const long = ["analyte", "value", "unit"];
  if (isWide && long.some((column) => columns.has(column))) say(sourcesMessages.wideAndLong(context.place(pointer)));
  for (const column of isWide ? [] : ["analyte", "value"]) {
    if (!columns.has(column)) say(sourcesMessages.longMissing(context.place(pointer), column));
  }
}

function buildWide({ wide = {} }: AnyFileInput, pointer: Pointer, context: SourcesContext): readonly WideRule[] {
  return Object.entries(wide).flatMap(([analyte, given]): WideRule[] => {
    if (given === undefined) return [];
    const place = `${pointer}/wide/${analyte}`;
    const rule = typeof given === "string" ? { column: given } : given;
    const columns = rule.multiply ?? (rule.column === undefined ? [] : [rule.column]);
    if (columns.length === 0) context.diagnostics.push(sourcesMessages.wideCell(context.place(place)));
    if (rule.unit !== undefined) checkUnit(rule.unit, `${place}/unit`, context);
    return [
      {
        analyte: analyte as AnalyteName,
        columns,
        divideBy: rule["divide-by"] === undefined ? undefined : exact(rule["divide-by"]),
        unit: wideUnit(rule),
      },
    ];
  });
}

function wideUnit(rule: { unit?: string | undefined; "unit-column"?: string | undefined }): WideUnit {
  if (rule.unit !== undefined) return { kind: "constant", unit: rule.unit };
  const column = rule["unit-column"];
  return column === undefined ? { kind: "printed" } : { kind: "column", column };
}

function checkUnit(unit: string, pointer: Pointer, context: SourcesContext): void {
  if (readUnit(unit) === undefined)
    context.diagnostics.push(
      sourcesMessages.badUnit(context.place(pointer), unit, "units are UCUM codes, like g/L, 10*9/L, umol/L"),
    );
}

function buildUnitRule(
  rule: NonNullable<LabsInput["units"]>[number],
  pointer: Pointer,
  context: SourcesContext,
): UnitRule {
  checkUnit(rule.unit, `${pointer}/unit`, context);
  return {
    analyte: rule.analyte as AnalyteName | undefined,
    where: buildFilters(rule.where),
    printed: rule.printed,
    unit: rule.unit,
  };
}

function buildFilters(where: AnyFileInput["where"]): readonly Filter[] {
  return Object.entries(where ?? {}).map(([column, filter]): Filter => {
    if (Array.isArray(filter)) {
      return {
        column,
        allowed: new Set(filter),
        excluded: undefined,
        blank: undefined,
        text: `${column} is ${filter.join(" or ")}`,
      };
    }
    const { not, blank } = filter as { not?: string[]; blank?: boolean };
    const parts = [
      ...(not === undefined ? [] : [`is not ${not.join(" or ")}`]),
      ...(blank === undefined ? [] : [blank ? "is blank" : "is not blank"]),
    ];
    return {
      column,
      allowed: undefined,
      excluded: not === undefined ? undefined : new Set(not),
      blank,
      text: `${column} ${parts.join(" and ")}`,
    };
  });
}
