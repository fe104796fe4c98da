/** The comparisons of arms that an endpoint asks for, as rows of estimates.csv. */
import { toNumber } from "../../core/exact.ts";
import {
  type ArmsTaken,
  CATEGORY_COMPARISONS,
  CHANGE_COMPARISONS,
  RESPONSE_COMPARISONS,
  TIME_COMPARISONS,
} from "../../definition/model/comparison-methods.ts";
import type { CategoryEndpoint, Endpoint } from "../../definition/model/endpoint.ts";
import type { Comparison } from "../../definition/model/estimate.ts";
import type { Derivation } from "../../derivation/derivation.ts";
import { type NotComputable, notComputable } from "../../statistics/not-computable.ts";
import type { Estimate } from "../estimates/estimate.ts";
import { armsOf, type Group } from "../estimates/grouping.ts";
import { type Measure, measured } from "../estimates/measure.ts";
import { methodText } from "../estimates/method-text.ts";
import { isResponder } from "../estimates/response-estimates.ts";
import { statusOf, timeData, timedParticipants } from "../estimates/time-data.ts";
import { CHANGE_METHODS } from "./change-comparisons.ts";
import { type Compared, comparedBy, contrastsOf } from "./contrast.ts";
import { type ArmCount, CATEGORY_METHODS, RESPONSE_METHODS } from "./response-comparisons.ts";
import { TIME_METHODS } from "./time-comparisons.ts";

export function comparisonEstimates(endpoint: Endpoint, derivations: readonly Derivation[]): readonly Estimate[] {
  switch (endpoint.kind) {
    case "response":
      return compareBy(endpoint, endpoint.compare, derivations, {
        taken: RESPONSE_COMPARISONS,
        answer: (method, compared, level) => {
          const arms = compared.arms.map((arm) => countOf(arm));
          const strata = strataOf(compared);
          return { measures: RESPONSE_METHODS[method]({ arms, strata, level }), events: eventsIn(arms) };
        },
      });
    case "category":
      return compareBy(endpoint, endpoint.compare, derivations, {
        taken: CATEGORY_COMPARISONS,
        answer: (method, compared) => ({ measures: CATEGORY_METHODS[method](categoryTable(endpoint, compared)) }),
      });
    case "change":
      return compareBy(endpoint, endpoint.compare, derivations, {
        taken: CHANGE_COMPARISONS,
        answer: (method, { arms }, level) => ({
          measures: CHANGE_METHODS[method]({ arms: arms.map(valuesOf), level }),
        }),
      });
    case "time-to-event":
      return compareBy(endpoint, endpoint.compare, derivations, {
        taken: TIME_COMPARISONS,
        answer: (method, compared, level) => {
          const { data, events } = timesOf(compared);
          return { measures: TIME_METHODS[method]({ data, competing: endpoint.competing.length > 0, level }), events };
        },
      });
    default:
      return [];
  }
}

interface Methods<Method extends string> {
  readonly taken: Readonly<Record<Method, ArmsTaken>>;
  readonly answer: (method: Method, compared: Compared, level: number) => Answer;
}

interface Answer {
  readonly measures: readonly Measure[];
  readonly events?: number;
}

function compareBy<Method extends string>(
  { paramcd, label }: Endpoint,
  asked: Comparison<Method> | undefined,
  derivations: readonly Derivation[],
  { taken, answer }: Methods<Method>,
): readonly Estimate[] {
  if (asked === undefined) return [];
  const { randomised, stratifyBy, level } = asked;
  return contrastsOf(asked, taken, armsOf(derivations)).flatMap(({ arms, methods }) => {
    const names = arms.map(({ name }) => name);
    const common = { paramcd, label, group: names.join(" vs "), timepoint: "", category: "" };
    return methods.flatMap((method): readonly Estimate[] => {
      const compared = comparedBy(method, arms, stratifyBy);
      const { measures, events } = answer(method, compared, level);
      const empty = emptyArm(arms, compared);
      const n = compared.arms.flat().length;
      return measures.map((measure) => {
        const remarks = methodText(
          method,
          measure.method,
          strataText(compared, stratifyBy),
          randomised ? "" : "not randomised",
        );
        const row = measured({ ...measure, value: empty ?? measure.value, method: remarks }, level);
        const comparison = { arms: names, randomised };
        return { ...common, statistic: measure.statistic, ...row, n, events, comparison };
      });
    });
  });
}

function emptyArm(arms: readonly Group[], compared: Compared): NotComputable | undefined {
  const empty = arms.find((_, index) => compared.arms[index]?.length === 0);
  return empty === undefined ? undefined : notComputable(`nobody was analysed in the arm ${empty.name}`);
}

function strataText({ stratifiedBy, withoutStratum }: Compared, asked: string | undefined): string {
  if (asked === undefined) return "";
  if (stratifiedBy === undefined) return "not stratified";
  return methodText(
    `stratified by ${stratifiedBy}`,
    withoutStratum === 0 ? "" : `${withoutStratum} without ${stratifiedBy} left out`,
  );
}

type Arm = Compared["arms"][number];

function countOf(arm: Arm): ArmCount {
  return { events: arm.filter(({ derivation }) => isResponder(derivation)).length, total: arm.length };
}

function eventsIn(arms: readonly ArmCount[]): number {
  return arms.reduce((sum, { events }) => sum + events, 0);
}

function strataOf({ arms, strata }: Compared): readonly (readonly ArmCount[])[] {
  return Array.from({ length: strata }, (_, number) =>
    arms.map((arm) => countOf(arm.filter(({ stratum }) => stratum === number))),
  );
}

function categoryTable({ categories }: CategoryEndpoint, { arms }: Compared): readonly (readonly number[])[] {
  const has = ({ derivation: { outcome } }: Arm[number], category: string) =>
    outcome.kind === "category" && outcome.category === category;
  const seen = categories.filter(({ category }) => arms.flat().some((member) => has(member, category)));
  return arms.map((arm) => seen.map(({ category }) => arm.filter((member) => has(member, category)).length));
}

function valuesOf(arm: Arm): readonly number[] {
  return arm.flatMap(({ derivation: { outcome } }) => (outcome.kind === "value" ? [toNumber(outcome.value)] : []));
}

function timesOf({ arms, stratifiedBy }: Compared) {
  const members = arms.flatMap((arm, group) =>
    arm.flatMap(({ derivation, stratum }) =>
      timedParticipants([derivation]).map((participant) => ({ participant, group, stratum })),
    ),
  );
  const data = {
    ...timeData(members.map(({ participant }) => participant)),
    group: members.map(({ group }) => group),
    stratum: stratifiedBy === undefined ? undefined : members.map(({ stratum }) => stratum),
  };
  return { data, events: members.filter(({ participant }) => statusOf(participant) === 1).length };
}
