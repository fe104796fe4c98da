/** One file through its mapping: opened under the name that is there, read as declared, its rows made canonical. */
import type { OpenFile } from "../containers/export-file.ts";
import { readContainer } from "../containers/read-container.ts";
import { FileLedger } from "../ledger.ts";
import { messages as tableMessages } from "../messages.ts";
import { containerOptions } from "./container-options.ts";
import { columnsNamed } from "./header.ts";
import { MappedRows, type RowsReading } from "./mapped-rows.ts";
import { messages } from "./messages.ts";
import { openMapped } from "./open-mapped.ts";

export interface MappedReading extends RowsReading {
  readonly open: OpenFile;
}

export interface MappedFileRead {
  readonly ledger: FileLedger;
  readonly readable: boolean;
}

export async function readMappedFile(reading: MappedReading): Promise<MappedFileRead> {
  const { open, lookups, reader, placeOf } = reading;
  const { problems } = reader;
  const { file: name, otherNames, table, ifPresent, name: entry } = reading.mapping;
  const file = openMapped(open, [name, ...otherNames]);
  if (file === undefined) {
    problems.add(
      ifPresent === undefined
        ? messages.fileMissing(placeOf("file"), name, entry)
        : messages.fileAbsent(placeOf("file"), { file: name, table, entry, isSaid: ifPresent === "declared" }),
    );
    const ledger = new FileLedger(name, table);
    ledger.isAbsent = true;
    return { ledger, readable: ifPresent !== undefined };
  }
  const mapping = { ...reading.mapping, file: file.name };
  const ledger = new FileLedger(file.name, table);
  await lookups.load(mapping, open, problems);
  const rows = new MappedRows({ ...reading, mapping }, ledger);
  const options = containerOptions(mapping.reading, mapping.headerNames ?? columnsNamed(mapping));
  const { failure, notes } = await readContainer(
    file,
    options,
    (row) => rows.take(row),
    () => rows.plain(),
  );
  for (const note of [...notes, ...rows.notes()]) problems.add(note);
  if (failure !== undefined) problems.add(failure);
  else if (!rows.begun) problems.add(tableMessages.emptyFile(mapping.file));
  return { ledger, readable: rows.usable && failure === undefined };
}
