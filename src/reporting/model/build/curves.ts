/** The curves of every time to event. */
import { groupsOf } from "../../../analysis/estimates/grouping.ts";
import { stepCurves } from "../../../analysis/estimates/step-curves.ts";
import type { CurveFacts } from "../curve-facts.ts";
import type { FinishedRun } from "./report-input.ts";

export function curveFacts({ study, derivations }: FinishedRun): readonly CurveFacts[] {
  return [...study.endpoints.values()].flatMap((endpoint) => {
    if (endpoint.kind !== "time-to-event") return [];
    const own = derivations.filter((derivation) => derivation.endpoint.name === endpoint.name);
    return stepCurves(endpoint, groupsOf(own)).map(
      ({ intervals, entry, ...curve }): CurveFacts => ({
        paramcd: endpoint.paramcd,
        ...curve,
        lower: intervals.map((interval) => interval?.lower ?? null),
        upper: intervals.map((interval) => interval?.upper ?? null),
        entry: entry ?? null,
      }),
    );
  });
}
