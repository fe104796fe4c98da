/**
 * Design texts such as `8/15,26/43` or `>=9/15,>26/43`. Tools and protocols write the same design in two ways:
 * clinfun and PASS give the most responses that still stop (8/15) and do not reject (26/43); protocols often give the
 * fewest that continue (at least 9 of 15). One trial can mix both, so a sign says which, and a plain number is clinfun's.
 */
import { checkSimonDesign, type SimonDesign, type SimonDesignProblem, simonDesignProblem } from "./simon-design.ts";

/** How a bound compares: `>=` and `>` describe passing (continue, reject), `<=` and `<` describe failing. */
export type SimonSign = ">=" | ">" | "<=" | "<";

/** Ways to write a design: clinfun's plain numbers, or every bound with the same sign. */
export type SimonStyle = "plain" | SimonSign;

export interface ReadSimonDesign {
  readonly kind: "simon-design";
  readonly design: SimonDesign;
  /** How the text was read, in English. */
  readonly explanation: string;
}

interface Part {
  readonly sign: SimonSign | undefined;
  readonly bound: number;
  readonly of: number;
}

const partPattern = /^(>=|=>|≥|>|<=|=<|≤|<|=)?\s*(-?[\d.]+)\s*\/\s*(-?[\d.]+)$/u;
const signs: Readonly<Record<string, SimonSign>> = {
  ">=": ">=",
  "=>": ">=",
  "≥": ">=",
  ">": ">",
  "<=": "<=",
  "=<": "<=",
  "≤": "<=",
  "<": "<",
};

/** The most responses on the failing side: `>= 9` and `< 9` give 8; `> 8`, `<= 8` and a plain 8 give 8. */
export function mostThatFail(sign: SimonSign | undefined, bound: number): number {
  return sign === ">=" || sign === "<" ? bound - 1 : bound;
}

/** Reads a design text. Each half is `[sign] responses/participants`; comma, semicolon or space between the halves. */
export function parseSimonDesign(text: string): ReadSimonDesign | SimonDesignProblem {
  const halves = splitHalves(text);
  if (halves.length !== 2) {
    return simonDesignProblem(
      "unreadable-text",
      `"${text}" should have two halves such as 8/15,26/43 or >=9/15,>26/43`,
    );
  }
  const [first = "", second = ""] = halves;
  const stage1 = readPart(first);
  if ("kind" in stage1) return stage1;
  const final = readPart(second);
  if ("kind" in final) return final;
  const design: SimonDesign = {
    r1: mostThatFail(stage1.sign, stage1.bound),
    n1: stage1.of,
    r: mostThatFail(final.sign, final.bound),
    n: final.of,
  };
  return (
    checkSimonDesign(design) ?? { kind: "simon-design", design, explanation: explainReading(design, [stage1, final]) }
  );
}

/** Writes a design so that parseSimonDesign reads it back: plain `8/15,26/43`, or with one sign throughout. */
export function writeSimonDesign({ r1, n1, r, n }: SimonDesign, style: SimonStyle = "plain"): string {
  const sign = style === "plain" ? "" : style;
  const shift = style === ">=" || style === "<" ? 1 : 0;
  return `${sign}${r1 + shift}/${n1},${sign}${r + shift}/${n}`;
}

/** The rule of a design as one English sentence, both sides of each bound spelled out. */
export function explainSimonDesign({ r1, n1, r, n }: SimonDesign): string {
  const stage1 =
    r1 < 0
      ? `continue after ${n1} whatever the responses (stage 1 never stops)`
      : `continue with at least ${r1 + 1} of ${n1} (stop at ${r1} or fewer)`;
  const certain = r <= r1 ? `; whoever continues has more than ${r} already` : "";
  return `${stage1}; reject H0 with at least ${r + 1} of ${n} (${r} or fewer do not reject)${certain}`;
}

function splitHalves(text: string): readonly string[] {
  const separated = text.split(/[,;]/u).map((half) => half.trim());
  if (separated.length !== 1) return separated;
  const spaced = /^(.*?\/\s*-?[\d.]+)\s+(.+)$/u.exec(text.trim());
  return spaced === null ? separated : [(spaced[1] ?? "").trim(), (spaced[2] ?? "").trim()];
}

function readPart(text: string): Part | SimonDesignProblem {
  const match = partPattern.exec(text);
  if (match === null) {
    return simonDesignProblem("unreadable-text", `"${text}" is not responses/participants such as 8/15 or >=9/15`);
  }
  const [, sign, bound = "", of = ""] = match;
  if (sign === "=") {
    return simonDesignProblem(
      "unreadable-text",
      `"${text}" names one count; write >= for the fewest that pass or <= for the most that fail`,
    );
  }
  const numbers = [Number(bound), Number(of)];
  const [responses = Number.NaN, participants = Number.NaN] = numbers;
  if (!numbers.every(Number.isSafeInteger)) {
    return simonDesignProblem("not-a-whole-number", `"${text}" should hold two whole numbers`);
  }
  return { sign: sign === undefined ? undefined : signs[sign], bound: responses, of: participants };
}

function explainReading(design: SimonDesign, parts: readonly Part[]): string {
  const plain = parts.filter((part) => part.sign === undefined);
  if (plain.length === 0) return explainSimonDesign(design);
  const which = plain.map((part) => `${part.bound}/${part.of}`).join(" and ");
  return `${explainSimonDesign(design)}. ${which} without a sign was read as in clinfun: the most responses that still stop or do not reject`;
}
