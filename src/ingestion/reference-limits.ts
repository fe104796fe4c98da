/** The limits of normal beside laboratory results, read once per analyte, unit and pair of printed limits. */
import { type Analyte, factorToCanonical } from "../core/analyte.ts";
import { type Exact, multiply, parseExact } from "../core/exact.ts";
import type { ReferenceLimits } from "../core/participant.ts";
import { readUnit } from "../core/unit-spelling.ts";

/** What stands in lower_limit and upper_limit; either may be blank. */
export interface PrintedLimits {
  readonly lower: string;
  readonly upper: string;
}

/** A limit that is no number: it is not used, and whoever exported it hears of it. */
export interface UnreadableLimit {
  readonly column: "lower_limit" | "upper_limit";
  readonly text: string;
}

export class LimitDictionary {
  private readonly known = new Map<string, ReferenceLimits>();
  private unreadable: UnreadableLimit[] = [];

  /** Undefined where both are blank. In the canonical unit; a limit that is no number counts as blank. */
  limitsOf(analyte: Analyte, rawUnit: string, { lower, upper }: PrintedLimits): ReferenceLimits | undefined {
    if (lower === "" && upper === "") return undefined;
    const key = JSON.stringify([analyte.name, rawUnit, lower, upper]);
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const unit = readUnit(rawUnit);
    const factor = unit === undefined ? undefined : factorToCanonical(analyte, unit);
    const limits = {
      lower: this.limit("lower_limit", lower, factor),
      upper: this.limit("upper_limit", upper, factor),
    };
    this.known.set(key, limits);
    return limits;
  }

  /** The unreadable limits found since this was last asked. */
  takeUnreadable(): readonly UnreadableLimit[] {
    if (this.unreadable.length === 0) return NONE;
    const taken = this.unreadable;
    this.unreadable = [];
    return taken;
  }

  private limit(column: UnreadableLimit["column"], text: string, factor: Exact | undefined): Exact | undefined {
    if (text === "" || factor === undefined) return undefined;
    const value = parseExact(text);
    if (value === undefined) this.unreadable.push({ column, text });
    return value === undefined ? undefined : multiply(value, factor);
  }
}

const NONE: readonly UnreadableLimit[] = [];
