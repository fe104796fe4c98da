/** `nadir simon design | oc | infer | decide`. */
import { designFacts, recognitionText } from "../analysis/decisions/design-facts.ts";
import { alignColumns } from "../reporting/columns-text.ts";
import { isNotComputable, type NotComputable } from "../statistics/not-computable.ts";
import { decideSimonDesign } from "../statistics/simon/simon-decision.ts";
import { isSimonDesignProblem, type SimonDesign } from "../statistics/simon/simon-design.ts";
import { type DeviatedSimonInference, inferDeviatedSimonOutcome } from "../statistics/simon/simon-deviation.ts";
import { inferSimonOutcome, type SimonInference } from "../statistics/simon/simon-inference.ts";
import { parseSimonDesign, type ReadSimonDesign } from "../statistics/simon/simon-notation.ts";
import { computeSimonCharacteristicsAt } from "../statistics/simon/simon-operating-characteristics.ts";
import { type FoundSimonDesign, searchSimonDesigns } from "../statistics/simon/simon-search.ts";
import { EXIT, type ExitStatus, UsageError } from "./exit-status.ts";
import type { CharacteristicsArguments, DecideArguments, DesignArguments, InferArguments } from "./simon-arguments.ts";

function readDesign(text: string): ReadSimonDesign {
  const read = parseSimonDesign(text);
  if (isSimonDesignProblem(read)) throw new UsageError(`--design: ${read.message}`);
  return read;
}

function orUsage<Value>(value: Value | NotComputable): Value {
  if (isNotComputable(value)) throw new UsageError(value.why);
  return value;
}

function print(text: string): ExitStatus {
  process.stdout.write(`${text}\n`);
  return EXIT.done;
}

const json = (value: unknown) => JSON.stringify(value, null, 2);

export function designCommand(options: DesignArguments): ExitStatus {
  const { p0, p1, alpha, beta, nmax } = options;
  const found = orUsage(searchSimonDesigns({ p0, p1, alpha, beta }, nmax === undefined ? {} : { nMax: nmax }));
  if (options.json === true) {
    const { optimal, minimax, admissible, optimumProven } = found;
    return print(json({ input: { p0, p1, alpha, beta }, optimal, minimax, admissible, optimumProven }));
  }
  const row = (name: string, design: FoundSimonDesign, weights = "") => [
    name,
    `${design.r1}/${design.n1}`,
    `${design.r}/${design.n}`,
    design.EN0.toFixed(4),
    design.PET0.toFixed(6),
    design.alpha.toFixed(6),
    design.power.toFixed(6),
    weights,
  ];
  const admissible = found.admissible.map((design) =>
    row("admissible", design, `${design.qLo.toFixed(4)} to ${design.qHi.toFixed(4)}`),
  );
  const rows = [
    ["design", "r1/n1", "r/n", "EN(p0)", "PET(p0)", "alpha", "power", "best for weights"],
    row("optimal", found.optimal),
    row("minimax", found.minimax),
    ...admissible,
  ];
  const notes = [
    `Simon two-stage designs for p0 ${p0}, p1 ${p1}, alpha below ${alpha}, power above ${1 - beta}`,
    "r1 is the most responses that still stop, r the most that do not reject H0.",
  ];
  const proof = found.optimumProven
    ? []
    : ["The search reached its ceiling: a larger design could have a smaller expected size."];
  return print([...notes, "", alignColumns(rows), ...proof].join("\n"));
}

export function characteristicsCommand(options: CharacteristicsArguments): ExitStatus {
  const { design, explanation } = readDesign(options.design);
  const at = options.p.map((p) => orUsage(computeSimonCharacteristicsAt(design, p)));
  if (options.json === true) return print(json({ design, explanation, at }));
  const rows = at.map(({ p, PET, EN, reject }) => [String(p), PET.toFixed(6), EN.toFixed(4), reject.toFixed(6)]);
  return print([explanation, "", alignColumns([["p", "PET", "EN", "P(reject H0)"], ...rows])].join("\n"));
}

