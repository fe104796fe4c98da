/** The files of the shipped studies were also held against define2-1-0.xsd with xmllint; the schema is not the project's to pass on. */
import { beforeAll, describe, expect, test } from "vitest";
import type { StudyRun } from "../../../src/engine.ts";
import { defineXml } from "../../../src/reporting/datasets/define-xml.ts";
import { runFixture } from "../../derivation/fixture-run.ts";
import { contextOf, datasetsOf } from "./datasets-of.ts";

const fileOf = ({ name }: { name: string }) => `${name.toLowerCase()}.json`;

describe.each(["NCT07362095", "NCT05832216"])("the define file of %s", (trial) => {
  let run: StudyRun;
  let xml: string;
  beforeAll(async () => {
    run = await runFixture(trial);
    xml = defineXml(datasetsOf(run), contextOf(run), fileOf);
  });
  const attributes = (name: string) =>
    [...xml.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map((match) => match[1]);

  test("describes every variable of every data set, in order", () => {
    const expected = datasetsOf(run).flatMap(({ name, variables }) =>
      variables.map((variable) => `IT.${name}.${variable.name}`),
    );
    expect(attributes("ItemOID")).toEqual(expected);
  });

  test("every reference leads to a definition, and no identifier stands twice", () => {
    const defined = [...attributes("OID"), ...attributes("ID")];
    expect(new Set(defined).size).toBe(defined.length);
    const references = ["ItemOID", "MethodOID", "CodeListOID", "def:StandardOID", "def:ArchiveLocationID"];
    expect(references.flatMap(attributes).filter((reference) => !defined.includes(reference))).toEqual([]);
  });

  test("the parameters stand in a code list with their labels", () => {
    for (const { paramcd } of run.study.endpoints.values()) expect(xml).toContain(`CodedValue="${paramcd}"`);
  });
});

test("what stands in a study file cannot break out of the XML", async () => {
  const run = await runFixture("NCT05832216");
  const context = { ...contextOf(run), studyTitle: `</StudyDescription><x a="&"'>\u0000\ud800` };
  const xml = defineXml(datasetsOf(run), context, fileOf);
  expect(xml).toContain("&lt;/StudyDescription&gt;&lt;x a=&quot;&amp;&quot;&apos;&gt;\ufffd\ufffd</StudyDescription>");
});
