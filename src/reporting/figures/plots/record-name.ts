/** The name of an intervention, an event or an endpoint as people write it. */
import { wordFor } from "../../language/language.ts";
import type { FigureWords } from "../words/figure-words.ts";

export function recordName({ recordNames }: FigureWords, name: string): string {
  const known = wordFor(recordNames, name);
  return known === name ? name.replace(/(?<=\p{L})-(?=\p{L})/gu, " ") : known;
}
