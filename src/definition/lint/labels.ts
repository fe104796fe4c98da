/** Two endpoints with one label: readers of tables cannot tell them apart, and ADaM wants one PARAM for each PARAMCD. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { LintContext } from "./context.ts";
import { lintMessages } from "./messages.ts";

export function lintLabels({ study, place }: LintContext): readonly Diagnostic[] {
  const endpoints = [...study.endpoints.values()];
  return endpoints.flatMap(({ label, pointer }, index) => {
    const earlier = endpoints.slice(0, index).find((other) => other.label === label);
    return earlier === undefined ? [] : [lintMessages.labelTwice(place(`${pointer}/label`), earlier.paramcd)];
  });
}
