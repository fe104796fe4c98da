/** Names of files and ids made from names in files. */

const SAFE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/;

/**
 * A name for each, unique whatever the case of letters: the text itself where it is harmless, else its number in the list, counted
 * from 1. Identifiers may hold slashes, dots, spaces or 200 characters.
 */
export function safeNames(texts: readonly string[], prefix: string): readonly string[] {
  const times = new Map<string, number>();
  for (const text of texts) times.set(text.toLowerCase(), (times.get(text.toLowerCase()) ?? 0) + 1);
  const numbered = (index: number) => `${prefix}-${index + 1}`;
  const all = new Set(texts.map((text) => text.toLowerCase()));
  return texts.map((text, index) => {
    if (SAFE.test(text) && times.get(text.toLowerCase()) === 1) return text;
    let name = numbered(index);
    while (all.has(name)) name = `${name}-x`;
    return name;
  });
}
