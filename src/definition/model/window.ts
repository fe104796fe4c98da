/** The days a value or a record is looked for on, in the model. */
import type { Duration } from "../../core/duration.ts";

export interface Window {
  readonly from: Duration | undefined;
  readonly to: Duration | undefined;
  /** An anchor, or a quantity with a day. */
  readonly of: string;
  readonly openFrom: boolean;
  readonly openTo: boolean;
  /** The window ends on the day of this anchor at the latest. */
  readonly notAfter: string | undefined;
}

export interface Target {
  readonly at: Duration;
  readonly of: string;
  readonly within: Duration;
  /** When a value found can no longer be displaced: at the end of the window, or once the target day itself has passed. */
  readonly settled: "window-end" | "at-target";
}
