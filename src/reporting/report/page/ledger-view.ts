/** The rows that were set aside or altered, one line each, a page at a time. */
import type { PageData } from "../page-data.ts";
import { element, filled, required, scrolling } from "./elements.ts";

const PAGE = 200;

export function ledgerView(data: PageData): void {
  const place = document.querySelector("#ledger-entries");
  if (!(place instanceof HTMLElement) || data.ledger.length === 0) return;
  const { words } = data;
  const kinds = [...new Set(data.ledger.map(({ file, code }) => `${file}: ${code}`))].sort();
  const choice = element(
    "select",
    { id: "ledger-kind" },
    element("option", { value: "" }, words.allEntries),
    ...kinds.map((kind) => element("option", { value: kind }, kind)),
  );
  const body = element("tbody");
  const count = element("p", { role: "status", class: "count" });
  const more = element("button", { type: "button" }, words.showMore);
  let limit = PAGE;
  const draw = (): void => {
    const entries = data.ledger.filter(({ file, code }) => choice.value === "" || `${file}: ${code}` === choice.value);
    const shown = entries.slice(0, limit);
    body.replaceChildren(
      ...shown.map(({ file, line, column, code, raw, message }) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, `${file}:${line}`),
          ...[column, code, raw, message].map((text) => element("td", { class: "text", dir: "auto" }, text)),
        ),
      ),
    );
    count.textContent = filled(words.shownEntries, { shown: shown.length, all: entries.length });
    more.hidden = shown.length === entries.length;
  };
  choice.addEventListener("change", () => {
    limit = PAGE;
    draw();
  });
  more.addEventListener("click", () => {
    limit += PAGE;
    draw();
  });
  const heads = [words.row, words.column, words.code, words.printed, words.message];
  const table = element(
    "table",
    { class: "nadir-table" },
    element("caption", {}, words.ledgerCaption),
    element("thead", {}, element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)))),
    body,
  );
  draw();
  place.replaceChildren(
    element("label", { for: "ledger-kind" }, element("span", {}, words.ledgerKind), choice),
    count,
    scrolling(words.ledgerCaption, table),
    more,
  );
  required("#ledger", HTMLElement).hidden = false;
}
