/** All that is loaded only when a run writes more than its data files, as one: apart, each would be cut up by what it shares with others. */
export { ardCsv } from "./datasets/ard.ts";
export { datasetFiles } from "./datasets/dataset-files.ts";
export { figureFiles } from "./figures/figure-files.ts";
export { reportFigures } from "./figures/report-figures.ts";
export { aggregateOnly } from "./model/aggregate/aggregate-only.ts";
export { reportData } from "./model/build/report-data.ts";
export { reportDataJson } from "./model/report-data-json.ts";
export { reportHtml } from "./report/report-html.ts";
export { reportTables } from "./tables/report-tables.ts";
export { tableDocuments } from "./tables/table-files.ts";
