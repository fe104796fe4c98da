/** The words of the tables by language. */
import type { Language } from "../../language/language.ts";
import type { TableWords } from "./table-words.ts";
import { WORDS_EN } from "./words-en.ts";
import { WORDS_ZH } from "./words-zh.ts";

const WORDS: Readonly<Record<Language, TableWords>> = { en: WORDS_EN, zh: WORDS_ZH };

export function tableWordsIn(language: Language): TableWords {
  return WORDS[language];
}
