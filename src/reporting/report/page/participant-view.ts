/** One participant: what is known, the course, every verdict with its clauses, and the rows behind them. */
import type { PageData, PageParticipant, PageResult } from "../page-data.ts";
import { element, filled, required } from "./elements.ts";
import { findingTree } from "./finding-tree.ts";
import { profile } from "./profile.ts";
import { hashOfFilter, hashOfParticipant, NO_FILTER } from "./route.ts";
import { rowLink } from "./row-link.ts";
import { tableSection } from "./table-section.ts";

export interface ParticipantView {
  readonly show: (index: number, paramcd: string | undefined) => void;
  readonly hide: () => void;
}

export function participantView(data: PageData): ParticipantView {
  const section = required("#participant", HTMLElement);
  return {
    show: (index, paramcd) => {
      const participant = data.participants[index];
      if (participant === undefined) return;
      const heading = element("h2", { id: "participant-heading", tabindex: -1, dir: "auto" }, participant.id);
      section.replaceChildren(heading, ...contents(data, index, participant, paramcd));
      section.hidden = false;
      section.scrollIntoView();
      heading.focus({ preventScroll: true });
    },
    hide: () => {
      section.hidden = true;
    },
  };
}

function contents(
  data: PageData,
  index: number,
  participant: PageParticipant,
  paramcd: string | undefined,
): readonly HTMLElement[] {
  const { words, endpoints } = data;
  const chosen = endpoints.findIndex((endpoint) => endpoint.paramcd === paramcd);
  const back = element("p", {}, element("a", { href: hashOfFilter(NO_FILTER) }, words.backToList));
  const tabs = element(
    "nav",
    { class: "tabs", "aria-label": words.verdicts },
    ...endpoints.map((endpoint, position) =>
      element(
        "a",
        { href: hashOfParticipant(index, endpoint.paramcd), "aria-current": position === chosen ? "true" : undefined },
        `${endpoint.paramcd} `,
        element("span", { class: "verdict" }, participant.results[position]?.short ?? ""),
      ),
    ),
  );
  const shown = chosen >= 0 ? [chosen] : endpoints.map((_, position) => position);
  return [
    back,
    facts(data, participant),
    tabs,
    profile(data, participant, chosen),
    ...shown.map((position) => verdict(data, participant, position)),
    rowsTable(data, participant),
    recordsTable(data, participant),
  ];
}

function stateText(data: PageData, endpoint: number, result: PageResult | undefined): string {
  return data.endpoints[endpoint]?.states[result?.state ?? -1]?.text ?? "";
}

function facts(data: PageData, { arm, attributes, source, followUp }: PageParticipant): HTMLElement {
  const pairs: readonly (readonly [string, string])[] = [
    ...(arm === "" ? [] : [[data.words.arm, arm] as const]),
    ...attributes.map(({ name, value }) => [name, value] as const),
    [data.words.followedTo, followUp],
    [data.words.row, source],
  ];
  return element(
    "dl",
    { class: "facts" },
    ...pairs.map(([name, value]) =>
      element("div", {}, element("dt", { dir: "auto" }, name), element("dd", { dir: "auto" }, value)),
    ),
  );
}

function verdict(data: PageData, participant: PageParticipant, position: number): HTMLElement {
  const endpoint = data.endpoints[position];
  const result = participant.results[position];
  const { words } = data;
  const lines =
    result === undefined ? [] : [...result.lines, ...result.notes.map((note) => filled(words.nearMiss, { note }))];
  return element(
    "article",
    { class: "verdict-of" },
    element("h3", {}, `${endpoint?.paramcd}: ${stateText(data, position, result)}`),
    element("p", { dir: "auto" }, endpoint?.label ?? ""),
    ...lines.map((line) => element("p", {}, line)),
    ...(result?.findings ?? []).map((finding) => findingTree(data, participant, finding)),
    evidence(data, participant, result?.evidence ?? []),
  );
}

/** Links to the rows that decided. */
function evidence(data: PageData, participant: PageParticipant, indexes: readonly number[]): HTMLElement {
  if (indexes.length === 0) return element("p", { class: "quiet" }, data.words.noRows);
  const links = indexes.flatMap((index) => {
    const row = participant.rows[index];
    return row === undefined ? [] : [element("li", {}, rowLink(row.file, row.line, index))];
  });
  return element("div", {}, element("h4", {}, data.words.decidedBy), element("ul", { class: "rows" }, ...links));
}

function rowsTable(data: PageData, { rows }: PageParticipant): HTMLElement {
  const { words } = data;
  const heads = [words.row, words.time, words.what, words.printed, words.converted];
  const body = rows.map(({ file, line, at, what, raw, converted }, index) =>
    element(
      "tr",
      { id: `row-${index}`, tabindex: -1 },
      element("th", { scope: "row" }, `${file} ${words.line} ${line}`),
      ...[at.replace("T", " "), what, raw, converted].map((text) =>
        element("td", { class: "text", dir: "auto" }, text),
      ),
    ),
  );
  return tableSection(words.decidingRows, heads, body, words.noRows);
}

function recordsTable(data: PageData, { records }: PageParticipant): HTMLElement {
  const { words } = data;
  const heads = [words.day, words.date, words.what, words.dose, words.detail, words.row];
  const body = records.map(({ day, date, name, dose, detail, source }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, String(day)),
      ...[date, name, dose, detail, source].map((text) => element("td", { class: "text", dir: "auto" }, text)),
    ),
  );
  return tableSection(words.records, heads, body, words.noRecords);
}
