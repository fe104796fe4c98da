/** The figures of groups for a page: its own heading and last line stand around them. Participants have their profile there already. */
import type { Language } from "../language/language.ts";
import type { ReportData } from "../model/report-data.ts";
import { cleanText } from "../tables/clean-text.ts";
import { figureDrawer } from "./draw-figures.ts";

export interface ReportFigure {
  /** Unique in the run, and harmless in XML. */
  readonly id: string;
  readonly title: string;
  /** Hidden from screen readers: the page gives `alternative`. */
  readonly svg: string;
  /** A sentence that says what the figure shows. */
  readonly alternative: string;
}

export async function reportFigures(data: ReportData, language: Language): Promise<readonly ReportFigure[]> {
  const drawer = await figureDrawer(data, { language, surround: "in-page" });
  const figures: ReportFigure[] = [];
  for await (const { id, title, svg, alternative } of drawer.groups()) {
    figures.push({ id, title: cleanText(title), svg, alternative: cleanText(alternative) });
  }
  return figures;
}
