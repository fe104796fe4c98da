/** What a folder holds. */
import { readdirSync } from "node:fs";
import { join, sep } from "node:path";

/** Everything below a folder but folders, with `/` between the parts of a name; links are not followed. */
export function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length).split(sep).join("/"));
}
