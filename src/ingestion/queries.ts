/** What a site can be asked about its rows: what was set aside there with a warning, and what the messages say of single rows. */
import type { LedgerEntry } from "../core/accounting.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import { type Query, sortQueries } from "../core/query.ts";
import type { ParticipantTable } from "./participants.ts";

interface Asking {
  readonly diagnostics: readonly Diagnostic[];
  readonly ledger: readonly LedgerEntry[];
  readonly participants: ParticipantTable;
}

/** A note asks nothing: it says what was done, or what may be meant so. */
export function queriesOf({ diagnostics, ledger, participants }: Asking): readonly Query[] {
  const siteOf = (participant: string) => participants.rows.get(participant)?.attributes.get("site") ?? "";
  const fromMessages = diagnostics
    .filter(({ severity }) => severity !== "note")
    .map(({ code, where, message, hint, about }): Query => {
      const { participant = "", printed = "" } = about ?? {};
      const finding = hint === undefined ? message : `${message}; ${hint}`;
      return { site: siteOf(participant), participant, where, code, printed, finding };
    });
  const fromLedger = ledger
    .filter(({ severity }) => severity !== "note")
    .map(({ file, line, column, code, raw, message, participant = "" }): Query => {
      const where = column === "" ? { file, line } : { file, line, column };
      return { site: siteOf(participant), participant, where, code, printed: raw, finding: message };
    });
  return sortQueries([...fromMessages, ...fromLedger]);
}
