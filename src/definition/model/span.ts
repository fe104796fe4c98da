/** Days between two moments that may count from different anchors, in the model. */
import type { Moment } from "../../core/moment.ts";
import type { Pointer } from "../source-tree.ts";

/** Both days belong to it. */
export interface Span {
  /** Undefined: without limit into the past. */
  readonly from: Moment | undefined;
  readonly to: Moment;
  readonly pointer: Pointer;
}
