/** A table with its caption, or a line that says there is nothing to show. */
import { element, scrolling } from "./elements.ts";

export function tableSection(
  caption: string,
  heads: readonly string[],
  body: readonly HTMLElement[],
  none: string,
): HTMLElement {
  if (body.length === 0) return element("p", { class: "quiet" }, none);
  const table = element(
    "table",
    { class: "nadir-table" },
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)))),
    element("tbody", {}, ...body),
  );
  return scrolling(caption, table);
}
