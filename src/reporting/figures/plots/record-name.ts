/** The name of an intervention, an event or an endpoint as people write it. */
import { wordFor } from "../../language/language.ts";
import type { FigureWords } from "../words/figure-words.ts";

export function recordName({ recordNames }: FigureWords, name: string): string {
  const known = wordFor(recordNames, name);
  if (known !== name) return known;
  const spaced = name.replace(/(?<=[\p{L}\d])-(?=[\p{L}\d])/gu, " ").replace(/\bgvhd\b/gi, "GVHD");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Several causes as one: `relapse/progression`. */
export function causeName(words: FigureWords, cause: string): string {
  return cause
    .split("/")
    .map((name) => recordName(words, name))
    .join("/");
}
