/**
 * Units in UCUM spelling, with exact factors. A grammar and a table of the atoms that laboratory and dose units use, instead of a
 * UCUM library: the libraries convert in doubles (8.1 g/dL becomes 80.99999999999999 g/L), which nadir's comparisons may not.
 * Source of atoms, prefixes and grammar: The Unified Code for Units of Measure, version 2.1, sections 2 to 4.
 */
import { divide, type Exact, exact, multiply, powerOfTen } from "./exact.ts";

export interface Unit {
  /** The UCUM code as written. */
  readonly code: string;
  /** How many of the dimension's base unit one of this unit is. */
  readonly factor: Exact;
  /** Base dimensions with exponents, sorted: `length-3 mass1` for a mass concentration, empty for a pure number. */
  readonly dimension: string;
}

type BaseDimension = "length" | "mass" | "time" | "amount" | "arbitrary";
type Exponents = Readonly<Partial<Record<BaseDimension, number>>>;

interface Atom {
  readonly factor: Exact;
  readonly exponents: Exponents;
  readonly metric: boolean;
}

const atom = (factor: string, exponents: Exponents, metric: boolean): Atom => ({
  factor: exact(factor),
  exponents,
  metric,
});

/** The mole is a dimension of its own here (in UCUM it is a number), so that mmol/L is never compared with 10*9/L. */
const ATOMS: ReadonlyMap<string, Atom> = new Map([
  ["m", atom("1", { length: 1 }, true)],
  ["g", atom("1", { mass: 1 }, true)],
  ["s", atom("1", { time: 1 }, true)],
  ["L", atom("0.001", { length: 3 }, true)],
  ["l", atom("0.001", { length: 3 }, true)],
  ["mol", atom("1", { amount: 1 }, true)],
  ["eq", atom("1", { amount: 1 }, true)],
  ["U", { factor: divide(exact("0.000001"), exact(60)), exponents: { amount: 1, time: -1 }, metric: true }],
  ["kat", atom("1", { amount: 1, time: -1 }, true)],
  // Heights and weights of participants: the international inch and foot, the avoirdupois pound and ounce.
  ["[in_i]", atom("0.0254", { length: 1 }, false)],
  ["[ft_i]", atom("0.3048", { length: 1 }, false)],
  ["[lb_av]", atom("453.59237", { mass: 1 }, false)],
  ["[oz_av]", atom("28.349523125", { mass: 1 }, false)],
  ["[IU]", atom("1", { arbitrary: 1 }, true)],
  ["[iU]", atom("1", { arbitrary: 1 }, true)],
  ["min", atom("60", { time: 1 }, false)],
  ["h", atom("3600", { time: 1 }, false)],
  ["d", atom("86400", { time: 1 }, false)],
  ["wk", atom("604800", { time: 1 }, false)],
  ["mo", atom("2629800", { time: 1 }, false)],
  ["a", atom("31557600", { time: 1 }, false)],
  ["%", atom("0.01", {}, false)],
  ["10*", atom("10", {}, false)],
  ["10^", atom("10", {}, false)],
]);

const PREFIXES: ReadonlyMap<string, number> = new Map([
  ["G", 9],
  ["M", 6],
  ["k", 3],
  ["h", 2],
  ["da", 1],
  ["d", -1],
  ["c", -2],
  ["m", -3],
  ["u", -6],
  ["n", -9],
  ["p", -12],
  ["f", -15],
]);

interface Product {
  readonly factor: Exact;
  readonly exponents: Exponents;
}

const ONE: Product = { factor: exact(1), exponents: {} };

/** The unit a UCUM code names, or undefined where it is not valid or uses an atom that laboratory units do not. Case matters. */
export function parseUnit(code: string): Unit | undefined {
  if (code.length > 80) return undefined;
  const tokens = tokenize(code);
  if (tokens === undefined) return undefined;
  const reader = { tokens, at: 0 };
  const value = readTerm(reader);
  if (value === undefined || reader.at !== tokens.length) return undefined;
  return { code, factor: value.factor, dimension: dimensionText(value.exponents) };
}

export function sameDimension(a: Unit, b: Unit): boolean {
  return a.dimension === b.dimension;
}

/** How many `to` one `from` is. The dimensions must agree. */
export function conversionFactor(from: Unit, to: Unit): Exact {
  if (!sameDimension(from, to)) throw new RangeError(`${from.code} and ${to.code} measure different things`);
  return divide(from.factor, to.factor);
}

