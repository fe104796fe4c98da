/** The version in package.json, found beside the command wherever it is installed. */
import { readFileSync } from "node:fs";

export function packageVersion(): string {
  for (const up of ["../package.json", "../../package.json"]) {
    try {
      const text = readFileSync(new URL(up, import.meta.url), "utf8");
      return (JSON.parse(text) as { version: string }).version;
    } catch {
      // The bundled and the unbundled command lie at different depths.
    }
  }
  return "unknown";
}
