/** Running the cases of a study file, and asking which small faults of the definition no case would notice. */
import { verdictWord } from "./analysis/robustness/short-state.ts";
import type { Diagnostic } from "./core/diagnostic.ts";
import { parseExact } from "./core/exact.ts";
import type { Participant } from "./core/participant.ts";
import type { SourceReference } from "./core/source-reference.ts";
import { suggestion } from "./core/suggest.ts";
import { lintMessages } from "./definition/lint/messages.ts";
import type { LoadedStudy } from "./definition/load.ts";
import type { StudyCase } from "./definition/model/case.ts";
import type { Endpoint } from "./definition/model/endpoint.ts";
import type { Study } from "./definition/model/study.ts";
import { mutantsOf } from "./definition/mutants.ts";
import { type Needs, needsOf } from "./definition/walk/needs.ts";
import type { Context } from "./derivation/context.ts";
import { participantContext } from "./derivation/derive.ts";
import { caseExport } from "./ingestion/case-export.ts";
import { ingest } from "./ingestion/ingest.ts";

export interface CasesRun {
  readonly cases: number;
  /** Expectations, over all cases. */
  readonly expectations: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Derives every case and says where the verdict is not the one expected, at the place of the expectation. */
export async function runCases(loaded: LoadedStudy): Promise<CasesRun> {
  const { study } = loaded;
  const read = await readCases(loaded);
  const diagnostics = read.flatMap(({ of, participant, problem }) =>
    participant === undefined
      ? [lintMessages.caseFault(placeOf(study, of.pointer), of.name, problem)]
      : failuresOf(study, of, participant),
  );
  const expectations = study.cases.reduce((count, { expected }) => count + expected.size, 0);
  return { cases: study.cases.length, expectations, diagnostics };
}

interface ReadCase {
  readonly of: StudyCase;
  /** Undefined where its rows cannot be read; `problem` says why. */
  readonly participant: Participant | undefined;
  readonly problem: string;
}

async function readCases({ study }: LoadedStudy): Promise<readonly ReadCase[]> {
  const needs = needsOf([study]);
  const placeOfPointer = (pointer: string) => placeOf(study, pointer);
  return Promise.all(
    study.cases.map(async (of) => {
      const { dataset, diagnostics } = await ingest({
        open: caseExport(of),
        needs: { ...needs, analytes: measuredIn(of, needs.analytes) },
        options: { cutoff: of.through, transfusionsComplete: false },
        placeOf: placeOfPointer,
      });
      const aside = dataset?.ledger.find(({ severity }) => severity !== "note");
      const fault = diagnostics.find(({ severity }) => severity === "error")?.message ?? aside?.message;
      return { of, participant: fault === undefined ? dataset?.participants[0] : undefined, problem: fault ?? "" };
    }),
  );
}

/** A case need not measure everything that the study does. */
function measuredIn({ labs }: StudyCase, analytes: Needs["analytes"]): Needs["analytes"] {
  const measured = new Set<string>(labs.map(({ analyte }) => analyte));
  return new Map([...analytes].filter(([analyte]) => measured.has(analyte)));
}

function placeOf(study: Study, pointer: string): SourceReference {
  return { file: study.file, ...study.positionOf(pointer) };
}

function failuresOf(study: Study, of: StudyCase, participant: Participant): readonly Diagnostic[] {
  const context = participantContext(study, participant);
  const known = [...study.endpoints.values()].map(({ paramcd }) => paramcd);
  return [...of.expected].flatMap(([paramcd, expected]) => {
    const where = placeOf(study, `${of.pointer}/expect/${paramcd}`);
    const endpoint = endpointOf(study, paramcd);
    if (endpoint === undefined)
      return [
        lintMessages.caseFault(where, of.name, `no endpoint has the PARAMCD ${paramcd}`, suggestion(paramcd, known)),
      ];
    const found = verdictWord(context.endpoint(endpoint.name));
    return agrees(expected, found) ? [] : [lintMessages.caseFailed(where, of.name, `${paramcd} ${expected}`, found)];
  });
}

function endpointOf(study: Study, paramcd: string): Endpoint | undefined {
  return [...study.endpoints.values()].find((endpoint) => endpoint.paramcd === paramcd);
}

/** `1.5` is the exact `3/2`; everything else is compared as it is written. */
function agrees(expected: string, found: string): boolean {
  return expected === found || parseExact(expected)?.toFraction() === found;
}

export interface MutationRun {
  readonly mutants: number;
  readonly killed: number;
  /** One note per mutant that no case kills, where its value stands. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A mutant is killed when some case has another verdict for an endpoint it expects something of. */
export async function runMutants(loaded: LoadedStudy): Promise<MutationRun> {
  const cases = (await readCases(loaded)).flatMap(({ of, participant }) =>
    participant === undefined ? [] : [{ of, participant }],
  );
  const mutants = mutantsOf(loaded);
  const base = cases.map(({ of, participant }) => verdictsOf(participantContext(loaded.study, participant), of));
  const surviving = mutants.filter(({ study }) =>
    cases.every(({ of, participant }, index) => {
      return verdictsOf(participantContext(study, participant), of) === base[index];
    }),
  );
  return {
    mutants: mutants.length,
    killed: mutants.length - surviving.length,
    diagnostics: surviving.map(({ position, was, becomes }) =>
      lintMessages.mutantSurvives({ file: loaded.study.file, ...position }, was, becomes),
    ),
  };
}

function verdictsOf(context: Context, { expected }: StudyCase): string {
  return [...expected.keys()]
    .map((paramcd) => {
      const endpoint = endpointOf(context.study, paramcd);
      return endpoint === undefined ? "" : verdictWord(context.endpoint(endpoint.name));
    })
    .join("\n");
}
