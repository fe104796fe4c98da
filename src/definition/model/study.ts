/**
 * A study file after normalising: readings resolved, defaults filled in, conditions parsed and in canonical units, names checked.
 * Derivation, analysis, prose and the JSON all read this one form. Every node keeps the pointer of its place in the file.
 */
import type { Pointer, Position } from "../source-tree.ts";
import type { Anchor } from "./anchor.ts";
import type { StudyCase } from "./case.ts";
import type { Criterion } from "./criterion.ts";
import type { SimonDecision } from "./decision.ts";
import type { Endpoint } from "./endpoint.ts";
import type { EpisodeDefinition } from "./episodes.ts";
import type { Population } from "./population.ts";
import type { Quantity } from "./quantity.ts";

export interface Study {
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly status: "registered" | "provisional";
  readonly facts: string | undefined;
  readonly note: string | undefined;
  /** The anchor that study days (ADY) are counted from. */
  readonly reference: string | undefined;
  readonly anchors: ReadonlyMap<string, Anchor>;
  readonly populations: ReadonlyMap<string, Population>;
  readonly episodes: ReadonlyMap<string, EpisodeDefinition>;
  readonly quantities: ReadonlyMap<string, Quantity>;
  readonly criteria: ReadonlyMap<string, Criterion>;
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly decisions: ReadonlyMap<string, SimonDecision>;
  readonly cases: readonly StudyCase[];
  /** Where a pointer stands in the file, for messages about data that come from the definition. */
  readonly positionOf: (pointer: Pointer) => Position;
}
