/** The standard definitions that come with nadir, and those in a folder `standard` beside the study file, which win. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { StandardLibrary } from "../definition/standard.ts";

const ENDING = ".yaml";

export function standardLibrary(studyFile: string): StandardLibrary {
  const folders = [join(dirname(studyFile), "standard"), ...shippedFolders()].filter((folder) => existsSync(folder));
  const files = new Map<string, string>();
  for (const folder of folders.reverse()) {
    for (const file of readdirSync(folder))
      if (file.endsWith(ENDING)) files.set(file.slice(0, -ENDING.length), join(folder, file));
  }
  return {
    names: [...files.keys()].sort(),
    textOf: (name) => {
      const path = files.get(name);
      return path === undefined ? undefined : readFileSync(path, "utf8");
    },
  };
}

/** The bundled and the unbundled command lie at different depths. */
function shippedFolders(): readonly string[] {
  return ["../endpoints/standard", "../../endpoints/standard"].map((up) => fileURLToPath(new URL(up, import.meta.url)));
}
