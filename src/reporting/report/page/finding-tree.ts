/** The clauses of a definition with what was found, as a tree: met, not met, not evaluable, and the rows of each. */

import type { FindingFacts } from "../../model/result-facts.ts";
import type { PageData, PageParticipant } from "../page-data.ts";
import { element } from "./elements.ts";
import { rowLink } from "./row-link.ts";

export interface LabelledFinding {
  readonly label: string;
  readonly finding: FindingFacts;
}

export function findingTree(data: PageData, participant: PageParticipant, labelled: LabelledFinding): HTMLElement {
  const { label, finding } = labelled;
  return element("ul", { class: "findings" }, clause(data, participant, finding, label));
}

function clause(data: PageData, participant: PageParticipant, finding: FindingFacts, label: string): HTMLElement {
  const { truth, reason, text, detail, nearMiss, evidence, parts } = finding;
  const why = reason === null ? "" : (data.words.reasons[reason] ?? reason);
  const lines = [detail, why, nearMiss].filter((line) => line !== "");
  const item = element(
    "li",
    {},
    element("span", { class: `truth ${truth}` }, data.words.truths[truth]),
    ` ${label === "" || label === text ? "" : `${label}: `}${text}`,
    ...lines.map((line) => element("div", { class: "detail" }, line)),
  );
  const links = evidence.flatMap((index) => {
    const row = participant.rows[index];
    return row === undefined ? [] : [rowLink(row.file, row.line, index)];
  });
  if (links.length > 0) item.append(element("div", { class: "detail" }, ...links.flatMap((link) => [link, " "])));
  if (parts.length > 0) item.append(element("ul", {}, ...parts.map((part) => clause(data, participant, part, ""))));
  return item;
}
