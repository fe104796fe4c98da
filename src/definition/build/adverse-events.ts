/** Adverse-event endpoints of the model. */

import { messages } from "../messages.ts";
import type { AdverseEventsRule, Relatedness } from "../model/adverse-events.ts";
import type { AdverseEventsSource } from "../schema/adverse-events.ts";
import type { Pointer } from "../source-tree.ts";
import { buildCondition } from "./condition.ts";
import { type Context, place } from "./context.ts";
import { listOf } from "./record.ts";
import { buildSpan } from "./span.ts";

export function buildAdverseEvents(context: Context, source: AdverseEventsSource, pointer: Pointer): AdverseEventsRule {
  const { grade, exclude } = source;
  const scale = { kind: "number", what: "a grade" } as const;
  return {
    events: listOf(source.event),
    onset: buildSpan(source.onset, `${pointer}/onset`),
    emergent: source["treatment-emergent"],
    grade: grade === undefined ? undefined : buildCondition(context, grade, scale, `${pointer}/grade`),
    related: buildRelatedness(context, source, pointer),
    exclude: { bodySystems: listOf(exclude?.body_system ?? []), terms: listOf(exclude?.term ?? []) },
    estimate: source.estimate.incidence,
  };
}

/** Which texts count as related, and what a blank one counts as, are said together or not at all. */
function buildRelatedness(context: Context, source: AdverseEventsSource, pointer: Pointer): Relatedness | undefined {
  const { related, "relatedness-missing": missing } = source;
  if (related !== undefined && missing !== undefined) return { texts: related, missing };
  if (related === undefined && missing === undefined) return undefined;
  const [given, absent] =
    related === undefined ? ["relatedness-missing", "related"] : ["related", "relatedness-missing"];
  context.report(messages.missingKey(place(context, pointer), absent, `beside ${given} the key`));
  return undefined;
}
