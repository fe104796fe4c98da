/** The data sets of a run of a fixture. */
import { dayText } from "../../../src/core/calendar.ts";
import type { StudyRun } from "../../../src/engine.ts";
import { analysisDatasets } from "../../../src/reporting/datasets/analysis-datasets.ts";
import type { AnalysisDataset, DatasetContext } from "../../../src/reporting/datasets/dataset.ts";

export function contextOf(run: StudyRun): DatasetContext {
  return {
    studyId: run.study.id,
    studyTitle: run.study.title,
    version: "0.0.0",
    cutoff: dayText(run.dataset.cutoff),
  };
}

export function datasetsOf(run: StudyRun): readonly AnalysisDataset[] {
  return analysisDatasets({
    study: run.study,
    participants: run.dataset.participants,
    derivations: run.derivations,
  });
}
