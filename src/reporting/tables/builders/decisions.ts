/** A two-stage design, what it promises, what was decided, and the inference that respects the two stages. */
import { wordFor } from "../../language/language.ts";
import type { DecisionFacts, DecisionInference } from "../../model/decision-facts.ts";
import {
  type Cell,
  countCell,
  noted,
  numberCell,
  percentCell,
  percentLimitsCell,
  pValueCell,
  textCell,
} from "../cell.ts";
import { column, headerRow, type Row, row, type TableDraft } from "../table.ts";
import { collectNotes, type Notes } from "./notes.ts";
import { endpointOf, endpointTitle, known, type TableContext } from "./table-context.ts";

export function decisionTables(context: TableContext): readonly TableDraft[] {
  return context.data.decisions.map((decision, index) => decisionTable(context, decision, index));
}

function decisionTable(context: TableContext, decision: DecisionFacts, index: number): TableDraft {
  const { words, terms, source } = context;
  const notes = collectNotes();
  const endpoint = endpointOf(context, decision.paramcd);
  const rows = [
    ...designRows(context, decision),
    ...characteristicRows(context, decision),
    ...decisionRows(context, decision, notes),
    ...(decision.inference === null ? [] : inferenceRows(context, decision.inference, notes)),
  ];
  return {
    id: index === 0 ? "decision" : `decision-${index + 1}`,
    title: words.decisionTitle(decision.name),
    population: endpoint === undefined ? decision.endpoint : endpointTitle(endpoint),
    columns: [column(""), column(terms.value, { align: "left", stacks: false })],
    rows,
    notes: notes.all(),
    foot: [words.stageRule(decision.design), words.notes.simon, source],
  };
}

function text(label: string, value: string): Row {
  return line(label, textCell(value));
}

function line(label: string, cell: Cell): Row {
  return row(label, [cell], { indent: 1 });
}

function designRows({ words }: TableContext, { design, recognised, assumptions }: DecisionFacts): readonly Row[] {
  const { r1, n1, r, n } = design;
  return [
    headerRow(words.design.heading),
    line(words.design.firstStage, countCell(n1, "n1")),
    line(words.design.stopAt, countCell(r1, "r1")),
    line(words.design.bothStages, countCell(n, "n")),
    line(words.design.rejectAbove, countCell(r, "r")),
    ...(recognised === null ? [] : [text(words.design.recognised, words.recognised(recognised))]),
    ...(assumptions === null
      ? []
      : [
          line(words.design.p0, percentCell(assumptions.p0, "p0")),
          line(words.design.p1, percentCell(assumptions.p1, "p1")),
          line(words.design.alphaAsked, numberCell(assumptions.alpha, 3, "alpha")),
          line(words.design.powerAsked, percentCell(assumptions.power, "power")),
          text(words.design.basis, wordFor(words.design.bases, assumptions.basis)),
        ]),
  ];
}

function characteristicRows({ words }: TableContext, { characteristics }: DecisionFacts): readonly Row[] {
  if (characteristics === null) return [];
  const { alpha, power, EN0, PET0, EN1, PET1 } = characteristics;
  return [
    headerRow(words.design.characteristics),
    line(words.design.alpha, numberCell(alpha, 4, "alpha")),
    line(words.design.power, percentCell(power, "power")),
    line(words.design.expected0, numberCell(EN0, 1, "EN0")),
    line(words.design.stop0, percentCell(PET0, "PET0")),
    line(words.design.expected1, numberCell(EN1, 1, "EN1")),
    line(words.design.stop1, percentCell(PET1, "PET1")),
  ];
}

function decisionRows({ terms, words }: TableContext, decision: DecisionFacts, notes: Notes): readonly Row[] {
  const { word, stage1, final, replaced, certain } = decision;
  const count = ({ responders, evaluable, size, pending }: DecisionFacts["final"]) =>
    textCell(words.stageCount({ responders, evaluable, size, pending }));
  return [
    headerRow(words.decision),
    text(words.decided, terms.decisions[word]),
    line(words.afterFirstStage, count(stage1)),
    line(words.inAll, count(final)),
    row(words.replaced, [countCell(replaced, "replaced")], {
      indent: 1,
      notes: replaced === 0 ? [] : [notes.key(terms.replacement(decision))],
    }),
    ...(certain === null
      ? []
      : [text(words.certain, words.certainSince(wordFor(terms.decisions, certain.word), certain.since))]),
  ];
}

function inferenceRows(context: TableContext, inference: DecisionInference, notes: Notes): readonly Row[] {
  const { terms, words } = context;
  const why = (cell: Cell, value: number | null, reason: string) =>
    value === null && reason !== "" ? noted(cell, notes.key(reason)) : cell;
  const named = (what: string, name: string) => words.listed([what, wordFor(words.inferenceNames, name)]);
  return [
    headerRow(words.inference(inference)),
    ...inference.estimates.map(({ name, value, why: reason }) =>
      line(named(terms.estimate, name), why(percentCell(known(value), name), value, reason)),
    ),
    ...inference.intervals.map(({ name, level, lower, upper, why: reason }) =>
      line(
        named(terms.confidenceInterval(level), name),
        why(percentLimitsCell({ lower: known(lower), upper: known(upper) }), lower ?? upper, reason),
      ),
    ),
    ...inference.pValues.map(({ name, value, why: reason }) =>
      line(named(terms.pValue, name), why(pValueCell(known(value)), value, reason)),
    ),
  ];
}
