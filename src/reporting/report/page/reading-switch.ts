/** Another reading of an ambiguous parameter: what the estimate becomes, and who turns. */
import type { PageData } from "../page-data.ts";
import { element, filled, required } from "./elements.ts";
import { hashOfParticipant } from "./route.ts";

export function readingSwitch(data: PageData, showFlips: (reading: string | undefined) => void): void {
  const place = document.querySelector("#reading-switch");
  if (!(place instanceof HTMLElement) || data.readings.length === 0) return;
  const choice = element("select", { id: "reading" }, element("option", { value: "" }, data.words.asWritten));
  for (const { paramcd } of data.endpoints) {
    const own = data.readings.filter((reading) => reading.paramcd === paramcd);
    if (own.length === 0) continue;
    choice.append(
      element("optgroup", { label: paramcd }, ...own.map(({ id, text }) => element("option", { value: id }, text))),
    );
  }
  const outcome = element("div", { role: "status" });
  place.replaceChildren(element("label", { for: "reading" }, element("span", {}, data.words.reading), choice), outcome);
  choice.addEventListener("change", () => {
    outcome.replaceChildren(...outcomeOf(data, choice.value));
    showFlips(choice.value === "" ? undefined : choice.value);
    markEstimate(data, choice.value);
  });
}

function outcomeOf(data: PageData, id: string): readonly HTMLElement[] {
  const reading = data.readings.find((candidate) => candidate.id === id);
  if (reading === undefined) return [];
  const { words } = data;
  const estimate = filled(words.readingEstimate, { estimate: reading.estimate, base: reading.base });
  const lines = [element("p", {}, `${reading.paramcd}: ${estimate}`)];
  if (reading.decision !== "") lines.push(element("p", {}, reading.decision));
  lines.push(element("p", {}, filled(words.readingFlips, { count: reading.flips.length })));
  const items = reading.flips.map(({ participant, from, to, sources }) =>
    element(
      "li",
      {},
      element("a", { href: hashOfParticipant(participant, reading.paramcd) }, data.participants[participant]?.id ?? ""),
      `: ${from} → ${to}`,
      ...(sources.length === 0 ? [] : [element("span", { class: "source" }, ` ${sources.join(", ")}`)]),
    ),
  );
  return items.length === 0 ? lines : [...lines, element("ul", {}, ...items)];
}

/** The estimate of the summary keeps standing; the reading's is written beside it. */
function markEstimate(data: PageData, id: string): void {
  for (const mark of document.querySelectorAll("#results .reading")) mark.remove();
  const reading = data.readings.find((candidate) => candidate.id === id);
  if (reading === undefined) return;
  const cell = required(`#results [data-paramcd="${reading.paramcd}"]`, HTMLTableCellElement);
  cell.append(
    element("span", { class: "reading" }, ` ${filled(data.words.underReading, { estimate: reading.estimate })}`),
  );
}
