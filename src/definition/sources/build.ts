/** From the parsed sources.yaml to the mapping: defaults filled in, texts made sets, what cannot be meant reported. */
import type { AnalyteName } from "../../core/analyte.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { exact } from "../../core/exact.ts";
import { isMissingReason, type MissingReason } from "../../core/missing-reason.ts";
import type { SourceTree } from "../source-tree.ts";
import { buildFile, type FileInput } from "./build-file.ts";
import type { CanonicalTable } from "./canonical-columns.ts";
import { SourcesContext } from "./context.ts";
import { sourcesMessages } from "./messages.ts";
import type { Sources, SourcesResults } from "./model.ts";
import type { SourcesInput } from "./schema.ts";

const TABLES: readonly CanonicalTable[] = ["participants", "labs", "interventions", "events"];

export function buildSources(
  input: SourcesInput,
  tree: SourceTree,
): { sources: Sources; diagnostics: readonly Diagnostic[] } {
  const context = new SourcesContext(tree);
  const files = TABLES.flatMap((table) =>
    ((input[table] ?? []) as readonly FileInput[]).map((file, index) =>
      buildFile(table, file, input, `/${table}/${index}`, context),
    ),
  );
  const sources: Sources = {
    file: tree.file,
    canonical: canonicalForm(input),
    transfusionsComplete: input.transfusions === "complete",
    results: buildResults(input.results ?? {}, context),
    terms: new Map(
      Object.entries(input.analytes ?? {}).map(([name, meaning]) => [
        name,
        meaning === "none" ? undefined : (meaning as AnalyteName),
      ]),
    ),
    files,
    placeOf: (pointer) => context.place(pointer),
  };
  return { sources, diagnostics: context.diagnostics };
}

/** Only what is declared: a canonical file is otherwise CSV in UTF-8 with commas, and nothing of it is detected. */
function canonicalForm(input: SourcesInput): Sources["canonical"] {
  const { encoding, delimiter, quote, comment, decimal = ".", thousands = "" } = input;
  const reading = { encoding, delimiter, quote, comment, headerLine: input["header-line"] };
  return { reading, numbers: { decimal, thousands } };
}

function buildResults(results: NonNullable<SourcesInput["results"]>, context: SourcesContext): SourcesResults {
  const { sentinels = [], texts = {}, ranges = false, haemoglobin = "monomer" } = results;
  const ofAll = Array.isArray(sentinels) ? sentinels : [];
  const ofOne = Array.isArray(sentinels) ? {} : sentinels;
  return {
    sentinels: ofAll.map(exact),
    sentinelsOf: new Map(
      Object.entries(ofOne).map(([analyte, numbers = []]) => [analyte as AnalyteName, numbers.map(exact)] as const),
    ),
    texts: missingTexts(texts, context),
    ranges,
    haemoglobin,
    notDetectedIsZero: new Set((results["not-detected-is-zero"] ?? []) as AnalyteName[]),
  };
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
