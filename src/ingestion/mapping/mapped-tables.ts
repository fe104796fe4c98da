/** The canonical tables of an export whose files are mapped by sources.yaml. */
import { findAnalyteByName } from "../../core/analyte-terms.ts";
import { remembered } from "../../core/remembered.ts";
import type { CanonicalTable } from "../../definition/sources/canonical-columns.ts";
import type { FileMapping, NumberStyle, Sources } from "../../definition/sources/model.ts";
import type { OpenFile } from "../containers/export-file.ts";
import type { ExportTables } from "../export-tables.ts";
import type { ResultConventions } from "../results/conventions.ts";
import type { RowSource, TableRead, TableReader } from "../row-source.ts";
import { canonicalSource } from "../table.ts";
import { canonicalOptions } from "./container-options.ts";
import { Lookups } from "./lookups.ts";
import { readMappedFile } from "./mapped-file.ts";
import { openMapped } from "./open-mapped.ts";

/** A table that sources.yaml does not map is read from its canonical file, where there is one. */
export function mappedTables(sources: Sources, open: OpenFile): ExportTables {
  const lookups = new Lookups();
  const analyteOf = remembered((name) => findAnalyteByName(name, sources.terms));
  const of = (table: CanonicalTable) => sources.files.filter((file) => file.table === table);
  const [labs, participants] = [of("labs"), ordered(of("participants"))];
  const plain = conventionsOf(sources, sources.canonical.numbers);
  const conventions = labs.map(({ numbers }) => conventionsOf(sources, numbers));
  return {
    source: (table) => {
      const mappings = table === "participants" ? participants : of(table);
      if (mappings.some((mapping) => isExpected(mapping, open)))
        return rowSource(mappings, { sources, open, lookups, analyteOf });
      const file = open(`${table}.csv`);
      return file === undefined ? undefined : canonicalSource(file, canonicalOptions(sources));
    },
    transfusionsComplete: sources.transfusionsComplete,
    analyteOf,
    conventionsOf: (source) => conventions[source] ?? plain,
    conflictsOf: (source) => labs[source]?.conflicts ?? "refuse",
    repeatsOf: (source) => participants[source]?.repeats ?? "refuse",
    addsOf: (source) => participants[source]?.adds,
    lookupLedgers: () => lookups.ledgers(),
  };
}

/** Files that need not be there, and are none of them, leave their table missing. */
function isExpected({ file, otherNames, ifPresent }: FileMapping, open: OpenFile): boolean {
  return ifPresent === undefined || openMapped(open, [file, ...otherNames]) !== undefined;
}

/** Whoever only adds to a list comes after it. */
function ordered(mappings: readonly FileMapping[]): readonly FileMapping[] {
  return [...mappings.filter(({ adds }) => adds === undefined), ...mappings.filter(({ adds }) => adds !== undefined)];
}

interface Opened {
  readonly sources: Sources;
  readonly open: OpenFile;
  readonly lookups: Lookups;
  readonly analyteOf: ExportTables["analyteOf"];
}

function rowSource(mappings: readonly FileMapping[], opened: Opened): RowSource {
  const name = mappings.map(({ file }) => file).join(", ");
  return { name, read: (reader) => readMappings(mappings, opened, reader) };
}

async function readMappings(
  mappings: readonly FileMapping[],
  { sources, open, lookups, analyteOf }: Opened,
  reader: TableReader,
): Promise<TableRead> {
  const analyteNameOf = (name: string) => analyteOf(name)?.name;
  const ledgers = [];
  let readable = true;
  for (const [source, mapping] of mappings.entries()) {
    const placeOf = (part: string) => sources.placeOf(`${mapping.pointer}/${part}`);
    const read = await readMappedFile({ mapping, source, open, lookups, reader, placeOf, analyteNameOf });
    ledgers.push(read.ledger);
    readable &&= read.readable;
  }
  return { ledgers, readable };
}

function conventionsOf({ results }: Sources, { decimal, thousands }: NumberStyle): ResultConventions {
  return {
    decimal,
    thousands,
    ranges: results.ranges,
    sentinels: results.sentinels,
    sentinelsOf: results.sentinelsOf,
    texts: results.texts,
    notDetectedIsZero: results.notDetectedIsZero,
    haemoglobin: results.haemoglobin,
  };
}
