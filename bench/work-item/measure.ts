/** One command timed from outside: wall and processor time, and peak memory, by GNU time. */
import { spawnSync } from "node:child_process";

export interface Measured {
  /** Seconds from start to exit. */
  readonly wall: number;
  /** Seconds of user and system time. */
  readonly processor: number;
  readonly megabytes: number;
}

interface Limits {
  readonly cwd: string;
  readonly seconds: number;
}

const TIMES = /nadir-bench ([\d.]+) ([\d.]+) (\d+)/;

/** Why it failed, where it did. */
export function measure(command: readonly string[], { cwd, seconds }: Limits): Measured | string {
  const start = process.hrtime.bigint();
  const ended = spawnSync("/usr/bin/time", ["-q", "-f", "nadir-bench %U %S %M", ...command], {
    cwd,
    encoding: "utf8",
    // Node 20 reads these certificates at each start, whatever it is started for: 28 ms on a list of 150.
    env: { ...process.env, TZ: "UTC", NODE_EXTRA_CA_CERTS: "" },
    maxBuffer: 1 << 28,
    stdio: ["ignore", "ignore", "pipe"],
    timeout: seconds * 1000,
    killSignal: "SIGKILL",
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  if (ended.error !== undefined && ended.signal === null) return "GNU time is not installed";
  if (ended.signal !== null) return `more than ${seconds} s`;
  const times = TIMES.exec(ended.stderr);
  if (ended.status !== 0 || times === null) return `status ${ended.status}: ${reasonIn(ended.stderr)}`;
  return { wall, processor: Number(times[1]) + Number(times[2]), megabytes: Number(times[3]) / 1024 };
}

/** The line that names the error, which Node follows by more of its own; else the last. */
function reasonIn(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !TIMES.test(line));
  const reason = lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? "no message";
  return reason.slice(0, 120).replaceAll("|", "/");
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [upper = Number.NaN, lower = upper] = [sorted[middle], sorted[middle - 1]];
  return sorted.length % 2 === 1 ? upper : (upper + lower) / 2;
}
