/** Which groups of results were measured in another unit than they say. Nothing is guessed: the owner of the data decides. */

import type { UnitCensus, UnitGroup } from "./unit-census.ts";
import type { UnitChoice } from "./unit-choices.ts";

/** A group of which nearly nothing fits its unit, and nearly all fits another. */
export interface UnitSuspect {
  readonly group: UnitGroup;
  /** All that fit, the one to propose first. */
  readonly fitting: readonly UnitChoice[];
}

/** A group of which a part does not fit, and that part fits another unit. */
export interface UnitMixture extends UnitSuspect {
  /** The rows that do not fit. */
  readonly rows: number;
}

/** Fewer results say nothing of a unit. */
const FEWEST = 10;
/** At most so much of the group is usual under the unit it has. */
const SELDOM = 0.1;
/** At least so much is plausible, and usual, under the other. */
const [NEARLY_ALL, MANY] = [0.9, 0.5];

export function findSuspects({ groups, kinds }: UnitCensus): {
  readonly suspects: readonly UnitSuspect[];
  readonly mixtures: readonly UnitMixture[];
} {
  const suspects: UnitSuspect[] = [];
  const mixtures: UnitMixture[] = [];
  for (const group of groups) {
    const all = tally(group, kinds, () => true);
    const fitting = fittingUnits(group, all);
    if (all.numbers >= FEWEST && all.usual <= SELDOM * all.numbers && fitting.length > 0) {
      suspects.push({ group, fitting });
      continue;
    }
    const odd = tally(group, kinds, ({ isImplausible }) => isImplausible);
    const ofOdd = fittingUnits(group, odd);
    if (odd.numbers >= FEWEST && ofOdd.length > 0) mixtures.push({ group, fitting: ofOdd, rows: odd.numbers });
  }
  return { suspects, mixtures };
}

interface Tally {
  readonly numbers: number;
  readonly usual: number;
  /** By number of the other unit. */
  readonly plausibleUnder: readonly number[];
  readonly usualUnder: readonly number[];
}

type Kinds = UnitCensus["kinds"];

function tally(group: UnitGroup, kinds: Kinds, counts: (kind: NonNullable<Kinds[number]>) => boolean): Tally {
  const rows = kinds.map((kind, number) => (kind !== undefined && counts(kind) ? (group.counts[number] ?? 0) : 0));
  const sum = (holds: (kind: NonNullable<Kinds[number]>) => boolean | undefined) =>
    kinds.reduce(
      (total, kind, number) => total + (kind !== undefined && holds(kind) === true ? (rows[number] ?? 0) : 0),
      0,
    );
  return {
    numbers: sum(() => true),
    usual: sum(({ isUsual }) => isUsual),
    plausibleUnder: group.unit.others.map((_, other) => sum(({ plausibleUnder }) => plausibleUnder[other])),
    usualUnder: group.unit.others.map((_, other) => sum(({ usualUnder }) => usualUnder[other])),
  };
}

function fittingUnits({ unit }: UnitGroup, { numbers, plausibleUnder, usualUnder }: Tally): readonly UnitChoice[] {
  return unit.others.filter(
    (_, other) => (plausibleUnder[other] ?? 0) >= NEARLY_ALL * numbers && (usualUnder[other] ?? 0) >= MANY * numbers,
  );
}
