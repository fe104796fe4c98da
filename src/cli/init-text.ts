/** What `nadir init` says: what was recognised, what is undecided with what to write, and what to do next. */

import { type FileProfile, LOOKED_AT } from "../ingestion/recognition/profile-file.ts";
import { rowsText } from "../ingestion/recognition/proposal.ts";
import type { ProposedSources } from "../ingestion/recognition/propose-sources.ts";
import type { LookedAt } from "../ingestion/recognition/recognise-export.ts";
import { printable } from "../reporting/columns-text.ts";

export interface InitDone {
  readonly folder: string;
  readonly target: string;
  readonly looked: LookedAt;
  readonly proposed: ProposedSources;
  /** Paths of the files written. */
  readonly written: readonly string[];
}

export function initText({ folder, target, looked, proposed, written }: InitDone): string {
  const { questions } = proposed;
  const study = written.at(-1) ?? "";
  const elsewhere = target === folder || written.length < 2 ? "" : ` --sources ${written[0]}`;
  const lines = [
    ...looked.files.flatMap((file) => fileLines(file, proposed)),
    ...looked.unread.flatMap(({ name, message, hint }) => [`${name}: cannot be read: ${message}`, `  ${hint}`]),
    "",
    ...written.map((path) => `written: ${path}`),
    "",
    questions.length === 0 ? "nothing is undecided" : `undecided: ${questions.length}; what to write into sources.yaml`,
    ...questions.flatMap(({ file, what, write }, index) => [
      `${String(index + 1).padStart(2)}  ${file}: ${what}`,
      `    write  ${write}`,
    ]),
    "",
    `next: nadir check ${study} --data ${folder}${elsewhere}`,
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

function fileLines(file: FileProfile, { findings }: ProposedSources): readonly string[] {
  const { name, container, encoding, delimiter, columns, rows, ragged } = file;
  const form = [container, encoding, delimiter === undefined ? undefined : DELIMITERS[delimiter]];
  const counts = `${rows < LOOKED_AT ? "" : "the first "}${rows} rows, ${columns.length} columns`;
  const odd = ragged === 0 ? "" : `; ${rowsText(ragged)} with another number of fields than the header`;
  return [
    `${name}: ${form.filter((part) => part !== undefined).join(", ")}; ${counts}${odd}`,
    ...new Set(findings.filter((finding) => finding.file === name).map(({ text }) => `  ${text}`)),
  ];
}

const DELIMITERS = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars" } as const;
