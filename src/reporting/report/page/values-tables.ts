/** Every value of the profile with its file and line, folded away below it. */
import type { PageData, PageParticipant } from "../page-data.ts";
import { element } from "./elements.ts";
import { tableSection } from "./table-section.ts";

export function valuesTables(data: PageData, participant: PageParticipant): readonly HTMLElement[] {
  const { words } = data;
  return participant.series.map((series) => {
    const name = words.analytes[series.analyte] ?? series.analyte;
    const details = element("details", { class: "values" }, element("summary", {}, `${words.allValues}: ${name}`));
    details.addEventListener("toggle", () => {
      if (!details.open || details.querySelector("table") !== null) return;
      const body = series.day.map((day, index) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, `${series.file} ${words.line} ${series.line[index]}`),
          element("td", {}, String(Math.floor(day))),
          element("td", { class: "text" }, series.raw[index] ?? ""),
        ),
      );
      details.append(tableSection(name, [words.row, words.day, words.printed], body, words.noRows));
    });
    return details;
  });
}
