/** One date per participant, in the model. */
import type { Pointer } from "../source-tree.ts";
import type { RecordSelector } from "./record-selector.ts";

export type SimpleAnchor =
  | {
      readonly kind: "record";
      readonly name: string;
      readonly selector: RecordSelector;
      readonly choose: "first" | "last" | number;
      readonly pointer: Pointer;
    }
  | { readonly kind: "attribute"; readonly name: string; readonly attribute: string; readonly pointer: Pointer };

/** The day depends on what a column of participants.csv says: for controls one date, for the treated another. */
export interface AnchorByColumn {
  readonly kind: "by";
  readonly name: string;
  readonly column: string;
  readonly cases: ReadonlyMap<string, SimpleAnchor>;
  readonly otherwise: SimpleAnchor | undefined;
  readonly pointer: Pointer;
}

export type Anchor = SimpleAnchor | AnchorByColumn;
