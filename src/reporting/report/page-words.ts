/** The words of the report's script: plain texts, with `{names}` where something is filled in. */
import type { Truth } from "../../core/truth.ts";
import type { ReportContext } from "./report-context.ts";
import type { ScriptWords } from "./words/report-words.ts";

export interface PageWords extends ScriptWords {
  readonly endpoint: string;
  readonly arm: string;
  readonly noArm: string;
  readonly analysed: string;
  readonly day: string;
  readonly dose: string;
  readonly analytes: Readonly<Record<string, string>>;
  readonly truths: Readonly<Record<Truth, string>>;
  readonly reasons: Readonly<Record<string, string>>;
}

export function pageWords({ terms, words }: ReportContext): PageWords {
  return {
    ...words.script,
    endpoint: words.endpoint,
    arm: terms.arm,
    noArm: terms.noArm,
    analysed: terms.analysed,
    day: terms.day,
    dose: terms.dose,
    analytes: terms.analytes,
    truths: terms.truths,
    reasons: terms.reasons,
  };
}
