/** From values to pixels, and the ticks between. */

export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

const STEPS: readonly number[] = [1, 2, 7, 14, 28, 56, 91, 182, 364, 728];

/** Whole days; ticks a week or a multiple of it apart where there is room. */
export function dayScale([first, last]: readonly [number, number], [from, to]: readonly [number, number]): Scale {
  const span = Math.max(last - first, 1);
  const step = STEPS.find((candidate) => span / candidate <= 14) ?? 3640;
  const ticks: number[] = [];
  for (let tick = Math.ceil(first / step) * step; tick <= last; tick += step) ticks.push(tick);
  return { at: (value) => from + ((value - first) / span) * (to - from), ticks };
}

/** From a little below the least to a little above the greatest. */
export function linearScale(values: readonly number[], [from, to]: readonly [number, number]): Scale {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step = niceStep((most - least) / 3);
  const [low, high] = [Math.floor(least / step) * step, Math.max(Math.ceil(most / step) * step, least + step)];
  const ticks: number[] = [];
  for (let tick = low; tick <= high + step / 2; tick += step) ticks.push(Number(tick.toPrecision(12)));
  return { at: (value) => from + ((value - low) / (high - low)) * (to - from), ticks };
}

function niceStep(about: number): number {
  if (!(about > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(about));
  return (([1, 2, 5, 10].find((factor) => factor * power >= about) ?? 10) as number) * power;
}

/** Powers of ten with 2 and 5 between where few; zero and below stand on the lower edge. */
export function logScale(values: readonly number[], [from, to]: readonly [number, number]): Scale {
  const positive = values.filter((value) => value > 0);
  const [least, most] = positive.length === 0 ? [1, 10] : [Math.min(...positive), Math.max(...positive)];
  const low = Math.floor(Math.log10(least));
  const high = Math.max(Math.ceil(Math.log10(most)), low + 1);
  const factors = high - low <= 2 ? [1, 2, 5] : [1];
  const ticks: number[] = [];
  for (let power = low; power <= high; power += 1)
    for (const factor of power === high ? [1] : factors) ticks.push(Number((factor * 10 ** power).toPrecision(3)));
  const at = (value: number): number => {
    const exponent = value > 0 ? Math.max(Math.log10(value), low) : low;
    return from + ((exponent - low) / (high - low)) * (to - from);
  };
  return { at, ticks };
}