export function decideCommand(options: DecideArguments): ExitStatus {
  const { design, explanation } = readDesign(options.design);
  const counts = {
    responses: options.responses,
    evaluable: options.evaluable,
    ...(options.stage1Responses === undefined ? {} : { stage1Responses: options.stage1Responses }),
    ...(options.pending === undefined ? {} : { pending: options.pending }),
  };
  const verdict = orUsage(decideSimonDesign(design, counts));
  const { recognised } = designFacts(design, undefined);
  if (verdict.kind === "simon-not-applicable") {
    if (options.json === true)
      print(
        json({
          decision: null,
          why: verdict.why,
          hint: verdict.hint,
          recomputed: verdict.recomputed ?? null,
          design,
          explanation,
          counts,
          recognised,
        }),
      );
    else print(`${verdict.why}\n${verdict.hint}`);
    return EXIT.diagnostics;
  }
  const { decision, stage, stage1, certain, note, responsesNeeded, failuresNeeded, missing } = verdict;
  if (options.json === true) {
    return print(
      json({
        decision,
        stage,
        stage1,
        certain: certain ?? null,
        responsesNeeded: responsesNeeded ?? null,
        failuresNeeded: failuresNeeded ?? null,
        missing,
        note: note ?? null,
        design,
        explanation,
        counts,
        recognised,
      }),
    );
  }
  const known = recognitionText(recognised);
  const lines = [
    `${decision}: ${options.responses} responses of ${options.evaluable} evaluable`,
    `rule: ${explanation}`,
    ...(known === undefined ? [] : [`this is the ${known}`]),
    ...(missing > 0 && certain !== undefined ? [`already certain: ${certain}`] : []),
    ...(missing > 0 ? [`${missing} more evaluable participants complete this stage`] : []),
    ...(note === undefined ? [] : [`note: ${note}`]),
  ];
  return print(lines.join("\n"));
}

export function inferCommand(options: InferArguments): ExitStatus {
  const { design, explanation } = readDesign(options.design);
  const p0 = options.p0 ?? reconstructedNull(design);
  if (options.attained !== undefined) return inferDeviated(options, design, explanation, p0);
  const levels = levelsOf(options, design);
  const inference = orUsage(inferSimonOutcome({ design, responses: options.responses }, { p0, levels }));
  if (options.json === true) return print(json(inferenceObject(design, explanation, p0, options, inference)));
  return print(inferenceText(explanation, p0, options, inference));
}

/**
 * A two-sided interval agrees with a one-sided test at alpha when its level is 1 - 2 alpha: 90% for 5%. That level comes first; the
 * usual 95% stands beside it, and may contain the null rate although the design rejects it.
 */
function levelsOf({ level }: InferArguments, design: SimonDesign): readonly number[] {
  if (level !== undefined) return [level];
  const [recognised] = designFacts(design, undefined).recognised;
  const consistent = Number((1 - 2 * (recognised?.alpha ?? 0.05)).toFixed(6));
  return [...new Set([consistent, 0.95])];
}

function reconstructedNull(design: SimonDesign): number {
  const { recognised } = designFacts(design, undefined);
  const [only, ...others] = recognised;
  if (only === undefined || others.length > 0)
    throw new UsageError("give --p0: the null rate does not follow from the design");
  return only.p0;
}

function inferDeviated(options: InferArguments, design: SimonDesign, explanation: string, p0: number): ExitStatus {
  const { attained = design.n, stage1Responses, responses } = options;
  if (stage1Responses === undefined) throw new UsageError("--attained needs --stage-1-responses");
  if (attained <= design.n1) throw new UsageError(`--attained ${attained} leaves no stage 2 after n1 = ${design.n1}`);
  if (responses < stage1Responses)
    throw new UsageError(
      `--responses ${responses} counts both stages and cannot be below --stage-1-responses ${stage1Responses}`,
    );
  const outcome = {
    design,
    actualN2: attained - design.n1,
    stage1Responses,
    stage2Responses: responses - stage1Responses,
  };
  const inference = orUsage(inferDeviatedSimonOutcome(outcome, { p0, levels: levelsOf(options, design) }));
  const method = "Koyama and Chen 2008";
  if (options.json === true)
    return print(json({ design, explanation, p0, attained, stage1Responses, responses, method, ...inference }));
  return print(deviatedText({ explanation, p0, attained, responses, method }, inference));
}

