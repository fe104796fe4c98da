/** A number as printed: digits with a declared decimal sign and grouping, or a number times a power of ten. */
import { type Exact, multiply, parseExact, powerOfTen } from "../../core/exact.ts";
import type { ResultConventions } from "./conventions.ts";

/** `1.2E3`, `1.2x10^3`, `1.2 x 10*3`; `1.2x103` has lost its superscript and is no number. */
const POWER = /^(.*\d)(?:[eE]([+-]?\d{1,2})| ?[xX*·] ?10 ?[\^*] ?([+-]?\d{1,2}))$/;
const SIGNED = /^(-?)(\d[\d.,' ]*|\.\d+)$/;
/** No laboratory prints more digits. */
const LONGEST = 40;

/** Undefined where the text is not a number of these conventions; "format" where a sign is in it that is not declared. */
export function readNumber(text: string, conventions: ResultConventions): Exact | "format" | undefined {
  if (text.length > LONGEST) return undefined;
  const power = POWER.exec(text);
  const exponent = Number(power?.[2] ?? power?.[3] ?? "0");
  const signed = SIGNED.exec(power?.[1] ?? text);
  if (signed === null) return undefined;
  const digits = plainDigits(signed[2] ?? "", conventions);
  const value = digits === undefined ? undefined : parseExact(`${signed[1]}${digits}`);
  if (value === undefined) return "format";
  return exponent === 0 ? value : multiply(value, powerOfTen(exponent));
}

/** Digits with a decimal point only, or undefined where the marks are not the declared ones in their proper places. */
function plainDigits(body: string, { decimal, thousands }: ResultConventions): string | undefined {
  const [whole = "", fraction, ...more] = body.split(decimal);
  if (more.length > 0 || (fraction !== undefined && /\D/.test(fraction))) return undefined;
  const plain = thousands !== "" && whole.includes(thousands) ? ungrouped(whole, thousands) : whole;
  if (plain === undefined || /\D/.test(plain)) return undefined;
  return fraction === undefined ? plain : `${plain}.${fraction}`;
}

function ungrouped(whole: string, mark: string): string | undefined {
  const [first = "", ...groups] = whole.split(mark);
  const isGrouped = /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
  return isGrouped ? [first, ...groups].join("") : undefined;
}
