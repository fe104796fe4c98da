/** Every figure of a run, in the order of a report. */
import type { FigurePlan } from "../engine/figure-plan.ts";
import type { FigureContext } from "./context.ts";
import { curveFigures } from "./curve-figures.ts";
import { flowFigures } from "./flow-figure.ts";
import { forestFigures } from "./forest-figures.ts";
import { incrementFigures } from "./increment-figure.ts";
import { profileFigure } from "./profile-figure.ts";
import { simonFigures } from "./simon-figures.ts";
import { spaghettiFigures } from "./spaghetti-figures.ts";
import { swimmerFigures } from "./swimmer-figure.ts";
import { waterfallFigures } from "./waterfall-figures.ts";

export function groupPlans(context: FigureContext): readonly FigurePlan[] {
  // In an aggregate report what is absent is not 0 but not shown: no figure may count it or draw a path through it.
  if (context.data.suppression !== null) return forestFigures(context);
  return [
    ...flowFigures(context),
    ...simonFigures(context),
    ...curveFigures(context),
    ...waterfallFigures(context),
    ...incrementFigures(context),
    ...forestFigures(context),
    ...spaghettiFigures(context),
    ...swimmerFigures(context),
  ];
}

export interface ProfilePlan {
  readonly participant: string;
  readonly plan: FigurePlan;
}

/** One profile per participant who has any value or record; of those named, or of all. */
export function* profilePlans(context: FigureContext, wanted?: ReadonlySet<string>): Iterable<ProfilePlan> {
  for (const participant of context.data.participantLevel?.participants ?? []) {
    if (wanted !== undefined && !wanted.has(participant.id)) continue;
    const plan = profileFigure(context, participant);
    if (plan !== undefined) yield { participant: participant.id, plan };
  }
}
