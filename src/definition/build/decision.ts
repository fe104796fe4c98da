/** Simon decisions of the model: `continue-if: ">= 9"` becomes the most responses that still stop. */
import { parseCondition } from "../../core/condition.ts";
import { messages } from "../messages.ts";
import type { SimonDecision } from "../model/decision.ts";
import type { SimonDecisionSource } from "../schema/decision.ts";
import type { Pointer } from "../source-tree.ts";
import { type Context, place } from "./context.ts";
import { buildCriterion } from "./criterion.ts";

export function buildDecision(context: Context, name: string, source: SimonDecisionSource): SimonDecision {
  const pointer = `/decisions/${name}/simon`;
  const stage1 = mostNotMeeting(context, source["stage-1"]["continue-if"], `${pointer}/stage-1/continue-if`);
  const final = mostNotMeeting(context, source.final["reject-if"], `${pointer}/final/reject-if`);
  const design = { r1: stage1, n1: source["stage-1"].n, r: final, n: source.final.n };
  const sizes = design.n1 < design.n && design.r1 < design.n1 && design.r < design.n && design.r1 <= design.r;
  if (!sizes)
    context.report(
      messages.badDesign(
        place(context, pointer),
        `${design.r1}/${design.n1}, ${design.r}/${design.n} is no two-stage design`,
      ),
    );
  return {
    name,
    endpoint: source.endpoint,
    design,
    evaluable:
      source.evaluable === undefined ? undefined : buildCriterion(context, source.evaluable, `${pointer}/evaluable`),
    assumptions: source.assumptions,
    cites: source.cites,
    pointer,
  };
}

/** `>= 9` and `> 8` both say that 8 is the most that does not meet it. */
function mostNotMeeting(context: Context, text: string, pointer: Pointer): number {
  const written = parseCondition(text);
  const lower = written?.range.lower;
  const bound = lower === undefined ? Number.NaN : Number(lower.valueOf());
  if (written === undefined || written.unit !== "" || written.range.upper !== undefined || !Number.isInteger(bound)) {
    context.report(
      messages.invalidValue(
        place(context, pointer),
        `"${text}" is no least number of responders`,
        'for example ">= 9" or "> 26"',
      ),
    );
    return 0;
  }
  return written.range.lowerOpen ? bound : bound - 1;
}
