/** The manifest of a folder that an earlier run or batch wrote; undefined where there is none of nadir's. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MANIFEST_FILE, type ReadManifest, readManifest } from "../reporting/manifest-json.ts";

export function manifestIn(folder: string): ReadManifest | undefined {
  const path = join(folder, MANIFEST_FILE);
  return existsSync(path) ? readManifest(readFileSync(path, "utf8")) : undefined;
}
