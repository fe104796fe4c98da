import { type Diagnostic, diagnosticText } from "../../src/core/diagnostic.ts";
import { type LoadedStudy, loadStudy } from "../../src/definition/load.ts";

/** A sound study with something of everything; tests change one text in it. */
export const SMALL_STUDY = `nadir: 1
study: { id: T1, title: Small study, status: registered, facts: seeds/T1.yaml }
anchors:
  transplant: { event: stem-cell-infusion }
  first-dose: { intervention: luspatercept, choose: first }
populations:
  treated: { present: { intervention: luspatercept } }
quantities:
  hb-baseline: { measure: hemoglobin, window: { from: -3 d, to: -1 d, of: first-dose }, summarize: mean }
  hb-week-8: { measure: hemoglobin, target: { at: 56 d, of: transplant, within: 7 d }, choose: nearest }
  plt-first: { measure: platelets, window: { from: 0 d, of: transplant }, choose: first }
  units: { total: { intervention: rbc-transfusion }, sum: dose, window: { from: 0 d, to: 56 d, of: transplant } }
  wait: { duration: { from: transplant, to: first-dose } }
criteria:
  risen: { change: hb-week-8, from: hb-baseline, is: ">= 1.5 g/dL" }
  doubled: { change: hb-week-8, from: hb-baseline, by: ratio, is: ">= 2" }
endpoints:
  response:
    paramcd: RESP
    label: Response
    role: primary
    cites: seeds/T1.yaml#primary-1
    kind: response
    population: treated
    criterion:
      all:
        - { meets: risen }
        - { compare: units, is: "<= 4" }
        - { compare: wait, is: 4 d to 10 d }
        - { compare: hb-week-8, is: { by: sex, F: ">= 110 g/L", M: ">= 120 g/L" } }
    intercurrent: [{ event: death, strategy: composite, when: unassessed }]
  engraftment:
    paramcd: ENGR
    label: Engraftment
    role: secondary
    cites: seeds/T1.yaml#secondary-1
    kind: time-to-event
    origin: transplant
    event: { sustained: neutrophils, is: "> 0.5 10*9/L", run: { length: 3 d, consecutive: calendar } }
    competing: [graft-failure, death]
    horizon: 28 d
    estimate: { cumulative-incidence: { at: [14 d, 28 d] } }
decisions:
  gate:
    simon:
      endpoint: response
      stage-1: { n: 15, continue-if: ">= 9" }
      final: { n: 43, reject-if: "> 26" }
      cites: seeds/T1.yaml#design-1
`;

/** The text with one part, which stands in it exactly once, replaced. */
export function edited(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`"${from}" stands ${text.split(from).length - 1} times`);
  return text.replace(from, () => to);
}

export const MARK = "¶";

/** A text without its mark, and where the mark stood as `line:column`. */
export function unmarked(text: string): { text: string; at: string } {
  const before = text.slice(0, text.indexOf(MARK)).split("\n");
  return { text: text.replace(MARK, ""), at: `${before.length}:${(before.at(-1) ?? "").length + 1}` };
}

/** Code and position of each diagnostic, and its hint where there is one. */
export function shortly(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, where }) => `${where.line}:${where.column} ${code}`);
}

export function loaded(text: string): LoadedStudy {
  const { loaded: study, diagnostics } = loadStudy(text, "study.yaml");
  if (study === undefined) throw new Error(diagnostics.map(diagnosticText).join("\n"));
  return study;
}