const DIMENSION_NAMES: ReadonlyMap<string, string> = new Map([
  ["", "a pure number"],
  ["length-3", "a number concentration"],
  ["length-3 mass1", "a mass concentration"],
  ["amount1 length-3", "a substance concentration"],
  ["amount1 length-3 time-1", "a catalytic concentration"],
  ["amount1", "an amount of substance"],
  ["mass1", "a mass"],
  ["time1", "a time"],
  ["length1", "a length"],
  ["length2", "an area"],
  ["length3", "a volume"],
  ["time-1", "a rate"],
  ["mass1 time-1", "a mass per time"],
]);

/** What a unit measures, in words for a message. */
export function dimensionName(unit: Unit): string {
  return DIMENSION_NAMES.get(unit.dimension) ?? `the dimension ${unit.dimension}`;
}

type Token = "." | "/" | "(" | ")" | { readonly symbol: string; readonly exponent: number } | "annotation";

/** Splits a code into operators, parentheses, annotations and symbols with exponents. */
function tokenize(code: string): Token[] | undefined {
  const tokens: Token[] = [];
  let rest = code;
  while (rest !== "") {
    const match = /^(?:([./()])|(\{[\x21-\x7e]*?\})|(10[*^]|%|(?:\[[A-Za-z_]+\]|[A-Za-z])+|\d+)([+-]?\d+)?)/.exec(rest);
    if (match === null) return undefined;
    const [whole, operator, annotation, symbol, exponent] = match;
    if (operator !== undefined) tokens.push(operator as "." | "/" | "(" | ")");
    else if (annotation !== undefined) tokens.push("annotation");
    else tokens.push({ symbol: symbol ?? "", exponent: Number(exponent ?? "1") });
    rest = rest.slice(whole.length);
  }
  return tokens;
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

function readTerm(reader: Reader): Product | undefined {
  let value: Product | undefined = ONE;
  let sign = 1;
  if (reader.tokens[reader.at] === "/") {
    sign = -1;
    reader.at += 1;
  }
  for (;;) {
    const component = readComponent(reader);
    if (component === undefined || value === undefined) return undefined;
    value = multiplyPartial(value, component, sign);
    const next = reader.tokens[reader.at];
    if (next !== "." && next !== "/") return value;
    sign = next === "/" ? -1 : 1;
    reader.at += 1;
  }
}

function readComponent(reader: Reader): Product | undefined {
  const token = reader.tokens[reader.at];
  reader.at += 1;
  if (token === undefined || token === "." || token === "/" || token === ")") return undefined;
  if (token === "annotation") return ONE;
  const value = token === "(" ? readGroup(reader) : readSymbol(token.symbol, token.exponent);
  if (reader.tokens[reader.at] === "annotation") reader.at += 1;
  return value;
}

function readGroup(reader: Reader): Product | undefined {
  const inner = readTerm(reader);
  if (reader.tokens[reader.at] !== ")") return undefined;
  reader.at += 1;
  return inner;
}

function readSymbol(symbol: string, exponent: number): Product | undefined {
  if (Math.abs(exponent) > 30) return undefined;
  // Nothing is measured in noughts, and nothing can be divided by them.
  if (/^\d+$/.test(symbol))
    return exponent === 1 && !/^0+$/.test(symbol) ? { factor: exact(symbol), exponents: {} } : undefined;
  const base = ATOMS.get(symbol) ?? prefixedAtom(symbol);
  return base === undefined ? undefined : raise(base, exponent);
}

function prefixedAtom(symbol: string): Product | undefined {
  for (const [prefix, power] of PREFIXES) {
    const base = symbol.startsWith(prefix) ? ATOMS.get(symbol.slice(prefix.length)) : undefined;
    if (base?.metric === true) return { factor: multiply(base.factor, powerOfTen(power)), exponents: base.exponents };
  }
  return undefined;
}

function raise(base: Product, exponent: number): Product {
  let value = ONE;
  for (let count = 0; count < Math.abs(exponent); count += 1) value = multiplyPartial(value, base, Math.sign(exponent));
  return value;
}

function multiplyPartial(a: Product, b: Product, sign: number): Product {
  const exponents: Partial<Record<BaseDimension, number>> = { ...a.exponents };
  for (const [dimension, exponent] of Object.entries(b.exponents) as [BaseDimension, number][]) {
    exponents[dimension] = (exponents[dimension] ?? 0) + sign * exponent;
  }
  return { factor: sign > 0 ? multiply(a.factor, b.factor) : divide(a.factor, b.factor), exponents };
}

function dimensionText(exponents: Exponents): string {
  return Object.entries(exponents)
    .filter(([, exponent]) => exponent !== 0)
    .map(([dimension, exponent]) => `${dimension}${exponent}`)
    .sort()
    .join(" ");
}
