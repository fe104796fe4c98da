import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadStudy } from "../../src/definition/load.ts";
import type { Study } from "../../src/definition/model/study.ts";
import { explainStudy } from "../../src/definition/prose/explain.ts";
import { studyJsonSchema } from "../../src/definition/schema/json-schema.ts";
import { SchemaCheck } from "./json-schema-check.ts";
import {
  isEndpoint,
  loadedWithStandards,
  SHIPPED_STANDARDS,
  STANDARD_NAMES,
  standardFile,
  standardText,
  studyIncluding,
  studyWith,
} from "./standard-library.ts";

const DOC = readFileSync(new URL("../../docs/standard-definitions.md", import.meta.url), "utf8");
const schema = new SchemaCheck(studyJsonSchema());

/** Another value for each parameter, by its name; those below are for one standard. */
const OTHER: Readonly<Record<string, unknown>> = {
  above: "> 25 10*9/L",
  "after-from": "85 d",
  "after-to": "140 d",
  "alive-through": "20 d",
  "anc-low": "< 0.4 10*9/L",
  "anc-normal": "> 2 10*9/L",
  "anc-rise": "> 0.6 10*9/L",
  at: ["10 d"],
  baseline: "min",
  "baseline-days": 3,
  "baseline-from": "-7 d",
  "baseline-to": "1 d",
  before: "transplant",
  "before-first-to": "-60 d",
  "before-from": "-84 d",
  "before-second": "-50 d",
  "before-to": "-2 d",
  below: "< 90 g/L",
  "body-surface": "haycock",
  by: "42 d",
  change: "<= -2",
  cites: "seeds/T1.yaml#primary-1",
  competing: ["death", "second-transplant"],
  "complete-anc": "> 1.2 10*9/L",
  "complete-hb": "> 115 g/L",
  "complete-plt": "> 120 10*9/L",
  consecutive: "measured",
  counted: "in-a-row",
  days: 3,
  dose: "last-dose",
  emergent: "new-or-worse",
  entry: "first-dose",
  event: "adverse-reaction",
  events: ["relapse", "molecular-relapse"],
  exclude: { term: "Fever" },
  fewer: "<= -6",
  from: "100 d",
  grade: ">= 3",
  "hb-low": "< 70 g/L",
  "hb-normal": ">= 130 g/L",
  "hb-rise": "> 20 g/L",
  high: "> 30 10*9/L",
  "high-units": ">= 6",
  horizon: "42 d",
  improvement: ">= 3",
  independence: "-70 d",
  intervention: "platelet-transfusion",
  "last-from": "60 d",
  latest: "190 d",
  low: "< 30 10*9/L",
  "low-episodes": ">= 3",
  "low-in-8-weeks": "<= 2",
  "low-units": "2 to 5",
  "merge-within": "12 h",
  minor: "<= 0.4",
  multiple: ">= 3",
  "needed-from": "-84 d",
  "not-evaluable": "left-out",
  number: ">= 3",
  observation: "140 d",
  "one-day": { from: "16 h", to: "30 h", nearest: "24 h" },
  "one-hour": { from: "5 min", to: "90 min", nearest: "60 min" },
  origin: "last-dose",
  paramcd: "OTHER",
  "paramcd-class": "OTHER",
  "paramcd-response": "OTHER",
  "platelet-washout": "5 d",
  "plt-low": "< 30 10*9/L",
  "plt-normal": "> 100 10*9/L",
  "plt-rise": "> 30 10*9/L",
  population: "treated",
  "pre-within": "12 h",
  ratio: ">= 3",
  "rbc-washout": "10 d",
  relapse: [["relapse", "progression", "molecular-relapse"]],
  "relatedness-missing": "unrelated",
  related: ["yes"],
  rise: ">= 20 g/L",
  role: "supportive",
  "severe-anc": "< 0.2 10*9/L",
  "severe-plt": "< 10 10*9/L",
  "severe-retic": "< 25 10*9/L",
  stretch: ">= 140 d",
  threshold: ">= 1 10*9/L",
  to: "150 d",
  transfusion: "platelet-transfusion",
  "transfusion-free": "-21 d",
  washout: "10 d",
  "when-empty": "2.8 10*11",
  within: "21 d",
  without: "none",
};
const OTHER_IN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "camitta-bsh-nsaa@1": { at: "84 d" },
  "cn-aa@1": { at: "84 d" },
  "graft-failure-primary@1": { days: "2 d", from: "10 d" },
  "haemoglobin-rise@1": { at: "84 d" },
  "iwg2006-hi-n@1": { below: "< 0.8 10*9/L", rise: "> 0.6 10*9/L" },
  "iwg2006-hi-p@1": { below: "< 80 10*9/L", rise: ">= 40 10*9/L" },
  "iwg2018-hi-n@1": { below: "< 0.8 10*9/L", rise: "> 0.6 10*9/L" },
  "iwg2018-hi-p@1": { below: "< 80 10*9/L", rise: ">= 40 10*9/L" },
  "neutrophil-engraftment@1": { days: "2 d" },
  "nih-saa@1": { at: "84 d" },
  "platelet-engraftment@1": { days: "5 d" },
  "platelet-refractoriness@1": { below: { "one-hour": "< 5000 m2/uL/10*11" } },
  "rbc-units-reduction@1": { ratio: "<= 0.3" },
  "treatment-emergent-adverse-events@1": { from: "1 d of first-dose", to: "30 d of last-dose" },
};
/** Parameters that are given together or not at all. */
const TOGETHER: Readonly<Record<string, string>> = {
  related: "relatedness-missing",
  "relatedness-missing": "related",
};

