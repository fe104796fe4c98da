/**
 * The languages that nadir writes its outputs in. A word that is missing in one of them is a type error: every catalogue is an
 * interface that each language implements. Tables, figures and the report have a catalogue each, beside the terms they share.
 */
import type { Terms } from "./terms.ts";
import { TERMS_EN } from "./terms-en.ts";
import { TERMS_ZH } from "./terms-zh.ts";

export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

const TERMS: Readonly<Record<Language, Terms>> = { en: TERMS_EN, zh: TERMS_ZH };

export function termsIn(language: Language): Terms {
  return TERMS[language];
}

/** The BCP 47 tag, for `lang` of a document. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { en: "en", zh: "zh-Hans" };

/** A word of an open list: the catalogue's where it knows it, else the text itself, which comes from the study or the export. */
export function wordFor(known: Readonly<Record<string, string>>, text: string): string {
  return Object.hasOwn(known, text) ? (known[text] ?? text) : text;
}
