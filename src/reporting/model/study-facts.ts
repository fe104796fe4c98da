/** What the study file says, for people: the definition in English beside what the registry record states. */
import type { Endpoint } from "../../definition/model/endpoint.ts";

export interface StudyFacts {
  readonly id: string;
  readonly title: string;
  readonly status: "registered" | "provisional";
  readonly note: string | null;
  /** The anchor that study days are counted from, in words; null where there is none. */
  readonly reference: { readonly anchor: string; readonly text: string } | null;
  readonly anchors: readonly { readonly name: string; readonly text: string }[];
  readonly populations: readonly { readonly name: string; readonly text: string }[];
  readonly quantities: readonly { readonly name: string; readonly text: string }[];
  /** The whole definition in English, as `nadir explain` prints it. */
  readonly definition: string;
  /** Every ambiguous parameter of the study file: the value in use, the others, and why. */
  readonly ambiguities: readonly AmbiguityFacts[];
}

export interface AmbiguityFacts {
  /** The places in the study file: `endpoints.hb-response.criterion.all.1.window.from`. */
  readonly parameter: string;
  readonly ref: string;
  readonly basis: string;
  readonly why: string;
  readonly use: string;
  readonly alternatives: readonly string[];
}

export interface EndpointFacts {
  readonly name: string;
  readonly paramcd: string;
  readonly label: string;
  readonly role: string;
  readonly kind: Endpoint["kind"];
  readonly population: string;
  /** One sentence. */
  readonly text: string;
  /** The lines of the definition: population, criteria, intercurrent events, summary, comparison, source. */
  readonly definition: readonly string[];
  /** ICH E9(R1): what is done about each intercurrent event, in words. */
  readonly intercurrent: readonly string[];
  readonly summary: string | null;
  /** For a response: what a missing verdict counts as. */
  readonly missing: "non-response" | "not-evaluable" | null;
  /** For categories, in order. */
  readonly categories: readonly { readonly category: string; readonly label: string }[];
  /** For a time to event: the origin, the estimator, and each cause by its CNSR number (0 the event, 2 and up competing). */
  readonly time: {
    readonly origin: string;
    readonly estimator: "kaplan-meier" | "cumulative-incidence";
    readonly causes: readonly { readonly cnsr: number; readonly name: string }[];
    readonly horizonDays: number | null;
    readonly at: readonly string[];
  } | null;
  /** The unit of a change, of an episode's amount; empty where there is none. */
  readonly unit: string;
  /** The analytes and thresholds that the definition names, for the lines of a profile. */
  readonly thresholds: readonly ThresholdFacts[];
  /** The one limit of a change, or of a corrected increment, in the unit of its values; null where there is not exactly one. */
  readonly limit: { readonly value: number; readonly text: string } | null;
  readonly citations: readonly CitationFacts[];
}

export interface ThresholdFacts {
  readonly analyte: string;
  /** In the canonical unit of the analyte. */
  readonly value: number;
  /** As written: `>= 40 10*9/L`. */
  readonly text: string;
}

/** A fact of the registry record that the definition cites. */
export interface CitationFacts {
  /** `seeds/NCT07362095.yaml#primary-1` */
  readonly cites: string;
  /** `seeds/NCT07362095.yaml:29`; null where the file or the fact was not found. */
  readonly where: string | null;
  readonly measure: string;
  readonly says: string;
  readonly note: string;
}

export interface AnalyteFacts {
  readonly name: string;
  readonly label: string;
  /** UCUM. */
  readonly unit: string;
  /** Drawn on a logarithmic scale: counts; concentrations are not. */
  readonly isCount: boolean;
  /** Every threshold that an endpoint sets for it, with the endpoint. */
  readonly thresholds: readonly (Omit<ThresholdFacts, "analyte"> & { readonly paramcd: string })[];
}
