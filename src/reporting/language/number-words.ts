/** Small pieces of sentences with numbers. */

/** 0.95 → `95%`, 0.975 → `97.5%`; without the noise of binary digits. */
export function percentLevel(level: number): string {
  return `${Number((level * 100).toPrecision(12))}%`;
}

export function plural(count: number, word: string): string {
  return count === 1 ? word : `${word}s`;
}
