/** Numbers that stand for "no value": nobody declares one but the owner of the data, so each is a question. */
import { decimalText, exact } from "../../core/exact.ts";
import type { ColumnProfile } from "./column-profile.ts";
import type { FileProfile } from "./profile-file.ts";
import type { Proposal } from "./proposal.ts";
import { entry, inline, note, type YamlComment, type YamlEntry } from "./yaml-text.ts";

/** No result is negative; a row of nines may be one. */
const CERTAINLY_ODD = /^-(?:1|9+|9+\.0+)$/;
const PERHAPS = /^(?:9{3,}|1000000)$/;

export interface ResultsOf {
  readonly file: FileProfile;
  readonly columns: readonly ColumnProfile[];
}

export function sentinelLines(results: readonly ResultsOf[], proposal: Proposal): readonly (YamlEntry | YamlComment)[] {
  const taken: number[] = [];
  const open: number[] = [];
  for (const { file, columns } of results) {
    for (const [text, count] of oddTexts(columns)) {
      const answer = proposal.ask({
        id: `sentinel ${text}`,
        file: file.name,
        what: `${text} stands ${count === 1 ? "once" : `${count} times`} among the results, and may mean that there is none`,
        write: `results: { sentinels: [${text}] } at the top of sources.yaml`,
        choices: [
          { answer: "yes", text: "it means that there is no value" },
          { answer: "no", text: "it is a result" },
        ],
      });
      const number = Number(text);
      const list = answer === "yes" ? taken : open;
      if (answer !== "no" && !list.includes(number)) list.push(number);
    }
  }
  return [
    ...(taken.length === 0 ? [] : [entry("results", inline([entry("sentinels", taken)]), "as answered")]),
    ...(open.length === 0
      ? []
      : [
          note(
            `UNDECIDED results: { sentinels: [${open.map((number) => decimalText(exact(number))).join(", ")}] }   # no value?`,
          ),
        ]),
  ];
}

function oddTexts(columns: readonly ColumnProfile[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { texts } of columns) {
    for (const [text, { count }] of texts ?? []) {
      if (CERTAINLY_ODD.test(text) || (PERHAPS.test(text) && count > 1))
        counts.set(text, (counts.get(text) ?? 0) + count);
    }
  }
  return counts;
}
