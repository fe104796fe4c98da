/** Where a value stands in pixels, by the same formula that the specification's scales use; and round numbers for ticks. */

export type Scale = (value: number) => number;

export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [low, high] = domain;
  const [start, end] = range;
  return (value) => (high === low ? (start + end) / 2 : start + ((value - low) / (high - low)) * (end - start));
}

export function logarithmic(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const onLogs = linear([Math.log(domain[0]), Math.log(domain[1])], range);
  return (value) => onLogs(Math.log(value));
}

/** The smallest of 1, 2, 5 × 10ᵏ (or of the steps given) that makes at most `count` steps of a span. */
export function niceStep(span: number, count: number, steps?: readonly number[]): number {
  const fixed = steps?.find((step) => span / step <= count);
  if (fixed !== undefined) return fixed;
  const base = 10 ** Math.floor(Math.log10(Math.max(span, Number.MIN_VALUE) / count));
  return base * ([1, 2, 5].find((factor) => span / (base * factor) <= count + 1e-9) ?? 10);
}

/** Multiples of the step from `low` to `high`, ends included; free of the noise of binary digits. */
export function ticks(low: number, high: number, step: number): readonly number[] {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

const LOG_FACTORS = [[1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]] as const;
/** In pixels. */
const CLOSEST_TICKS = 15;

/** Round numbers within the bounds for a logarithmic axis so many pixels long: as many as stand apart. */
export function logTicks(low: number, high: number, pixels: number): readonly number[] {
  const perDecade = pixels / Math.log10(high / low);
  const factors = LOG_FACTORS.find((each) => {
    const ends = [...each.slice(1), 10];
    return each.every((factor, index) => perDecade * Math.log10((ends[index] ?? 10) / factor) >= CLOSEST_TICKS);
  }) ?? [1];
  const all: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1)
    for (const factor of factors) all.push(Number((factor * 10 ** power).toPrecision(12)));
  return all.filter((value) => value >= low * 0.999999 && value <= high * 1.000001);
}
