/**
 * What a printed test name or code means. A name is taken only where it is the same as a listed one once both are normalised; a name
 * that merely contains a listed one never is (MCHC prints g/L and contains "haemoglobin concentration" in Chinese). Near matches are
 * hints for a person, and never taken.
 */
import { ANALYTE_NAMES, type Analyte, type AnalyteName, analyteOf, findAnalyte } from "./analyte.ts";
import { OTHER_THINGS, TERM_ROWS } from "./analyte-terms-table.ts";
import { nearest } from "./suggest.ts";

/** An analyte, or something that is known to be none of the analytes (`what` says what it is). */
export type TermMeaning =
  | { readonly kind: "analyte"; readonly analyte: Analyte }
  | { readonly kind: "other"; readonly what: string };

/** Names of the owner of the data, as printed, and what each means; `undefined` declares that it is none of the analytes. */
export type OwnTerms = ReadonlyMap<string, AnalyteName | undefined>;

/**
 * The same name for everybody: full-width forms made plain, brackets round, no ★, * or white space, Latin letters in lower case.
 * `#` (a count) and `%` (a share) stay, with or without brackets around them.
 */
export function normalizeTerm(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[★☆*\s]/g, "")
    .replace(/[[{【〔「]/g, "(")
    .replace(/[\]}】〕」]/g, ")")
    .replace(/\(([#%])\)/g, "$1")
    .toLowerCase();
}

const TERMS: ReadonlyMap<string, TermMeaning> = listedTerms();

function listedTerms(): ReadonlyMap<string, TermMeaning> {
  const terms = new Map<string, TermMeaning>();
  for (const name of ANALYTE_NAMES) {
    const { loinc, testCodes, nci, names } = TERM_ROWS[name];
    const meaning: TermMeaning = { kind: "analyte", analyte: analyteOf(name) };
    for (const term of [name, ...loinc, ...testCodes, ...nci, ...names]) addTerm(terms, term, meaning);
  }
  for (const [what, names] of Object.entries(OTHER_THINGS)) {
    for (const term of names) addTerm(terms, term, { kind: "other", what });
  }
  return terms;
}

/** One name with two meanings would be a fault of the table. */
function addTerm(terms: Map<string, TermMeaning>, term: string, meaning: TermMeaning): void {
  const key = normalizeTerm(term);
  const known = terms.get(key);
  if (known !== undefined && subjectOf(known) !== subjectOf(meaning)) throw new RangeError(`two meanings of ${term}`);
  terms.set(key, meaning);
}

/** What a name or code (LOINC, LBTESTCD, NCI) means, by exact match; the owner's terms come first. Undefined where nobody knows it. */
export function findTerm(text: string, own: OwnTerms = NO_TERMS): TermMeaning | undefined {
  const key = normalizeTerm(text);
  for (const [term, name] of own) if (normalizeTerm(term) === key) return ownMeaning(name);
  return TERMS.get(key);
}

function ownMeaning(name: AnalyteName | undefined): TermMeaning {
  return name === undefined
    ? { kind: "other", what: "declared as none of the analytes" }
    : { kind: "analyte", analyte: analyteOf(name) };
}

/** The analyte of a name or code of the dictionary; undefined for unknown names and for things known to be something else. */
export function findAnalyteByName(text: string, own: OwnTerms = NO_TERMS): Analyte | undefined {
  const meaning = findTerm(text, own);
  return meaning?.kind === "analyte" ? meaning.analyte : undefined;
}

const NO_TERMS: OwnTerms = new Map();

/** What the columns of one row say the test is: its LOINC or LBTESTCD beats its name. */
export interface TestColumns {
  readonly code?: string;
  readonly name?: string;
}

/** The analyte of a row; "conflict" where code and name mean two different things. A code nobody knows leaves the word to the name. */
export function findAnalyteOfTest(
  { code = "", name = "" }: TestColumns,
  own: OwnTerms = NO_TERMS,
): Analyte | "conflict" | undefined {
  const byCode = code === "" ? undefined : findTerm(code, own);
  const byName = name === "" ? undefined : findTerm(name, own);
  if (byCode === undefined) return byName?.kind === "analyte" ? byName.analyte : undefined;
  if (byName !== undefined && analyteNameOf(byName) !== analyteNameOf(byCode)) return "conflict";
  return byCode.kind === "analyte" ? byCode.analyte : undefined;
}

function subjectOf(meaning: TermMeaning): string {
  return meaning.kind === "analyte" ? meaning.analyte.name : `other: ${meaning.what}`;
}

function analyteNameOf(meaning: TermMeaning): AnalyteName | undefined {
  return meaning.kind === "analyte" ? meaning.analyte.name : undefined;
}

/**
 * The analyte whose canonical name, code or listed name is nearest: a hint, never an answer. Undefined where the nearest listed
 * name is something else (MCHC), and where nothing is near.
 */
export function nearAnalyte(text: string, own: OwnTerms = NO_TERMS): AnalyteName | undefined {
  const exactly = findTerm(text, own);
  if (exactly !== undefined) return exactly.kind === "analyte" ? exactly.analyte.name : undefined;
  const key = normalizeTerm(text);
  if (key.length < SHORTEST_NEAR || key.length > LONGEST_NEAR || NUMBER_ONLY.test(key)) return undefined;
  const near = nearest(key, TERMS.keys());
  const meaning = near === undefined ? undefined : TERMS.get(near);
  return meaning?.kind === "analyte" ? meaning.analyte.name : undefined;
}

/** One edit turns any two-letter name into any other, so short names have no near ones; a long text is no name. */
const SHORTEST_NEAR = 4;
const LONGEST_NEAR = 60;
/** A number that is nearly a code is another code. */
const NUMBER_ONLY = /^[\d-]+$/;

const PERCENT_OF: ReadonlyMap<AnalyteName, AnalyteName> = new Map([
  ["neutrophils", "neutrophils-percent"],
  ["lymphocytes", "lymphocytes-percent"],
  ["reticulocytes", "reticulocytes-percent"],
]);

/** The analyte that is the share of the same cells, for the hint where a count is printed in per cent. */
export function percentAnalyte(name: AnalyteName): Analyte | undefined {
  const share = PERCENT_OF.get(name);
  return share === undefined ? undefined : findAnalyte(share);
}

const BODY_COLUMNS: ReadonlyMap<string, "height_cm" | "weight_kg" | "body_surface_m2"> = new Map(
  (
    [
      ["height_cm", ["HEIGHT", "8302-2", "Height", "Body height", "身高"]],
      ["weight_kg", ["WEIGHT", "29463-7", "Weight", "Body weight", "体重"]],
      ["body_surface_m2", ["BSA", "3140-1", "Body surface area", "体表面积"]],
    ] as const
  ).flatMap(([column, names]) => names.map((name) => [normalizeTerm(name), column] as const)),
);

/** The column of participants.csv that a vital sign fills: names and codes of CDISC VS and LOINC. */
export function findBodyColumn(text: string): "height_cm" | "weight_kg" | "body_surface_m2" | undefined {
  return BODY_COLUMNS.get(normalizeTerm(text));
}
