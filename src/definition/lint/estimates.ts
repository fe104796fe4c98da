/** What is asked of an endpoint: a method that fits it, at times that exist, stated where it is the primary one. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { Endpoint, TimeToEventEndpoint } from "../model/endpoint.ts";
import { valueAt } from "../source-tree.ts";
import type { LintContext } from "./context.ts";
import { lintMessages } from "./messages.ts";

export function lintEstimates(context: LintContext): readonly Diagnostic[] {
  const endpoints = [...context.study.endpoints.values()];
  const noPrimary = endpoints.length > 0 && endpoints.every(({ role }) => role !== "primary");
  return [
    ...(noPrimary ? [lintMessages.noPrimary(context.place("/endpoints"))] : []),
    ...endpoints.flatMap((endpoint) => unstated(context, endpoint)),
    ...endpoints.flatMap((endpoint) => (endpoint.kind === "time-to-event" ? timeFaults(context, endpoint) : [])),
  ];
}

const DEFAULTS: Readonly<Record<string, string>> = {
  response: "estimate: { proportion: { interval: clopper-pearson, level: 0.95 } }",
  category: "estimate: { proportion: { interval: clopper-pearson, level: 0.95 } }",
  change: "estimate: { describe: { quantile: type-2, level: 0.95 } }",
};

/** A primary endpoint should not leave its number to a default. */
function unstated(context: LintContext, { role, kind, name, pointer }: Endpoint): readonly Diagnostic[] {
  const used = DEFAULTS[kind];
  if (role !== "primary" || used === undefined || valueAt(context.tree.root, `${pointer}/estimate`) !== undefined)
    return [];
  return [lintMessages.estimateUnstated(context.place(pointer), name, used)];
}

function timeFaults(context: LintContext, endpoint: TimeToEventEndpoint): readonly Diagnostic[] {
  const { estimate, competing, horizon, pointer } = endpoint;
  const key = `${pointer}/estimate/${estimate.kind}`;
  const wrongMethod =
    competing.length > 0 && estimate.kind === "kaplan-meier"
      ? [lintMessages.competingKaplanMeier(context.place(key))]
      : [];
  const late = estimate.at.flatMap((at, index) =>
    horizon !== undefined && at.unit === horizon.unit && at.count > horizon.count
      ? [lintMessages.afterHorizon(context.place(`${key}/at/${index}`), at.text, horizon.text)]
      : [],
  );
  return [...wrongMethod, ...late];
}
