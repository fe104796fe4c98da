/** The files that a study cites, found relative to the working folder, to the study file's folder or to a folder above it. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Reads a cited file, each once; undefined where it is in none of the places. */
export function citedFiles(studyPath: string): (name: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (name) => {
    if (!known.has(name)) known.set(name, readFirst(placesOf(studyPath, name)));
    return known.get(name);
  };
}

function placesOf(studyPath: string, name: string): readonly string[] {
  const folder = dirname(resolve(studyPath));
  return [resolve(name), join(folder, name), join(dirname(folder), name)];
}

function readFirst(paths: readonly string[]): string | undefined {
  const found = paths.find((path) => existsSync(path) && statSync(path).isFile());
  return found === undefined ? undefined : readFileSync(found, "utf8");
}
