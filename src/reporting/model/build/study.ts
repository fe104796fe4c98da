/** What the study file says, in English. */
import { explainStudy, populationText } from "../../../definition/prose/explain.ts";
import { anchorText, quantityText } from "../../../definition/prose/prose.ts";
import { parameterName, plainText } from "../../reading-text.ts";
import type { StudyFacts } from "../study-facts.ts";
import type { FinishedRun } from "./report-input.ts";

export function studyFacts({ study, loaded }: FinishedRun): StudyFacts {
  const reference = study.reference === undefined ? undefined : study.anchors.get(study.reference);
  return {
    id: study.id,
    title: study.title,
    status: study.status,
    note: study.note ?? null,
    reference: reference === undefined ? null : { anchor: reference.name, text: anchorText(reference) },
    anchors: [...study.anchors.values()].map((anchor) => ({ name: anchor.name, text: anchorText(anchor) })),
    populations: [...study.populations.values()].map((population) => ({
      name: population.name,
      text: populationText(population),
    })),
    quantities: [...study.quantities.values()].map((quantity) => ({
      name: quantity.name,
      text: quantityText(quantity),
    })),
    definition: explainStudy(study, loaded.readings),
    ambiguities: loaded.readings.map((reading) => ({
      parameter: parameterName(reading),
      ref: reading.ref,
      basis: reading.basis,
      why: reading.why,
      use: plainText(reading.use),
      alternatives: reading.alternatives.map(plainText),
    })),
  };
}
