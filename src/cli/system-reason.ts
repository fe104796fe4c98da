/** Why the system refused something, in words and without a path of the machine. */

/** Undefined where it is no refusal of the system. */
export function systemReason(problem: unknown): string | undefined {
  const code = problem instanceof Error ? (problem as NodeJS.ErrnoException).code : undefined;
  if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) return undefined;
  return WORDS[code] ?? code;
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
};