function otherValue(standard: string, parameter: string): unknown {
  if (parameter === "missing") return IMPUTED.includes(standard) ? "not-evaluable" : "non-response";
  const value = OTHER_IN[standard]?.[parameter] ?? OTHER[parameter];
  if (value === undefined) throw new Error(`no other value for ${parameter} of ${standard}`);
  return value;
}

const IMPUTED = ["camitta-bsh-nsaa@1", "cn-aa@1", "haemoglobin-rise@1", "lineage-hi@1", "nih-saa@1"];

/** Everything the study means, without where it is written. */
function meaning(study: Study): string {
  return JSON.stringify(study, (key, value: unknown) => {
    if (key === "file" || key === "pointer") return undefined;
    if (typeof value === "bigint") return value.toString();
    return value instanceof Map ? [...value] : value;
  });
}

describe.each(STANDARD_NAMES)("%s", (name) => {
  const file = standardFile(name);
  const parameters = Object.keys(file.parameters);
  const asShipped = loadedWithStandards(studyWith(name));
  const meant = meaning(asShipped.study);

  test("is named after its file, and says where it comes from and what is not confirmed", () => {
    expect(`${file.standard}@${file.version}`).toBe(name);
    expect(["confirmed", "provisional"]).toContain(file.status);
    expect(file.sources.length).toBeGreaterThan(0);
    if (file.status === "provisional") expect(file.unconfirmed?.length).toBeGreaterThan(0);
    for (const text of [...file.sources, ...(file.limits ?? []), ...(file.unconfirmed ?? [])])
      expect(typeof text).toBe("string");
    expect(standardText(name)).toMatch(/^# [A-Z].*\.\n/);
  });

  test("every parameter says what it is, has a default, and stands in the body", () => {
    for (const [parameter, declared] of Object.entries(file.parameters)) {
      expect(Object.keys(declared).sort(), parameter).toEqual(["default", "says"]);
      expect(declared.says.length).toBeGreaterThan(10);
    }
    const used = new Set(
      [...JSON.stringify(file.body).matchAll(/\{"parameter":"([^"]+)"\}/g)].map((match) => match[1]),
    );
    expect([...used].sort()).toEqual([...parameters].sort());
  });

  test("loads with its defaults, without a word, and is explained", () => {
    const { loaded, diagnostics } = loadStudy(studyWith(name), "study.yaml", SHIPPED_STANDARDS);
    expect(diagnostics).toEqual([]);
    const explained = explainStudy(loaded!.study, loaded!.readings);
    for (const { paramcd, label } of loaded!.study.endpoints.values()) {
      expect(explained).toContain(paramcd);
      expect(explained).toContain(label);
    }
    expect(explained).not.toMatch(/undefined|\[object|NaN/);
  });

  test.each(parameters)("another value of %s loads and means something else", (parameter) => {
    const partner = TOGETHER[parameter];
    const companion = partner === undefined ? {} : { [partner]: otherValue(name, partner) };
    const changed = loadedWithStandards(studyWith(name, { ...companion, [parameter]: otherValue(name, parameter) }));
    expect(meaning(changed.study)).not.toBe(meant);
  });

  test("every alternative reading means something else", () => {
    const { readings, withAlternatives } = asShipped;
    for (const reading of readings) {
      expect(reading.why).not.toBe("");
      expect(reading.pointers.length).toBeGreaterThan(0);
      for (const alternative of reading.alternatives.keys())
        expect(meaning(withAlternatives([{ reading, alternative }])), reading.ref).not.toBe(meant);
    }
  });

  test("a parameter given as a reading is a reading where the value stands", () => {
    const parameter = parameters.find(
      (candidate) => file.parameters[candidate]?.default !== null && !(candidate in TOGETHER),
    );
    const declared = file.parameters[parameter!]?.default as { use?: unknown } | null;
    const use = declared !== null && typeof declared === "object" && "use" in declared ? declared.use : declared;
    const other = otherValue(name, parameter!);
    const { study, readings, withAlternatives } = loadedWithStandards(
      studyWith(name, { [parameter!]: { use, or: [other], ref: "A99", why: "for the test" } }),
    );
    const [reading, ...more] = readings.filter(({ ref }) => ref === "A99");
    expect(more).toEqual([]);
    const alone = loadedWithStandards(studyWith(name, { [parameter!]: other })).study;
    expect(meaning(study)).toBe(meant);
    expect(meaning(withAlternatives([{ reading: reading!, alternative: 0 }]))).toBe(meaning(alone));
  });

  test("the JSON schema accepts it where it is used", () => {
    expect(schema.faults(parse(studyWith(name)))).toEqual([]);
    expect(schema.faults(parse(studyWith(name, { [parameters[0]!]: "anything" })))).toEqual([]);
  });

  test("the table of standard definitions has it, with its status and its parameters", () => {
    const row = DOC.split("\n").find((line) => line.startsWith(`| \`${name}\` |`)) ?? "";
    const cells = row.split("|").map((cell) => cell.trim());
    expect(cells.slice(4, 5)).toEqual([
      file.status === "confirmed" && file.unconfirmed === undefined
        ? "yes"
        : file.status === "confirmed"
          ? "in part"
          : "no",
    ]);
    expect(cells[5]?.match(/`[^`]+`/g)).toEqual(parameters.map((parameter) => `\`${parameter}\``));
  });
});

test("all that bring sections can be included together", () => {
  const { study } = loadedWithStandards(studyIncluding(STANDARD_NAMES.filter((name) => !isEndpoint(name))));
  expect(study.endpoints.size).toBeGreaterThan(15);
});

test("the table has no definition that does not exist", () => {
  expect([...DOC.matchAll(/^\| `([a-z0-9-]+@\d+)` \|/gm)].map((match) => match[1])).toEqual(STANDARD_NAMES);
});
