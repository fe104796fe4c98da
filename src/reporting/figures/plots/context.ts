/** What every figure is drawn from. */
import type { Terms } from "../../language/terms.ts";
import type { ReportData } from "../../model/report-data.ts";
import type { FigureFont } from "../font/figure-font.ts";
import type { FigureWords } from "../words/figure-words.ts";

export interface FigureContext {
  readonly data: ReportData;
  readonly terms: Terms;
  readonly words: FigureWords;
  readonly font: FigureFont;
}

/** The arms, or the one group of all where the study has a single arm. */
export function comparedGroups({ groups }: ReportData): readonly string[] {
  return groups.length > 1 ? groups.slice(1).map(({ name }) => name) : groups.slice(0, 1).map(({ name }) => name);
}

/** Nadir's own word for all participants is translated; arms come with the data. */
export function groupLabel({ data, terms }: FigureContext, group: string): string {
  if (group === data.groups[0]?.name) return terms.total;
  return group === "" ? terms.noArm : group;
}
