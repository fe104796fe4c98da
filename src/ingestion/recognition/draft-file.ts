/** The lines that every mapped file starts with: its name, how it is packed and written, its numbers, its words for nothing. */
import type { ColumnProfile } from "./column-profile.ts";
import type { DecimalSign } from "./number-evidence.ts";
import type { FileProfile } from "./profile-file.ts";
import { type Proposal, written } from "./proposal.ts";
import { entry, note, type YamlComment, type YamlEntry } from "./yaml-text.ts";

export type Lines = readonly (YamlEntry | YamlComment)[];

export function fileLines(file: FileProfile, proposal: Proposal): Lines {
  return [entry("file", file.name), ...readingLines(file), ...decimalLines(file, proposal), ...nullLines(file)];
}

/** What differs from a plain CSV file in UTF-8 is declared; it would be detected, but a declared form cannot be mistaken. */
function readingLines({ container, encoding, delimiter, headerLine, sheet }: FileProfile): Lines {
  const isText = container === "csv" || container === "tsv" || container === "csv.gz" || container === "tsv.gz";
  return [
    ...(container === "csv" ? [] : [entry("container", container)]),
    ...(encoding === undefined || encoding === "utf-8" ? [] : [entry("encoding", encoding)]),
    ...(!isText || delimiter === undefined || delimiter === (container.startsWith("tsv") ? "\t" : ",")
      ? []
      : [entry("delimiter", delimiter)]),
    ...(headerLine === 1
      ? []
      : [entry("header-line", headerLine, `the ${headerLine - 1} lines before it are not read`)]),
    ...(sheet === undefined ? [] : [entry("sheet", sheet)]),
  ];
}

function decimalLines(file: FileProfile, proposal: Proposal): Lines {
  const signs = file.columns
    .filter((column) => column.isNumeric && !isDated(column))
    .map((column) => ({ column, sign: column.numbers.decimalSign() }));
  const comma = signs.find((seen) => seen.sign.kind === "comma");
  if (comma !== undefined) {
    const { text, line } = (comma.sign as Extract<DecimalSign, { kind: "comma" }>).proof;
    proposal.found(file.name, `decimal comma: ${JSON.stringify(text)} in line ${line}, column ${comma.column.name}`);
    return [entry("decimal", ",", `${comma.column.name} has ${text} in line ${line}`)];
  }
  const open = signs.find((seen) => seen.sign.kind === "open");
  if (open === undefined) return [];
  return openDecimal(file, open.column, (open.sign as Extract<DecimalSign, { kind: "open" }>).example.text, proposal);
}

function openDecimal(file: FileProfile, column: ColumnProfile, text: string, proposal: Proposal): Lines {
  const answer = proposal.ask({
    id: `${file.label} decimal`,
    file: file.name,
    what: `${column.name} has ${JSON.stringify(text)}: the comma is a decimal sign or separates thousands`,
    write: `${written("decimal", ",")}, or ${written("thousands", ",")}`,
    choices: [
      { answer: "decimal", text: "decimal sign" },
      { answer: "thousands", text: "separates thousands" },
    ],
  });
  if (answer === undefined) return [note(`UNDECIDED ${written("decimal", ",")}   or   ${written("thousands", ",")}`)];
  return [entry(answer, ",")];
}

export function isDated(column: ColumnProfile): boolean {
  return column.dates.dates > 0 && column.dates.form(false) !== undefined;
}

const NULL_WORDS = /^(?:NA|N\/A|n\/a|NULL|null|NaN|nan|None|none|ND|#N\/A|\.|-|--|—|未做|未查|无)$/;

/** Words for nothing among numbers and dates; in a column of texts they may be texts. */
function nullLines(file: FileProfile): Lines {
  const words = new Set<string>();
  for (const column of file.columns.filter((seen) => seen.isNumeric || isDated(seen)))
    for (const text of column.texts?.keys() ?? []) if (NULL_WORDS.test(text)) words.add(text);
  return words.size === 0 ? [] : [entry("null", [...words].sort(), "these mean an empty cell")];
}
