/** What the missing could do to each proportion, in one line per endpoint and group. */

import type { Estimate } from "../analysis/estimates/estimate.ts";
import { TOTAL } from "../core/participant.ts";
import type { Study } from "../definition/model/study.ts";
import { alignColumns } from "./columns-text.ts";

/** Empty where no response endpoint has a missing verdict and nothing else can tip. */
export function missingText(study: Study, estimates: readonly Estimate[]): string {
  const rows = [...study.endpoints.values()].flatMap((endpoint) =>
    endpoint.kind === "response" ? rowsOf(estimates.filter(({ paramcd }) => paramcd === endpoint.paramcd)) : [],
  );
  return rows.length === 0 ? "" : alignColumns([["missing", "group", "range", "conclusion"], ...rows]);
}

function rowsOf(own: readonly Estimate[]): readonly (readonly string[])[] {
  return own.flatMap((best) => {
    const worst = own.find(({ statistic, group }) => statistic === "worst-case" && group === best.group);
    if (best.statistic !== "best-case" || worst === undefined || best.events === worst.events) return [];
    const missing = (best.events ?? 0) - (worst.events ?? 0);
    const range = `${worst.events}/${worst.n} (${percent(worst.value)}%) to ${best.events}/${best.n} (${percent(best.value)}%) over ${missing} missing`;
    const tips = own.filter(({ statistic, group }) => statistic === "tipping-count" && group === best.group);
    return [[best.paramcd, best.group === TOTAL ? "" : best.group, range, tips.map(({ method }) => method).join("; ")]];
  });
}

function percent(value: number | undefined): string {
  return value === undefined ? "NE" : (value * 100).toFixed(1);
}
