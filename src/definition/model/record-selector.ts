/** Which records of interventions or events are meant, in the model. */
import type { Condition } from "./condition.ts";

/** Selects records by kind, by what other columns say, and by grade. */
export interface RecordSelector {
  readonly table: "interventions" | "events";
  /** One intervention, or the events any of which will do. */
  readonly names: readonly string[];
  /** Column → the texts allowed. */
  readonly where: ReadonlyMap<string, readonly string[]>;
  /** Records whose grade is blank can neither be counted nor ruled out. */
  readonly grade: Condition | undefined;
}
