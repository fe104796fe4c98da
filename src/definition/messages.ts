/** Every message about a study file. Codes are append-only and documented in docs/diagnostics.md. */
import type { Diagnostic, Severity } from "../core/diagnostic.ts";
import type { SourceReference } from "../core/source-reference.ts";

function make(severity: Severity, code: string, where: SourceReference, message: string, hint?: string): Diagnostic {
  return hint === undefined ? { severity, code, where, message } : { severity, code, where, message, hint };
}

const error = (code: string, where: SourceReference, message: string, hint?: string) =>
  make("error", code, where, message, hint);

export const messages = {
  notYaml: (where: SourceReference, problem: string) => error("DEF_NOT_YAML", where, `not valid YAML: ${problem}`),
  nestedReading: (where: SourceReference) =>
    error("DEF_READING_NESTED", where, "a reading inside a reading", "write the alternatives of the outer one in full"),
  readingOrNotList: (where: SourceReference) =>
    error("DEF_READING_OR", where, "the alternatives of a reading are a list", "or: [a, b]"),
  readingBasis: (where: SourceReference, basis: string, allowed: readonly string[]) =>
    error("DEF_READING_BASIS", where, `unknown basis "${basis}"`, `one of ${allowed.join(", ")}`),
  unknownKey: (where: SourceReference, key: string, hint: string | undefined) =>
    error("DEF_UNKNOWN_KEY", where, `unknown key "${key}"`, hint),
  missingKey: (where: SourceReference, key: string, what: string) =>
    error("DEF_MISSING_KEY", where, `${what === "" ? "the key" : what} "${key}" is missing`),
  unknownForm: (where: SourceReference, what: string, allowed: readonly string[], hint: string | undefined) =>
    error("DEF_UNKNOWN_FORM", where, `this is no ${what}`, hint ?? `write one of the keys ${allowed.join(", ")}`),
  invalidValue: (where: SourceReference, problem: string, hint?: string) =>
    error("DEF_INVALID_VALUE", where, problem, hint),
  unknownName: (where: SourceReference, what: string, name: string, hint: string | undefined) =>
    error("DEF_UNKNOWN_NAME", where, `no ${what} is called "${name}"`, hint),
  duplicateName: (where: SourceReference, name: string, what: string) =>
    error(
      "DEF_DUPLICATE_NAME",
      where,
      `"${name}" is already the name of ${what}`,
      "anchors and quantities share their names",
    ),
  duplicateParamcd: (where: SourceReference, paramcd: string) =>
    error("DEF_DUPLICATE_PARAMCD", where, `two endpoints have the PARAMCD ${paramcd}`),
  circular: (where: SourceReference, names: readonly string[]) =>
    error("DEF_CIRCULAR", where, `${names.join(" → ")} refers to itself`),
  notCondition: (where: SourceReference, text: string) =>
    error(
      "DEF_NOT_A_CONDITION",
      where,
      `"${text}" is not a condition`,
      'a sign, a number and a unit with spaces between, like ">= 15 g/L" or "4 d to 10 d"',
    ),
  unknownUnit: (where: SourceReference, unit: string, hint: string | undefined) =>
    error(
      "DEF_UNKNOWN_UNIT",
      where,
      `"${unit}" is not a unit nadir knows`,
      hint ?? "units are UCUM codes, like g/L, 10*9/L, umol/L",
    ),
  missingUnit: (where: SourceReference, text: string, unit: string) =>
    error(
      "DEF_MISSING_UNIT",
      where,
      `"${text}" has no unit`,
      `write the unit after the number, for example "${text} ${unit}"`,
    ),
  unitNotWanted: (where: SourceReference, unit: string, what: string) =>
    error("DEF_UNIT_NOT_WANTED", where, `${what} is a pure number; it has no unit ${unit}`),
  wrongDimension: (where: SourceReference, given: string, what: string, wanted: string) =>
    error("DEF_WRONG_DIMENSION", where, `${given}, but ${what}`, `give the threshold in ${wanted}`),
  noDay: (where: SourceReference, name: string) =>
    error(
      "DEF_NO_DAY",
      where,
      `"${name}" has no single day to count from`,
      "refer to an anchor or to a quantity with choose:",
    ),
  differentAnalytes: (where: SourceReference, a: string, b: string) =>
    error(
      "DEF_DIFFERENT_ANALYTES",
      where,
      `a change from ${b} to ${a}`,
      "both quantities of a change measure the same thing",
    ),
  badDesign: (where: SourceReference, problem: string) => error("DEF_SIMON_DESIGN", where, problem),
};
