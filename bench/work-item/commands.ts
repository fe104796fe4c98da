/** Who takes part in the speed comparison, and where each leaves its answers. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

export interface BenchCommand {
  readonly name: string;
  readonly command: readonly string[];
  /** Absent where the command answers nothing. */
  readonly answers: string | undefined;
}

export interface BenchPlaces {
  readonly root: string;
  readonly data: string;
  readonly folder: string;
  /** The compiled scan; undefined where there is no C compiler. */
  readonly scan: string | undefined;
}

export function commandsFor({ root, data, folder, scan }: BenchPlaces): readonly BenchCommand[] {
  const peers = join(root, "bench/work-item/peers");
  const labs = join(data, "labs.csv");
  const peer = (name: string, program: string, script: string, ...more: string[]): BenchCommand => {
    const answers = join(folder, `${name.replaceAll(/\W+/g, "-")}.csv`);
    return { name, command: [program, join(peers, script), data, answers, ...more], answers };
  };
  const silent = (name: string, ...command: string[]): BenchCommand => ({ name, command, answers: undefined });
  const out = join(folder, "out");
  const study = join(root, "bench/work-item/study.yaml");
  const run = [process.execPath, "dist/cli/nadir.js", "run", study, "--data", data, "--out", out, "--format", "none"];
  return [
    { name: "nadir run", command: run, answers: join(out, "derivations.csv") },
    silent("wc -l", "wc", "-l", labs),
    ...(scan === undefined ? [] : [silent("C scan into typed columns", scan, labs)]),
    peer("R data.table, 2 threads", "Rscript", "data-table.R", "2"),
    peer("DuckDB SQL, 2 threads", process.execPath, "duckdb.mjs", "2"),
    peer("polars", process.execPath, "polars.mjs"),
    peer("pandas", "/usr/bin/python3", "pandas_answers.py"),
    peer("R dplyr and readr", "Rscript", "dplyr.R"),
    peer("exact", "/usr/bin/python3", "exact-answers.py"),
  ];
}

/** The compiled floor; undefined where there is no C compiler. */
export function compileScan(root: string, folder: string): string | undefined {
  const program = join(folder, "scan");
  const source = join(root, "bench/work-item/peers/scan.c");
  return spawnSync("gcc", ["-O3", "-o", program, source]).status === 0 ? program : undefined;
}
