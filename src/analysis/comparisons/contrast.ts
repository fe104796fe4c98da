/** Which arms are compared with which, and by which methods, once the arms of the data are known. */
import { type ArmsTaken, takesStrata } from "../../definition/model/comparison-methods.ts";
import type { Comparison } from "../../definition/model/estimate.ts";
import type { Derivation } from "../../derivation/derivation.ts";
import type { Group } from "../estimates/grouping.ts";

/** Arms compared by some of the methods asked for. */
export interface Contrast<Method> {
  readonly arms: readonly Group[];
  readonly methods: readonly Method[];
}

/** Pairs first, all arms at once last; within a contrast the methods in the order of the study file. */
export function contrastsOf<Method extends string>(
  asked: Comparison<Method>,
  taken: Readonly<Record<Method, ArmsTaken>>,
  arms: ReadonlyMap<string, Group>,
): readonly Contrast<Method>[] {
  const wanted = new Map(asked.methods.map((method) => [method, armLists(asked.between, taken[method], arms)]));
  const lists = new Map(
    [...wanted.values()]
      .flat()
      .sort((a, b) => (asked.between === "every-pair" ? a.length - b.length : 0))
      .map((names) => [JSON.stringify(names), names]),
  );
  return [...lists].map(([key, names]) => ({
    arms: names.flatMap((name) => arms.get(name) ?? []),
    methods: asked.methods.filter((method) => wanted.get(method)?.some((list) => JSON.stringify(list) === key)),
  }));
}

function armLists(
  between: Comparison["between"],
  taken: ArmsTaken,
  arms: ReadonlyMap<string, Group>,
): readonly (readonly string[])[] {
  if (typeof between !== "string") return between;
  const names = [...arms.keys()];
  if (names.length < 2) return [];
  return between === "all-arms" || taken === "together" ? [names] : everyPair(names);
}

function everyPair(names: readonly string[]): readonly (readonly string[])[] {
  return names.flatMap((first, index) => names.slice(index + 1).map((second) => [first, second]));
}

/** The participants that a method compares, arm by arm, each with the number of its stratum. */
export interface Compared {
  readonly arms: readonly (readonly { readonly derivation: Derivation; readonly stratum: number }[])[];
  /** The column that the method is stratified by. */
  readonly stratifiedBy: string | undefined;
  readonly strata: number;
  /** Analysed participants without a value in that column. */
  readonly withoutStratum: number;
}

export function comparedBy(method: string, arms: readonly Group[], column: string | undefined): Compared {
  const analysed = arms.map(({ derivations }) => derivations.filter((derivation) => derivation.analysed));
  if (column === undefined || !takesStrata(method)) {
    const all = analysed.map((arm) => arm.map((derivation) => ({ derivation, stratum: 0 })));
    return { arms: all, stratifiedBy: undefined, strata: 1, withoutStratum: 0 };
  }
  const textOf = ({ participant }: Derivation) => participant.attributes.get(column);
  const texts = [...new Set(analysed.flat().flatMap((derivation) => textOf(derivation) ?? []))].sort();
  const numbered = analysed.map((arm) =>
    arm.map((derivation) => ({ derivation, stratum: texts.indexOf(textOf(derivation) ?? "") })),
  );
  const known = numbered.map((arm) => arm.filter(({ stratum }) => stratum >= 0));
  const withoutStratum = numbered.flat().length - known.flat().length;
  return { arms: known, stratifiedBy: column, strata: texts.length, withoutStratum };
}
