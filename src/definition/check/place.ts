/** Where a value stands in the study file. */
import type { SourceReference } from "../../core/source-reference.ts";
import type { Pointer } from "../source-tree.ts";

export type Place = (pointer: Pointer) => SourceReference;
