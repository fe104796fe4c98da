/** Derivations as ADaM data sets: one per shape of result. A data set without an endpoint of its kind is left out; ADSL always stands. */
import { type Day, dayText } from "../../core/calendar.ts";
import { parseExact, toNumber } from "../../core/exact.ts";
import type { Participant } from "../../core/participant.ts";
import type { Endpoint } from "../../definition/model/endpoint.ts";
import type { Study } from "../../definition/model/study.ts";
import type { Derivation } from "../../derivation/derivation.ts";
import type { Cell } from "../csv.ts";
import { type DerivationRow, derivationRows } from "../derivations-csv.ts";
import {
  parameterVariables,
  populationVariable,
  studyVariables,
  subjectVariables,
  valueVariables,
} from "./analysis-variables.ts";
import { changeDataset } from "./change-dataset.ts";
import type { AnalysisDataset, Variable } from "./dataset.ts";

export interface DatasetInput {
  readonly study: Study;
  readonly participants: readonly Participant[];
  readonly derivations: readonly Derivation[];
}

export function analysisDatasets(input: DatasetInput): readonly AnalysisDataset[] {
  const rows = derivationRows(input.study.id, input.derivations);
  const found = [
    subjectLevel(input),
    ...SHAPES.map((shape) => parameterDataset(input.study, shape, rows)),
    changeDataset(input.study, input.derivations, rows),
  ];
  return found.filter((dataset) => dataset !== undefined);
}

interface Shape {
  readonly name: string;
  readonly label: string;
  readonly structure: string;
  readonly class: AnalysisDataset["class"];
  readonly kinds: readonly Endpoint["kind"][];
  readonly values: readonly (keyof typeof valueVariables)[];
}

const SHAPES: readonly Shape[] = [
  {
    name: "ADEFF",
    label: "Responses, Categories, Changes, Safety",
    structure: "one record per subject per parameter",
    class: "BASIC DATA STRUCTURE",
    kinds: ["response", "category", "change", "adverse-events", "shift"],
    values: ["AVAL", "AVALC", "AVALU", "ADT", "ADY", "STARTDT", "EVNTDESC", "ANL01FL", "DTYPE", "REASON", "SRC"],
  },
  {
    name: "ADTTE",
    label: "Times to Event",
    structure: "one record per subject per parameter",
    class: "BASIC DATA STRUCTURE",
    kinds: ["time-to-event"],
    values: ["AVAL", "AVALU", "STARTDT", "ADT", "ADY", "CNSR", "EVNTDESC", "ANL01FL", "REASON", "SRC"],
  },
  {
    name: "ADEPIS",
    label: "Transfusion Episodes",
    structure: "one record per subject per parameter per transfusion episode",
    class: "BASIC DATA STRUCTURE",
    kinds: ["episodes"],
    values: ["AVAL", "AVALC", "AVALU", "ADT", "ADY", "ANL01FL", "DTYPE", "REASON", "SRC"],
  },
];

function parameterDataset(study: Study, shape: Shape, all: readonly DerivationRow[]): AnalysisDataset | undefined {
  const endpoints = [...study.endpoints.values()].filter(({ kind }) => shape.kinds.includes(kind));
  if (endpoints.length === 0) return undefined;
  const codes = endpoints.map(({ paramcd, label }) => ({ value: paramcd, meaning: label }));
  const variables = [
    ...Object.values(studyVariables),
    ...parameterVariables(codes),
    ...shape.values.map((name) => valueVariables[name]),
  ];
  const wanted = new Set<Cell>(codes.map(({ value }) => value));
  const rows = all
    .filter((row) => wanted.has(row.PARAMCD))
    .map((row) => variables.map(({ name }) => row[name as keyof DerivationRow]));
  const { name, label, structure, class: ofClass } = shape;
  return { name, label, structure, class: ofClass, variables, rows };
}

function subjectLevel({ study, participants, derivations }: DatasetInput): AnalysisDataset {
  const populations = [...new Set([...study.endpoints.values()].map(({ population }) => population))].sort();
  const members = new Map(populations.map((population) => [population, membersOf(population, derivations)]));
  const references = new Map(derivations.map(({ participant, reference }) => [participant.id, reference]));
  const variables: readonly Variable[] = [
    ...Object.values(studyVariables),
    ...Object.values(subjectVariables),
    ...populations.map((population, index) => populationVariable(index + 1, population)),
  ];
  const rows = participants.map((participant) => {
    const cells: Readonly<Record<string, Cell>> = {
      STUDYID: study.id,
      USUBJID: participant.id,
      ARM: participant.arm,
      ...subjectCells(participant, references.get(participant.id)),
    };
    const flags = populations.map((population) => (members.get(population)?.has(participant.id) === true ? "Y" : ""));
    return [...variables.slice(0, variables.length - flags.length).map(({ name }) => cells[name]), ...flags];
  });
  return {
    name: "ADSL",
    label: "Subject-Level Analysis Dataset",
    structure: "one record per subject",
    class: "SUBJECT LEVEL ANALYSIS DATASET",
    variables,
    rows,
  };
}

/** Whoever is outside the population of an endpoint says so in its derivation. */
function membersOf(population: string, derivations: readonly Derivation[]): ReadonlySet<string> {
  return new Set(
    derivations
      .filter(({ endpoint }) => endpoint.population === population)
      .filter(({ outcome }) => !(outcome.kind === "not-evaluable" && outcome.reason === "NOT_IN_POPULATION"))
      .map(({ participant }) => participant.id),
  );
}

function subjectCells({ attributes, followUp }: Participant, reference: Day | undefined) {
  const age = parseExact(attributes.get("age_years") ?? "");
  return {
    SEX: attributes.get("sex") ?? "",
    AGE: age === undefined ? undefined : toNumber(age),
    AGEU: age === undefined ? "" : "YEARS",
    ENRLDT: attributes.get("enrolled_on") ?? "",
    RFSTDT: reference === undefined ? "" : dayText(reference),
    EOSDT: dayText(followUp.end),
    EOSRSN: followUp.endedBy,
    DTHFL: followUp.death === undefined ? "" : "Y",
    DTHDT: followUp.death === undefined ? "" : dayText(followUp.death.day),
  } satisfies Record<keyof typeof subjectVariables, Cell>;
}
