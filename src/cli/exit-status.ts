/** What the command ends with. */
export const EXIT = { done: 0, diagnostics: 1, usage: 2, bug: 3 } as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** Wrong usage found after the arguments were parsed: shown as it is, without a stack. */
export class UsageError extends Error {}
