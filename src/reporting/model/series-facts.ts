/** The course of one participant: laboratory series in parallel columns, and dated records. */
export interface SeriesFacts {
  readonly analyte: string;
  /** The file of all rows of the series; an analyte that stands in two files has two series. */
  readonly file: string;
  /** Days from the origin, with the time of day as a fraction where it is known; ascending. */
  readonly day: readonly number[];
  /** In the analyte's canonical unit; of a result known only between bounds the printed bound. */
  readonly value: readonly number[];
  /** `<` for a result reported as below a limit, `>` above, empty for a known value. */
  readonly qualifier: readonly string[];
  /** As printed, value and unit. */
  readonly raw: readonly string[];
  readonly line: readonly number[];
}

export interface RecordFacts {
  readonly kind: "transfusion" | "dose" | "event";
  readonly name: string;
  /** Days from the origin. */
  readonly day: number;
  readonly date: string;
  /** Null where the record has no end. */
  readonly endDay: number | null;
  /** `2 [U]`; empty where there is none. */
  readonly dose: string;
  /** What the other columns say: `Sepsis, grade 3, related`. */
  readonly detail: string;
  /** `events.csv:7` */
  readonly source: string;
}
