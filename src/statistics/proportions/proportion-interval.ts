/**
 * Confidence intervals for one proportion. Every function takes the events, the total and the two-sided level,
 * answers NotComputable when nobody was counted, and allows events = 0 and events = total.
 */

import { checkCounts, checkLevel, clampInterval, type Interval } from "../interval.ts";
import { type NotComputable, notComputable } from "../not-computable.ts";
import { betaQuantile, binomialPmf, binomialUpperTail, normalQuantile } from "../numeric/distributions.ts";
import { findRoot } from "../numeric/root-finding.ts";
import { blakerInterval } from "./blaker-interval.ts";

export interface ProportionInput {
  readonly events: number;
  readonly total: number;
  /** Two-sided confidence level, between 0 and 1. */
  readonly level: number;
}

export type ProportionMethod = keyof typeof METHODS;

const METHODS = {
  "clopper-pearson": clopperPearson,
  wilson,
  "wilson-cc": wilsonCc,
  "wilson-cc-r": wilsonCcLikeR,
  "agresti-coull": agrestiCoull,
  "agresti-coull-raw": agrestiCoullRaw,
  jeffreys,
  "jeffreys-one-sided-at-boundary": jeffreysOneSidedAtBoundary,
  "mid-p": midP,
  blaker,
  wald,
} as const;

/** The names a definition may use, in the order they are documented. */
export const PROPORTION_METHODS = Object.keys(METHODS) as readonly ProportionMethod[];

/** The interval by the method named. */
export function proportionInterval(
  input: ProportionInput & { readonly method: ProportionMethod },
): Interval | NotComputable {
  return METHODS[input.method](input);
}

/**
 * Clopper–Pearson "exact" interval: both tails of the binomial at (1 - level) / 2, so coverage is at least the level.
 * Clopper and Pearson 1934. R: binom.test(events, total, conf.level = level)$conf.int. SAS: PROC FREQ BINOMIAL(EXACT).
 */
function clopperPearson(input: ProportionInput): Interval | NotComputable {
  return whenCounted(input, ({ events, total, level }) => {
    const tail = (1 - level) / 2;
    return { lower: exactLowerLimit(events, total, tail), upper: exactUpperLimit(events, total, tail) };
  });
}

/** The one-sided exact lower bound at the level. R: binom.test(..., alternative = "greater")$conf.int[1]. */
export function exactLowerBound({ events, total, level }: ProportionInput): number | NotComputable {
  checkInput({ events, total, level });
  return total === 0 ? nobodyCounted() : exactLowerLimit(events, total, 1 - level);
}

/** The one-sided exact upper bound at the level. R: binom.test(..., alternative = "less")$conf.int[2]. */
export function exactUpperBound({ events, total, level }: ProportionInput): number | NotComputable {
  checkInput({ events, total, level });
  return total === 0 ? nobodyCounted() : exactUpperLimit(events, total, 1 - level);
}

/** Wilson score interval (Wilson 1927). R: prop.test(events, total, correct = FALSE)$conf.int. */
export function wilson(input: ProportionInput): Interval | NotComputable {
  return whenCounted(input, (counted) => scoreInterval(counted, 0));
}

/**
 * Wilson score interval with continuity correction 1/(2n), as published (Newcombe 1998, method 4).
 * R: DescTools::BinomCI(method = "wilsoncc"). Differs from prop.test when events is within half of total / 2.
 */
export function wilsonCc(input: ProportionInput): Interval | NotComputable {
  return whenCounted(input, (counted) => scoreInterval(counted, 0.5));
}

/** Wilson with R's capped correction min(0.5, |events - total / 2|). R: prop.test(events, total)$conf.int. */
function wilsonCcLikeR(input: ProportionInput): Interval | NotComputable {
  return whenCounted(input, (counted) =>
    scoreInterval(counted, Math.min(0.5, Math.abs(counted.events - counted.total / 2))),
  );
}

/** Agresti–Coull (1998), cut to [0, 1]. R: DescTools::BinomCI(method = "agresti-coull"). */
function agrestiCoull(input: ProportionInput): Interval | NotComputable {
  return whenCounted(input, (counted) => clampInterval(adjustedWald(counted), 0, 1));
}

/** Agresti–Coull (1998) as the formula gives it, possibly outside [0, 1]. R: binom::binom.agresti.coull. */
function agrestiCoullRaw(input: ProportionInput): Interval | NotComputable {
  return whenCounted(input, adjustedWald);
}

/**
 * Jeffreys interval: equal tails of Beta(events + 1/2, total - events + 1/2), with 0 and 1 as limits at the ends
 * (Brown, Cai and DasGupta 2001). R: DescTools::BinomCI(method = "jeffreys"). SAS: BINOMIAL(JEFFREYS).
 * binom::binom.confint("bayes") is not its twin: that one is the shortest interval.
 */
