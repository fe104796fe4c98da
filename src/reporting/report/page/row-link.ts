/** A link to a row of the export, further down the page. */
import { element } from "./elements.ts";

export function rowLink(file: string, line: number, index: number): HTMLElement {
  const link = element("a", { href: `#row-${index}` }, `${file}:${line}`);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const row = document.getElementById(`row-${index}`);
    for (const marked of document.querySelectorAll("tr.chosen")) marked.classList.remove("chosen");
    row?.classList.add("chosen");
    row?.scrollIntoView({ block: "center" });
    row?.focus({ preventScroll: true });
  });
  return link;
}
