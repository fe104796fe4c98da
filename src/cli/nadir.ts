#!/usr/bin/env node
/** The command. `--version` is answered before anything else is loaded. */
import { packageVersion } from "./package-version.ts";

const [first, ...rest] = process.argv.slice(2);
if (rest.length === 0 && (first === "--version" || first === "-V")) {
  process.stdout.write(`${packageVersion()}\n`);
} else {
  const { main } = await import("./main.ts");
  process.exitCode = await main(process.argv);
}
