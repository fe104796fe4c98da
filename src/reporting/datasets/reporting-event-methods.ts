/** The methods of a reporting event: one per statistic, with every operation that any endpoint has a result of. */
import type { Operation, ReportedAnalysis } from "./reporting-event-analyses.ts";

export function methodsOf(analyses: readonly ReportedAnalysis[]): readonly ReportedAnalysis["method"][] {
  const methods = new Map<string, ReportedAnalysis["method"]>();
  for (const { method } of analyses) {
    const known = methods.get(method.id);
    methods.set(method.id, known === undefined ? method : merged(known, method));
  }
  return [...methods.values()];
}

function merged(known: ReportedAnalysis["method"], more: ReportedAnalysis["method"]): ReportedAnalysis["method"] {
  const operations = new Map<string, Operation>(
    [...known.operations, ...more.operations].map((operation) => [operation.id, operation]),
  );
  return {
    ...known,
    operations: [...operations.values()].map((operation, index) => ({ ...operation, order: index + 1 })),
  };
}
