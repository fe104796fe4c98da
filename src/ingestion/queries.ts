/** What a site can be asked about its rows: what was set aside there with a warning, and what the messages say of single rows. */
import type { LedgerEntry } from "../core/accounting.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import { MISSING_REASONS, type MissingReason } from "../core/missing-reason.ts";
import { type Query, sortQueries } from "../core/query.ts";
import { LEDGER_CODES } from "./ledger.ts";
import { type ParticipantTable, siteIn } from "./participants.ts";

interface Asking {
  readonly diagnostics: readonly Diagnostic[];
  readonly ledger: readonly LedgerEntry[];
  readonly participants: ParticipantTable;
}

/** One message asks about all of these rows of a site. */
const ASKED_AS_A_WHOLE: ReadonlySet<string> = new Set(["UNIT_SUSPECT"]);

/** The text in place of the value says itself why there is none; the others leave open what was measured. */
const EXPLAINED: ReadonlySet<string> = new Set(
  (
    [
      ...["not-done", "not-detected", "qualitative", "rejected", "pending", "machine-fault"],
      ...["specimen-haemolysed", "specimen-clotted", "specimen-insufficient", "specimen-lipaemic", "platelet-clumps"],
    ] as MissingReason[]
  ).map((reason) => `${LEDGER_CODES.VALUE_NOT_NUMERIC[1]} (${MISSING_REASONS[reason]})`),
);

/** What to write into sources.yaml is nothing to ask a site. */
const isForTheMapping = (hint: string) => hint.includes("sources.yaml");

/** A note asks nothing: it says what was done, or what may be meant so. */
export function queriesOf({ diagnostics, ledger, participants }: Asking): readonly Query[] {
  const siteOf = (participant: string) => siteIn(participants, participant);
  const fromMessages = diagnostics
    .filter(({ severity }) => severity !== "note")
    .map(({ code, where, message, hint = "", about }): Query => {
      const { participant = "", printed = "", site = siteOf(participant) } = about ?? {};
      const finding = hint === "" || isForTheMapping(hint) ? message : `${message}; ${hint}`;
      return { site, participant, where, code, printed, finding };
    });
  const fromLedger = ledger
    .filter(
      ({ severity, code, message }) => severity !== "note" && !ASKED_AS_A_WHOLE.has(code) && !EXPLAINED.has(message),
    )
    .map(({ file, line, column, code, raw, message, participant = "" }): Query => {
      const where = column === "" ? { file, line } : { file, line, column };
      return { site: siteOf(participant), participant, where, code, printed: raw, finding: message };
    });
  return sortQueries([...fromMessages, ...fromLedger]);
}
