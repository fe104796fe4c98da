/** Every message about what a study file asks of the data of a run. Codes are append-only and documented in docs/diagnostics.md. */
import type { Diagnostic } from "../core/diagnostic.ts";
import type { SourceReference } from "../core/source-reference.ts";
import { suggestion } from "../core/suggest.ts";

export const messages = {
  unknownArm: (where: SourceReference, arm: string, arms: readonly string[]): Diagnostic =>
    withHint(
      { code: "STAT_UNKNOWN_ARM", severity: "error", where, message: `no participant has the arm "${arm}"` },
      suggestion(arm, arms),
    ),
  unknownStratum: (where: SourceReference, column: string, columns: readonly string[]): Diagnostic =>
    withHint(
      {
        code: "STAT_UNKNOWN_COLUMN",
        severity: "error",
        where,
        message: `no participant has a value in the column "${column}" of participants.csv`,
      },
      suggestion(column, columns),
    ),
  nothingToCompare: (where: SourceReference, arms: readonly string[]): Diagnostic => ({
    code: "STAT_NOTHING_TO_COMPARE",
    severity: "warning",
    where,
    message: `the participants have ${arms.length === 0 ? "no arm" : `one arm, ${arms[0]}`}; nothing is compared`,
  }),
  oneMinusKaplanMeier: (where: SourceReference, endpoint: string, overstated: readonly string[]): Diagnostic => ({
    code: "STAT_ONE_MINUS_KM",
    severity: "warning",
    where,
    message: `${endpoint} has competing events, which 1 - Kaplan-Meier would count as censored; the cumulative incidence is given in its place, which it would overstate ${overstated.join(", ")}`,
    hint: "ask for cumulative-incidence, or declare no competing events",
  }),
};

function withHint(diagnostic: Diagnostic, hint: string | undefined): Diagnostic {
  return hint === undefined ? diagnostic : { ...diagnostic, hint };
}
