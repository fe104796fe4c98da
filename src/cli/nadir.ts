#!/usr/bin/env node
/** The command. `--version` is answered before anything else is loaded. */
import { keepCompiledCode } from "./code-cache.ts";
import { packageVersion } from "./package-version.ts";
import { optimiseLate } from "./tiering.ts";

for (const stream of [process.stdout, process.stderr]) stream.on("error", quietWhereNobodyReads);

const [first, ...rest] = process.argv.slice(2);
if (rest.length === 0 && (first === "--version" || first === "-V")) {
  process.stdout.write(`${packageVersion()}\n`);
} else {
  optimiseLate();
  keepCompiledCode(new URL("../../", import.meta.url));
  const { main } = await import("./main.ts");
  process.exitCode = await main(process.argv);
}

/** `nadir schema | head` closes the pipe early: no fault. What is still to be done is done, with the status it has. */
function quietWhereNobodyReads(problem: NodeJS.ErrnoException): void {
  if (problem.code !== "EPIPE") throw problem;
}
