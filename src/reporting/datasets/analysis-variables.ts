/** The variables of the analysis data sets: ADaM names and labels, and how each value is made. Source: CDISC ADaM IG 1.3, BDS and TTE 1.0. */
import { REASONS } from "../../derivation/reason.ts";
import type { Code, Variable } from "./dataset.ts";

const YES: readonly Code[] = [{ value: "Y", meaning: "Yes" }];

function text(name: string, label: string, derivation: string, more: Partial<Variable> = {}): Variable {
  return { name, label, type: "text", derivation, ...more };
}

function float(name: string, label: string, derivation: string): Variable {
  return { name, label, type: "float", derivation };
}

function date(name: string, label: string, derivation: string): Variable {
  return { name, label, type: "date", derivation };
}

export const studyVariables = {
  STUDYID: text("STUDYID", "Study Identifier", "study.id of the study file", { key: 1 }),
  USUBJID: text("USUBJID", "Unique Subject Identifier", "participant_id of participants.csv", { key: 2 }),
  ARM: text("ARM", "Description of Planned Arm", "arm of participants.csv"),
};

/** `parameters` are the endpoints of the data set. */
export function parameterVariables(parameters: readonly Code[]): readonly Variable[] {
  return [
    text("PARAMCD", "Parameter Code", "paramcd of the endpoint", { key: 3, codes: parameters }),
    text("PARAM", "Parameter", "label of the endpoint"),
    {
      name: "ASEQ",
      label: "Analysis Sequence Number",
      type: "integer",
      key: 4,
      derivation: "numbers the rows of a participant over all analysis data sets, as in derivations.csv",
    },
  ];
}

/** `parameters` are the values that changes lie between. */
export function valueParameterVariables(parameters: readonly Code[]): readonly Variable[] {
  return [
    ...Object.values(studyVariables),
    text("PARAMCD", "Parameter Code", "paramcd of the endpoint, with V", { key: 3, codes: parameters }),
    text("PARAM", "Parameter", "the values behind the endpoint with this label"),
  ];
}

export const changeVariables = {
  AVISIT: text("AVISIT", "Analysis Visit", "Baseline, or Assessment for the value that the endpoint looks at"),
  AVISITN: {
    name: "AVISITN",
    label: "Analysis Visit (N)",
    type: "integer",
    key: 4,
    derivation: "0 for Baseline, 1 for Assessment",
  } satisfies Variable,
  AVAL: float("AVAL", "Analysis Value", "the value as the study file makes it of one or several results or records"),
  AVALU: text("AVALU", "Analysis Value Unit", "UCUM code"),
  BASE: float("BASE", "Baseline Value", "AVAL of the record with ABLFL = Y"),
  CHG: float("CHG", "Change from Baseline", "AVAL - BASE, exact in decimals; null at baseline"),
  ABLFL: text("ABLFL", "Baseline Record Flag", "Y for Baseline", { codes: YES }),
  ANL01FL: text("ANL01FL", "Analysis Flag 01", "Y where the record of ADEFF counts in the analysis; null at baseline", {
    codes: YES,
  }),
  SRCDOM: text("SRCDOM", "Source Data", "the data set with the result, its days and its source rows"),
  SRCSEQ: {
    name: "SRCSEQ",
    label: "Source Sequence Number",
    type: "integer",
    derivation: "ASEQ of that record",
  } satisfies Variable,
};

export const valueVariables = {
  AVAL: float(
    "AVAL",
    "Analysis Value",
    "1 or 0 for Y or N; the value of a change or total; days from STARTDT for a time to event",
  ),
  AVALC: text("AVALC", "Analysis Value (C)", "Y, N, or the class"),
  AVALU: text("AVALU", "Analysis Value Unit", "UCUM code; d for days"),
  ADT: date("ADT", "Analysis Date", "the day of the assessment, or of the event or censoring"),
  ADY: {
    name: "ADY",
    label: "Analysis Relative Day",
    type: "integer",
    derivation: "ADT as CDISC study day: the reference day is 1, there is no day 0",
  } satisfies Variable,
  STARTDT: date("STARTDT", "Time-to-Event Origin Date", "the origin of the endpoint, which is day 0"),
  CNSR: {
    name: "CNSR",
    label: "Censor",
    type: "integer",
    derivation: "0 the event, 1 censored, 2 and up the competing events in the order the study file declares them",
  } satisfies Variable,
  EVNTDESC: text("EVNTDESC", "Event or Censoring Description", "the name of what ended the time"),
  ANL01FL: text(
    "ANL01FL",
    "Analysis Flag 01",
    "Y where the row counts in the analysis of its population; of adverse events, where there is a verdict",
    {
      codes: YES,
    },
  ),
  DTYPE: text("DTYPE", "Derivation Type", "how a value that was not observed was filled in", {
    codes: [
      { value: "NRI", meaning: "Non-responder imputation" },
      { value: "ASSUMED", meaning: "Computed with an assumed dose" },
    ],
  }),
  REASON: text("REASON", "Reason Not Evaluable or Imputed", "a word of the closed list of reasons", {
    codes: Object.entries(REASONS).map(([value, meaning]) => ({ value, meaning })),
  }),
  SRC: text("SRC", "Source Rows", "file and line of every input row that decided", { separator: ";" }),
};

export const subjectVariables = {
  SEX: text("SEX", "Sex", "sex of participants.csv", {
    codes: [
      { value: "F", meaning: "Female" },
      { value: "M", meaning: "Male" },
    ],
  }),
  AGE: float("AGE", "Age", "age_years of participants.csv"),
  AGEU: text("AGEU", "Age Units", "YEARS where AGE is given", { codes: [{ value: "YEARS", meaning: "Years" }] }),
  ENRLDT: date("ENRLDT", "Date of Enrollment", "enrolled_on of participants.csv"),
  RFSTDT: date("RFSTDT", "Subject Reference Start Date", "the day that study days (ADY) are counted from"),
  EOSDT: date("EOSDT", "End of Follow-up Date", "the earliest of death, last contact and data cut-off"),
  EOSRSN: text("EOSRSN", "What Ended Follow-up", "death, last-contact or cut-off"),
  DTHFL: text("DTHFL", "Subject Death Flag", "Y where a death up to the data cut-off is recorded", { codes: YES }),
  DTHDT: date("DTHDT", "Date of Death", "the death event of events.csv"),
};

export function populationVariable(number: number, population: string): Variable {
  const name = `POP${String(number).padStart(2, "0")}FL`;
  const label = `In Population ${population}`;
  return text(name, label.length <= 40 ? label : `In Population ${number}`, `Y where in population ${population}`, {
    codes: YES,
    population,
  });
}
