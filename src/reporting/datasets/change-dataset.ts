/**
 * ADCHG: the values that a change lies between, as ADaM wants them: AVAL is a value, BASE the one it started from, CHG = AVAL - BASE, and
 * the baseline has a record of its own. Parameters have codes of their own, because under those of ADEFF AVAL is a verdict or the change.
 */
import { add, toNumber } from "../../core/exact.ts";
import { pointValue } from "../../core/interval.ts";
import type { Criterion } from "../../definition/model/criterion.ts";
import type { Endpoint } from "../../definition/model/endpoint.ts";
import type { Study } from "../../definition/model/study.ts";
import { criterionNodes } from "../../definition/walk/criterion-nodes.ts";
import type { Derivation } from "../../derivation/derivation.ts";
import type { Cell } from "../csv.ts";
import type { DerivationRow } from "../derivations-csv.ts";
import { changeVariables, valueParameterVariables } from "./analysis-variables.ts";
import type { AnalysisDataset } from "./dataset.ts";

type ChangeRow = Readonly<Record<string, Cell>>;

/** Undefined where no participant has both values. `rows` are those of derivations.csv, which the records refer to. */
export function changeDataset(
  study: Study,
  derivations: readonly Derivation[],
  rows: readonly DerivationRow[],
): AnalysisDataset | undefined {
  const parameters = parametersOf(study);
  const numbers = new Map(rows.map(({ USUBJID, PARAMCD, ASEQ }) => [JSON.stringify([USUBJID, PARAMCD]), ASEQ]));
  const found = derivations.flatMap((derivation): readonly ChangeRow[] => {
    const { participant, endpoint } = derivation;
    const parameter = parameters.get(endpoint.paramcd);
    if (parameter === undefined) return [];
    const common = {
      STUDYID: study.id,
      USUBJID: participant.id,
      ARM: participant.arm,
      PARAMCD: parameter.value,
      PARAM: parameter.meaning,
      SRCDOM: "ADEFF",
      SRCSEQ: numbers.get(JSON.stringify([participant.id, endpoint.paramcd])),
    };
    return valueRows(derivation).map((row) => ({ ...common, ...row }));
  });
  if (found.length === 0) return undefined;
  const variables = [...valueParameterVariables([...parameters.values()]), ...Object.values(changeVariables)];
  return {
    name: "ADCHG",
    label: "Values before and after Treatment",
    structure: "one record per subject per parameter per analysis visit",
    class: "BASIC DATA STRUCTURE",
    variables,
    rows: found.map((row) => variables.map(({ name }) => row[name])),
  };
}

/** Both records, or none where a value is known only as below or above a limit. */
function valueRows({ change, analysed }: Derivation): readonly ChangeRow[] {
  if (change === undefined) return [];
  const [base, difference] = [pointValue(change.base), pointValue(change.change)];
  if (base === undefined || difference === undefined) return [];
  const [BASE, AVALU] = [toNumber(base), change.unit];
  return [
    { AVISIT: "Baseline", AVISITN: 0, AVAL: BASE, AVALU, BASE, ABLFL: "Y" },
    {
      AVISIT: "Assessment",
      AVISITN: 1,
      AVAL: toNumber(add(base, difference)),
      AVALU,
      BASE,
      CHG: toNumber(difference),
      ANL01FL: analysed ? "Y" : "",
    },
  ];
}

interface Parameter {
  readonly value: string;
  readonly meaning: string;
}

const LONGEST_CODE = 8;

/** By the PARAMCD of their endpoint: `FERRCHG` has `FERRCHGV`. */
function parametersOf(study: Study): ReadonlyMap<string, Parameter> {
  const taken = new Set([...study.endpoints.values()].map(({ paramcd }) => paramcd));
  const parameters = new Map<string, Parameter>();
  for (const endpoint of study.endpoints.values()) {
    if (changesIn(study, endpoint) !== 1) continue;
    const value = codeBeside(endpoint.paramcd, taken);
    taken.add(value);
    parameters.set(endpoint.paramcd, { value, meaning: `Value before and after: ${endpoint.label}` });
  }
  return parameters;
}

function codeBeside(paramcd: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? "V" : `V${number}`;
    const code = `${paramcd.slice(0, LONGEST_CODE - ending.length)}${ending}`;
    if (!taken.has(code)) return code;
  }
}

/** Only where there is one, every participant's change is between the same two quantities. */
function changesIn(study: Study, endpoint: Endpoint): number {
  if (endpoint.kind === "change") return study.quantities.get(endpoint.value)?.kind === "change" ? 1 : 0;
  return endpoint.kind === "response" ? new Set(pairsOf(study, endpoint.criterion)).size : 0;
}

/** The two quantities of every change that the criterion looks at itself: what other endpoints or the population look at is not of its result. */
function pairsOf(study: Study, criterion: Criterion): readonly string[] {
  return criterionNodes(criterion).flatMap((node): readonly string[] => {
    if (node.kind === "change") return [JSON.stringify([node.of, node.from])];
    const named = node.kind === "meets" ? study.criteria.get(node.criterion) : undefined;
    return named === undefined ? [] : pairsOf(study, named);
  });
}