function deviatedText(
  facts: { explanation: string; p0: number; attained: number; responses: number; method: string },
  inference: DeviatedSimonInference,
): string {
  const { pValue, conditionalP, conditionalError, rejects, criticalStage2Responses: critical } = inference;
  const rows = [
    ["estimate, median unbiased", inference.medianUnbiased.toFixed(4)],
    ["p value", pValue.toFixed(4)],
    ["conditional p value of stage 2", conditionalP.toFixed(4)],
    ["conditional error of the plan", conditionalError.toFixed(4)],
    ["fewest stage 2 responses that reject", isNotComputable(critical) ? critical.why : String(critical)],
    ...inference.intervals.map(({ level, lower, upper }) => [
      `${Number((level * 100).toFixed(6))}% interval`,
      `${lower.toFixed(4)} to ${upper.toFixed(4)}`,
    ]),
  ];
  const head = [
    `${rejects ? "reject" : "do-not-reject"}: ${facts.responses} responses of ${facts.attained} attained participants, against p0 ${facts.p0}`,
    `rule: ${facts.explanation}`,
    `method: ${facts.method}, for a stage 2 of another size than planned`,
    "",
  ];
  return [...head, alignColumns(rows)].join("\n");
}

/** Without a method named, p and interval are the stagewise p value and the Koyama-Chen interval: the two agree with the decision. */
function inferenceObject(
  design: SimonDesign,
  explanation: string,
  p0: number,
  options: InferArguments,
  inference: SimonInference,
) {
  const [intervals] = inference.intervals;
  const pValue = isNotComputable(inference.pValues) ? null : inference.pValues.stagewise;
  return {
    decision: inference.decision,
    p: pValue,
    estimate: inference.estimates.umvue,
    interval:
      intervals === undefined || isNotComputable(intervals.koyamaChen)
        ? null
        : { level: intervals.level, method: "koyama-chen", ...intervals.koyamaChen },
    design,
    explanation,
    p0,
    responses: options.responses,
    participants: inference.participants,
    stage: inference.stage,
    estimates: inference.estimates,
    pValues: inference.pValues,
    intervals: inference.intervals,
  };
}

function inferenceText(explanation: string, p0: number, options: InferArguments, inference: SimonInference): string {
  const number = (value: unknown) => (typeof value === "number" ? value.toFixed(4) : "not computable");
  const limits = (value: unknown) => {
    if (isNotComputable(value) || typeof value !== "object" || value === null) return "not computable";
    const { lower, upper } = value as { lower: unknown; upper: unknown };
    return `${number(lower)} to ${number(upper)}`;
  };
  const { estimates, pValues, intervals } = inference;
  const estimateRows = Object.entries(estimates).map(([name, value]) => [`estimate, ${spaced(name)}`, number(value)]);
  const pRows = isNotComputable(pValues)
    ? [["p value", "not computable"]]
    : Object.entries(pValues).map(([name, value]) => [`p value, ${spaced(name)}`, number(value)]);
  const intervalRows = intervals.flatMap(({ level, ...methods }) =>
    Object.entries(methods).map(([name, value]) => [
      `${Number((level * 100).toFixed(6))}% interval, ${spaced(name)}`,
      limits(value),
    ]),
  );
  const head = [
    `${inference.decision}: ${options.responses} responses of ${inference.participants} participants, against p0 ${p0}`,
    `rule: ${explanation}`,
    "",
  ];
  return [...head, alignColumns([...estimateRows, ...pRows, ...intervalRows])].join("\n");
}

function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
