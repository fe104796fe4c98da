/** Why the system refused something, in words and without a path of the machine. */

/** Undefined where it is no refusal of the system. */
export function systemReason(problem: unknown): string | undefined {
  const code = problem instanceof Error ? (problem as NodeJS.ErrnoException).code : undefined;
  if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) return undefined;
  return WORDS[code] ?? code;
}

/**
 * A refusal in a sentence, such as "cannot read or write labs.csv: no permission". Undefined where nadir may have looked for the file in
 * vain by a fault of its own, and where it is no refusal.
 */
export function refusalText(problem: unknown): string | undefined {
  const { code = "", path = "" } = problem instanceof Error ? (problem as NodeJS.ErrnoException) : {};
  if (code === "ENOENT" || WORDS[code] === undefined) return undefined;
  return `cannot read or write${path === "" ? "" : ` ${path}`}: ${WORDS[code]}`;
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  EISDIR: "it is a folder",
  ENOTDIR: "something above it is no folder",
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the disk is read-only",
  ENOSPC: "no space left on the disk",
  EDQUOT: "no space left of your share of the disk",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links lead in a circle",
  EMFILE: "too many files are open",
  EIO: "the disk reports an error",
};
