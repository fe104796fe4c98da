/** The table of participants: which rows are shown, and which verdicts another reading turns. */
import type { PageData } from "../page-data.ts";
import { element, filled, required } from "./elements.ts";
import { ANALYSED, type Filter, hashOfFilter, NO_FILTER } from "./route.ts";

export interface ParticipantList {
  readonly show: (filter: Filter) => void;
  /** Marks the participants whose verdict the reading turns; none where it is undefined. */
  readonly showFlips: (reading: string | undefined) => void;
}

export function participantList(data: PageData): ParticipantList {
  const section = required("#participants", HTMLElement);
  const rows = [...section.querySelectorAll<HTMLTableRowElement>("tbody tr")];
  const controls = filterControls(data);
  required("#filters", HTMLElement).replaceChildren(...controls.elements);
  const count = element("p", { role: "status", class: "count" });
  required("#filters", HTMLElement).after(count);
  const apply = (filter: Filter): void => {
    let shown = 0;
    data.participants.forEach((participant, index) => {
      const row = rows[index];
      if (row === undefined) return;
      row.hidden = !passes(data, filter, index, `${participant.id}\n${participant.arm}`);
      if (!row.hidden) shown += 1;
    });
    controls.set(filter);
    count.textContent = filled(data.words.shown, { shown, all: data.participants.length });
  };
  controls.onChange((filter) => {
    history.replaceState(null, "", hashOfFilter(filter));
    apply(filter);
  });
  apply(NO_FILTER);
  return {
    show: (filter) => {
      apply(filter);
      section.scrollIntoView();
      required("#participants-heading", HTMLElement).focus({ preventScroll: true });
    },
    showFlips: (reading) => showFlips(data, rows, reading),
  };
}

function passes(data: PageData, { paramcd, state, group, text }: Filter, index: number, words: string): boolean {
  const participant = data.participants[index];
  if (participant === undefined) return false;
  if (text !== "" && !words.toLowerCase().includes(text.toLowerCase())) return false;
  if (group !== "" && String(data.groups.indexOf(participant.arm)) !== group) return false;
  const endpoint = data.endpoints.findIndex((candidate) => candidate.paramcd === paramcd);
  if (endpoint < 0 || state === -1) return true;
  const result = participant.results[endpoint];
  return state === ANALYSED ? result?.analysed === true : result?.state === state;
}

interface Controls {
  readonly elements: readonly HTMLElement[];
  readonly set: (filter: Filter) => void;
  readonly onChange: (changed: (filter: Filter) => void) => void;
}

function filterControls(data: PageData): Controls {
  const { words } = data;
  const endpoints = data.endpoints.map(({ paramcd, label }): [string, string] => [paramcd, `${paramcd}: ${label}`]);
  const paramcd = select("filter-endpoint", [["", words.allEndpoints], ...endpoints]);
  const state = select("filter-state", []);
  const group = select("filter-group", [
    ["", words.allArms],
    ...data.groups.map((name, index): [string, string] => [String(index), name === "" ? words.noArm : name]),
  ]);
  const text = element("input", { id: "filter-text", type: "search", autocomplete: "off" });
  const fillStates = (): void => {
    const endpoint = data.endpoints.find((candidate) => candidate.paramcd === paramcd.value);
    const states = endpoint?.states.map(({ text: name }, index): [string, string] => [String(index), name]) ?? [];
    const analysed: readonly [string, string][] = endpoint === undefined ? [] : [[String(ANALYSED), words.analysed]];
    state.replaceChildren(...options([["-1", words.allStates], ...analysed, ...states]));
    state.disabled = endpoint === undefined;
  };
  fillStates();
  const reset = element("button", { type: "button" }, words.showAll);
  const read = (): Filter => ({
    paramcd: paramcd.value,
    state: Number(state.value),
    group: group.value,
    text: text.value,
  });
  return {
    elements: [
      labelled(words.endpoint, paramcd),
      labelled(words.state, state),
      ...(data.groups.length > 1 ? [labelled(words.arm, group)] : []),
      labelled(words.search, text),
      reset,
    ],
    set: (filter) => {
      paramcd.value = filter.paramcd;
      fillStates();
      state.value = String(filter.state);
      group.value = filter.group;
      text.value = filter.text;
    },
    onChange: (changed) => {
      paramcd.addEventListener("change", () => {
        fillStates();
        changed(read());
      });
      for (const control of [state, group]) control.addEventListener("change", () => changed(read()));
      text.addEventListener("input", () => changed(read()));
      reset.addEventListener("click", () => changed(NO_FILTER));
    },
  };
}

function select(id: string, choices: readonly (readonly [string, string])[]): HTMLSelectElement {
  return element("select", { id }, ...options(choices));
}

function options(choices: readonly (readonly [string, string])[]): HTMLOptionElement[] {
  return choices.map(([value, text]) => element("option", { value }, text));
}

function labelled(text: string, control: HTMLElement): HTMLElement {
  return element("label", { for: control.id }, element("span", {}, text), control);
}

function showFlips(data: PageData, rows: readonly HTMLTableRowElement[], id: string | undefined): void {
  for (const row of rows) for (const mark of row.querySelectorAll(".flip")) mark.remove();
  const reading = data.readings.find((candidate) => candidate.id === id);
  const endpoint = data.endpoints.findIndex(({ paramcd }) => paramcd === reading?.paramcd);
  for (const flip of reading?.flips ?? []) {
    const cell = rows[flip.participant]?.querySelectorAll("td.state")[endpoint];
    cell?.append(element("span", { class: "flip" }, ` → ${flip.to}`));
  }
}
