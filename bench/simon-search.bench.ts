/**
 * Times the design search beside clinfun::ph2simon. Run: npx tsx bench/simon-search.bench.ts
 *
 * Machines differ, so times are given as multiples of one plain loop of 2e7 steps of the logistic map in Node. The
 * clinfun ratios are medians of five runs of clinfun 1.1.5 in R 4.2.2, divided by the same loop on the machine they ran on.
 * Times are of the processor, so that other work on the machine does not count. Both list the best design of every size up to nMax; "proven" is our default, which ends once no larger size can be better.
 */
import { searchSimonDesigns } from "../src/statistics/simon/simon-search.ts";

const configurations = [
  { p0: 0.5, p1: 0.7, clinfun: { 100: 0.056, 200: 0.563, 400: 7.876 } },
  { p0: 0.05, p1: 0.15, clinfun: { 100: 0.05, 200: 0.533, 400: 7.771 } },
  { p0: 0.7, p1: 0.8, clinfun: { 100: 0.05, 200: 0.52, 400: 6.879 } },
  { p0: 0.3, p1: 0.4, clinfun: { 100: 0.056, 200: 0.842, 400: 13.337 } },
] as const;
const sizes = [100, 200, 400] as const;
const runs = 15;

// Node compiles while the first searches run; clinfun is compiled beforehand. What that costs is printed by itself.
const cold = seconds(() => {
  for (let run = 0; run < 20; run++)
    searchSimonDesigns({ p0: 0.4, p1: 0.6, alpha: 0.05, beta: 0.1 }, { nMax: 100, everySize: true });
});
console.log(`first 20 searches of a fresh process, compilation included: ${(cold * 1000).toFixed(0)} ms`);
const loop = medianSeconds(runReferenceLoop);
console.log(
  `reference loop ${loop.toFixed(3)} s; times in ms (median of ${runs}, first run beside it), ratios to the loop`,
);
console.log("p0    p1    nMax   first      ms   ratio  clinfun  faster   proven ms");
for (const { p0, p1, clinfun } of configurations) {
  const problem = { p0, p1, alpha: 0.05, beta: 0.1 };
  for (const nMax of sizes) {
    const search = () => searchSimonDesigns(problem, { nMax, everySize: true });
    const first = seconds(search);
    const median = medianSeconds(search);
    const proven = medianSeconds(() => searchSimonDesigns(problem));
    const cells = [
      String(p0).padEnd(5),
      String(p1).padEnd(5),
      String(nMax).padEnd(5),
      (first * 1000).toFixed(2).padStart(6),
      (median * 1000).toFixed(2).padStart(7),
      (median / loop).toFixed(4).padStart(7),
      clinfun[nMax].toFixed(3).padStart(8),
      `${(clinfun[nMax] / (median / loop)).toFixed(0)} x`.padStart(7),
      (proven * 1000).toFixed(2).padStart(11),
    ];
    console.log(cells.join(" "));
  }
}

function runReferenceLoop(): number {
  let x = 0.4;
  let sum = 0;
  for (let i = 0; i < 2e7; i++) {
    x = 3.7 * x * (1 - x);
    sum += x;
  }
  return sum;
}

function medianSeconds(work: () => unknown): number {
  const times = Array.from({ length: runs }, () => seconds(work)).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? 0;
}

function seconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
