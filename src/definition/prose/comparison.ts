/** How the arms of an endpoint are compared, in English. */
import type { Comparison } from "../model/estimate.ts";

export function comparisonText({ between, randomised, stratifyBy, methods }: Comparison): string {
  const strata = stratifyBy === undefined ? "" : `, stratified by ${stratifyBy} where the method allows it`;
  const caution = randomised ? "" : "; the groups are not randomised";
  return `Compared ${armsText(between)} by ${methods.join(", ")}${strata}${caution}.`;
}

function armsText(between: Comparison["between"]): string {
  if (between === "every-pair") return "between every pair of arms";
  if (between === "all-arms") return "between all arms at once";
  return between.map((arms) => arms.join(" vs ")).join(" and ");
}
