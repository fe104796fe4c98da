/**
 * Body surface in square metres from height (cm) and weight (kg), kept so that a comparison with it is exact although it is a root.
 * Mosteller: the square root of cm × kg ÷ 3600 (N Engl J Med 1987;317:1098). DuBois: 0.007184 × cm^0.725 × kg^0.425, whose 40th
 * power is rational. Stevenson: 0.0061 × cm + 0.0128 × kg − 0.1529. Haycock: 0.024265 × cm^0.3964 × kg^0.5378 in doubles, taken as
 * known within one part in 10^9 (doubles err by less than one in 10^14): nearer than that to a limit, the comparison stays open.
 */
import { add, type Exact, exact, multiply, parseExact, power, subtract, toNumber, ZERO } from "../../core/exact.ts";
import { type Interval, interval, scaleInterval, within } from "../../core/interval.ts";
import type { Participant } from "../../core/participant.ts";
import { squareRootNumber } from "../../core/square-root.ts";
import type { Truth } from "../../core/truth.ts";
import type { BodySurfaceFormula } from "../../definition/model/episodes.ts";

/** A positive number: the root of a rational, or known between two near doubles. */
export type Surface =
  | { readonly kind: "root"; readonly degree: number; readonly radicand: () => Exact; readonly number: number }
  | { readonly kind: "approximate"; readonly number: number };

/** A surface of 1, for what does not depend on it. */
export const NO_SURFACE: Surface = { kind: "root", degree: 1, radicand: () => exact(1), number: 1 };

export const FORMULA_NAMES: Readonly<Record<BodySurfaceFormula, string>> = {
  mosteller: "Mosteller",
  dubois: "DuBois",
  haycock: "Haycock",
  stevenson: "Stevenson",
};

/** Undefined where height or weight is blank or zero, or the formula gives nothing above zero. */
export function bodySurface(participant: Participant, formula: BodySurfaceFormula): Surface | undefined {
  const [height, weight] = [positiveAttribute(participant, "height_cm"), positiveAttribute(participant, "weight_kg")];
  return height === undefined || weight === undefined ? undefined : surfaceBy(formula, height, weight);
}

export function positiveAttribute(participant: Participant, name: string): Exact | undefined {
  const value = parseExact(participant.attributes.get(name) ?? "");
  return value === undefined || value.compare(ZERO) <= 0 ? undefined : value;
}

export function surfaceBy(formula: BodySurfaceFormula, height: Exact, weight: Exact): Surface | undefined {
  const [cm, kg] = [toNumber(height), toNumber(weight)];
  switch (formula) {
    case "mosteller": {
      const radicand = multiply(multiply(height, weight), exact(3600).inverse());
      return { kind: "root", degree: 2, radicand: () => radicand, number: Math.sqrt(toNumber(radicand)) };
    }
    case "dubois": {
      const radicand = () => [power(exact("0.007184"), 40), power(height, 29), power(weight, 17)].reduce(multiply);
      return { kind: "root", degree: 40, radicand, number: 0.007184 * cm ** 0.725 * kg ** 0.425 };
    }
    case "stevenson": {
      const sum = add(multiply(exact("0.0061"), height), multiply(exact("0.0128"), weight));
      const radicand = subtract(sum, exact("0.1529"));
      if (radicand.compare(ZERO) <= 0) return undefined;
      return { kind: "root", degree: 1, radicand: () => radicand, number: toNumber(radicand) };
    }
    case "haycock":
      return { kind: "approximate", number: 0.024265 * cm ** 0.3964 * kg ** 0.5378 };
  }
}

/**
 * Is slope × surface inside the range? For a root both sides are raised to its degree, which keeps their order.
 * The numbers of a high degree are long, so they are worked out only where the value is too near a limit to be told by doubles.
 */
export function productWithin(slope: Interval, surface: Surface, range: Interval): Truth {
  if (surface.kind === "approximate") return within(productWithPositive(slope, around(surface.number)), range);
  if (surface.degree > 2) {
    const roughly = within(productWithPositive(slope, around(surface.number)), range);
    if (roughly !== "not-evaluable") return roughly;
  }
  const raised = (value: Interval) => mapBounds(value, (bound) => signedPower(bound, surface.degree));
  return within(scaleInterval(raised(slope), surface.radicand()), raised(range));
}

const GUARD = 1e-9;

function around(number: number): Interval {
  return interval(exact(number * (1 - GUARD)), true, exact(number * (1 + GUARD)), true);
}

/** Slope × surface as a double, for printing and statistics: the nearest one by Mosteller and Stevenson. */
export function productNumber(slope: Exact, surface: Surface): number {
  if (surface.kind === "approximate" || surface.degree > 2) return toNumber(slope) * surface.number;
  if (surface.degree === 1) return toNumber(multiply(slope, surface.radicand()));
  const root = squareRootNumber(multiply(power(slope, 2), surface.radicand()));
  return slope.compare(ZERO) < 0 ? -root : root;
}

function signedPower(value: Exact, exponent: number): Exact {
  const raised = power(value.abs(), exponent);
  return value.compare(ZERO) < 0 ? subtract(ZERO, raised) : raised;
}

function mapBounds({ lower, lowerOpen, upper, upperOpen }: Interval, change: (bound: Exact) => Exact): Interval {
  const changed = (bound: Exact | undefined) => (bound === undefined ? undefined : change(bound));
  return interval(changed(lower), lowerOpen, changed(upper), upperOpen);
}

/** A slope of either sign times a positive interval: each bound goes with the end of the interval that carries it furthest. */
function productWithPositive(slope: Interval, positive: Interval): Interval {
  const times = (bound: Exact | undefined, ifPositive: Exact | undefined, ifNegative: Exact | undefined) => {
    const factor = bound !== undefined && bound.compare(ZERO) < 0 ? ifNegative : ifPositive;
    return bound === undefined || factor === undefined ? undefined : multiply(bound, factor);
  };
  const lower = times(slope.lower, positive.lower, positive.upper);
  const upper = times(slope.upper, positive.upper, positive.lower);
  return interval(lower, openAt(slope.lower, slope.lowerOpen), upper, openAt(slope.upper, slope.upperOpen));
}

/** Zero times an open interval is zero itself; any other bound is not reached. */
function openAt(bound: Exact | undefined, open: boolean): boolean {
  return open || (bound !== undefined && bound.compare(ZERO) !== 0);
}