function jeffreys(input: ProportionInput): Interval | NotComputable {
  return whenCounted(input, ({ events, total, level }) => jeffreysWithTails(events, total, halves(level)));
}

/**
 * Jeffreys interval that spends the whole 1 - level on the one tail left when events is 0 or total.
 * R: binom::binom.bayes(events, total, type = "central", prior.shape1 = 0.5, prior.shape2 = 0.5).
 */
function jeffreysOneSidedAtBoundary(input: ProportionInput): Interval | NotComputable {
  return whenCounted(input, ({ events, total, level }) => {
    const atBoundary = events === 0 || events === total;
    return jeffreysWithTails(events, total, atBoundary ? { lower: 1 - level, upper: level } : halves(level));
  });
}

/**
 * Mid-P exact interval: as Clopper–Pearson, but only half the probability of the observed count is in the tail.
 * Lancaster 1961; Berry and Armitage 1995. R: exactci::binom.exact(midp = TRUE). SAS: BINOMIAL(MIDP).
 */
function midP(input: ProportionInput): Interval | NotComputable {
  return whenCounted(input, ({ events, total, level }) => ({
    lower: midPLowerLimit(events, total, (1 - level) / 2),
    upper: 1 - midPLowerLimit(total - events, total, (1 - level) / 2),
  }));
}

/** Blaker's exact interval (Blaker 2000), never wider than Clopper–Pearson. R: BlakerCI::binom.blaker.limits. */
function blaker(input: ProportionInput): Interval | NotComputable {
  return whenCounted(input, blakerInterval);
}

/** The textbook interval estimate ± z·SE, uncut; of zero width at 0 or total events. R: binom::binom.asymp. */
function wald(input: ProportionInput): Interval | NotComputable {
  return whenCounted(input, ({ events, total, level }) => {
    const p = events / total;
    const half = upperZ(level) * Math.sqrt((p * (1 - p)) / total);
    return { lower: p - half, upper: p + half };
  });
}

function checkInput({ events, total, level }: ProportionInput): void {
  checkLevel(level);
  checkCounts(events, total);
}

function nobodyCounted(): NotComputable {
  return notComputable("nobody was counted, so there is no proportion");
}

function whenCounted(input: ProportionInput, limits: (input: ProportionInput) => Interval): Interval | NotComputable {
  checkInput(input);
  return input.total === 0 ? nobodyCounted() : limits(input);
}

function upperZ(level: number): number {
  return normalQuantile(1 - (1 - level) / 2);
}

function halves(level: number): Interval {
  return { lower: (1 - level) / 2, upper: 1 - (1 - level) / 2 };
}

function exactLowerLimit(events: number, total: number, tail: number): number {
  return events === 0 ? 0 : betaQuantile(tail, events, total - events + 1);
}

function exactUpperLimit(events: number, total: number, tail: number): number {
  return events === total ? 1 : betaQuantile(1 - tail, events + 1, total - events);
}

/** Both roots of the score equation with the count moved outwards by the correction. */
function scoreInterval({ events, total, level }: ProportionInput, correction: number): Interval {
  const z2 = upperZ(level) ** 2;
  const lower = (count: number): number => {
    const p = (count - correction) / total;
    const root = Math.sqrt(z2 * (z2 / (4 * total * total) + (p * (1 - p)) / total));
    return (p + z2 / (2 * total) - root) / (1 + z2 / total);
  };
  return {
    lower: events === 0 ? 0 : Math.max(0, lower(events)),
    upper: events === total ? 1 : 1 - Math.max(0, lower(total - events)),
  };
}

function adjustedWald({ events, total, level }: ProportionInput): Interval {
  const z = upperZ(level);
  const n = total + z * z;
  const p = (events + (z * z) / 2) / n;
  const half = z * Math.sqrt((p * (1 - p)) / n);
  return { lower: p - half, upper: p + half };
}

function jeffreysWithTails(events: number, total: number, tails: Interval): Interval {
  const a = events + 0.5;
  const b = total - events + 0.5;
  return {
    lower: events === 0 ? 0 : betaQuantile(tails.lower, a, b),
    upper: events === total ? 1 : betaQuantile(tails.upper, a, b),
  };
}

function midPLowerLimit(events: number, total: number, tail: number): number {
  if (events === 0) return 0;
  const excess = (p: number): number =>
    binomialUpperTail(events + 1, total, p) + binomialPmf(events, total, p) / 2 - tail;
  return excess(1) <= 0 ? 1 : findRoot(excess, 0, 1);
}
