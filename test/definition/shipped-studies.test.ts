import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadStudy } from "../../src/definition/load.ts";
import { explainStudy } from "../../src/definition/prose/explain.ts";
import { needsOf } from "../../src/definition/walk/needs.ts";
import { loaded, SMALL_STUDY } from "./small-study.ts";

const ROOT = new URL("../../", import.meta.url);
const SHIPPED = readdirSync(new URL("endpoints/", ROOT)).filter((name) => name.endsWith(".yaml"));

describe.each(SHIPPED)("endpoints/%s", (name) => {
  const text = readFileSync(new URL(`endpoints/${name}`, ROOT), "utf8");

  test("loads without a word", () => expect(loadStudy(text, name).diagnostics).toEqual([]));

  test("is named after its study, and cites facts that are in the record", () => {
    const { study } = loaded(text);
    expect(`${study.id}.yaml`).toBe(name);
    const cited = [...new Set(text.match(/seeds\/\S+?#[a-z0-9-]+/g) ?? [])];
    expect(cited.length).toBeGreaterThan(0);
    expect(cited.filter((cite) => !factExists(cite))).toEqual([]);
  });

  test("every endpoint says what it cites", () => {
    const { study } = loaded(text);
    expect(
      [...study.endpoints.values()].filter(({ cites }) => cites === undefined).map(({ paramcd }) => paramcd),
    ).toEqual([]);
  });

  test("is explained endpoint by endpoint, decision by decision, reading by reading", () => {
    const { study, readings } = loaded(text);
    const explained = explainStudy(study, readings);
    for (const { paramcd, label } of study.endpoints.values()) {
      expect(explained).toContain(paramcd);
      expect(explained).toContain(label);
    }
    for (const decision of study.decisions.keys()) expect(explained).toContain(decision);
    for (const { ref } of readings) expect(explained).toContain(ref);
    expect(explained).not.toMatch(/undefined|\[object|NaN/);
  });
});

test.each(SHIPPED)("every endpoint of %s has the summary of an estimand", (name) => {
  const { study } = loaded(readFileSync(new URL(`endpoints/${name}`, ROOT), "utf8"));
  const without = [...study.endpoints.values()].filter(({ summary }) => summary === undefined || summary === "");
  expect(without.map(({ paramcd }) => paramcd)).toEqual([]);
  const efficacy = [...study.endpoints.values()].filter(({ role }) => role === "primary" || role === "secondary");
  expect(efficacy.filter(({ intercurrent }) => intercurrent.length === 0).map(({ paramcd }) => paramcd)).toEqual([]);
});

test("runs, delayed entry and negations are said in plain words", () => {
  const { study, readings } = loaded(readFileSync(new URL("endpoints/NCT06075238.yaml", ROOT), "utf8"));
  const explained = explainStudy(study, readings);
  for (const part of [
    "haemoglobin >= 80 g/L on a measured day (mean value of each day), with no red-cell transfusion from 14 days before it (that day not included) to that day",
    "with no G-CSF on any of them",
    "with no platelet transfusion from 7 days before the first of them to the last",
    "the first acute GVHD (grade >= 2). At risk from first-dose on.",
  ])
    expect(explained).toContain(part);
});

function factExists(cite: string): boolean {
  const [file = "", fact] = cite.split("#");
  if (!existsSync(new URL(file, ROOT))) return false;
  const { facts } = parse(readFileSync(new URL(file, ROOT), "utf8")) as { facts: readonly { id: string }[] };
  return facts.some(({ id }) => id === fact);
}

test("a study is explained with its thresholds as written", () => {
  const explained = explainStudy(loaded(SMALL_STUDY).study, []);
  for (const part of [
    "RESP",
    "ENGR",
    ">= 1.5 g/dL",
    "> 0.5 10*9/L",
    "4 d to 10 d",
    "at least 9",
    "more than 26",
    "15",
    "43",
  ])
    expect(explained).toContain(part);
});

test("what a study reads: everything it names, and what ends follow-up", () => {
  const { analytes, interventions, events } = needsOf([loaded(SMALL_STUDY).study]);
  expect([...analytes.keys()].sort()).toEqual(["hemoglobin", "neutrophils", "platelets"]);
  expect([...interventions].sort()).toEqual(["luspatercept", "rbc-transfusion"]);
  expect([...events].sort()).toEqual(["death", "graft-failure", "stem-cell-infusion", "withdrawal"]);
});
