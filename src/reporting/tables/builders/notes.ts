/** Notes collected while a table is built: one for each text, whoever refers to it. */
import type { Note } from "../table.ts";

export interface Notes {
  /** The key of the note with this text. */
  readonly key: (text: string) => string;
  readonly all: () => readonly Note[];
}

export function collectNotes(): Notes {
  const keys = new Map<string, string>();
  return {
    key(text) {
      const found = keys.get(text) ?? `note-${keys.size + 1}`;
      keys.set(text, found);
      return found;
    },
    all: () => [...keys].map(([text, key]) => ({ key, text })),
  };
}
