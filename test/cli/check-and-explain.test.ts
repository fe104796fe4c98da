import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inRoot, nadir } from "./command.ts";

const STUDY = inRoot("endpoints/NCT07362095.yaml");
const CHOSEN = /^(participant_id|SYN-10(01|03|05|09|17|20|30)),/;

/** The rows of a few participants of the fixture, which are read faster than all of them. */
const DATA = mkdtempSync(join(tmpdir(), "nadir-test-"));

beforeAll(() => {
  mkdirSync(DATA, { recursive: true });
  for (const name of ["participants.csv", "labs.csv", "interventions.csv", "events.csv"]) {
    const lines = readFileSync(inRoot(`fixtures/NCT07362095/${name}`), "utf8").split("\n");
    writeFileSync(join(DATA, name), `${lines.filter((line) => CHOSEN.test(line)).join("\n")}\n`);
  }
});

afterAll(() => rmSync(DATA, { recursive: true }));

/** Severity and code of everything said that is more than a note. */
async function complaints(...args: readonly string[]): Promise<string[]> {
  const { out } = await nadir(...args, "--json");
  const { diagnostics } = JSON.parse(out) as { diagnostics: { code: string; severity: string }[] };
  return diagnostics.filter(({ severity }) => severity !== "note").map(({ code, severity }) => `${severity} ${code}`);
}

describe("help", () => {
  test.each([[["--help"]], [["help"]], [["-h"]]])("%j has examples and the exit status", async (args) => {
    const { status, out } = await nadir(...args);
    expect(status).toBe(0);
    for (const part of ["Examples", "nadir run", "nadir explain", "nadir simon", "Exit status"])
      expect(out).toContain(part);
  });

  test.each(["run", "report", "verify", "check", "explain", "simon", "schema"])("of %s", async (command) => {
    const { status, out } = await nadir(command, "--help");
    expect(status).toBe(0);
    expect(out).toContain(`nadir ${command}`);
  });

  test("the examples are commands that work", async () => {
    const { out } = await nadir("--help");
    const examples = out.split("\n").filter((line) => line.startsWith("  nadir ") && !/--out| out\//.test(line));
    expect(examples.length).toBeGreaterThan(2);
    for (const example of examples) {
      const args = example
        .trim()
        .split(" ")
        .slice(1)
        .map((word) => (/^(endpoints|fixtures)\//.test(word) ? inRoot(word) : word));
      expect([example, (await nadir(...args)).status]).toEqual([example, 0]);
    }
  });

  test("--version is one line", async () => expect((await nadir("--version")).out).toMatch(/^\d+\.\d+\.\d+\n$/));
});

test("schema prints JSON", async () => {
  const { status, out } = await nadir("schema");
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema", type: "object" });
});

describe("check", () => {
  test("a sound study, and a sound export", async () => {
    expect(await complaints("check", STUDY)).toEqual([]);
    expect(await complaints("check", STUDY, "--data", inRoot("fixtures/bad/good"))).toEqual([]);
    expect(await nadir("check", STUDY)).toMatchObject({ status: 0 });
  });

  test.each([
    ["unit-unknown", "labs.csv:7:unit"],
    ["participants-missing", "participants.csv"],
  ])("%s: 1, at %s", async (folder, place) => {
    const { status, err } = await nadir("check", STUDY, "--data", inRoot(`fixtures/bad/${folder}`));
    expect(status).toBe(1);
    expect(err).toContain(place);
  });

  test("several studies are all looked at", async () => {
    expect(await complaints("check", STUDY, inRoot("endpoints/NCT05660785.yaml"))).toEqual([]);
  });
});

describe("explain", () => {
  test("the definition: every endpoint", async () => {
    const { status, out } = await nadir("explain", STUDY);
    expect(status).toBe(0);
    for (const part of ["HB15W8", "ANCENGR", "PLTENGR", "RBCUNITS", "DOSEWIN", "ELIGHB", ">= 1.5 g/dL"])
      expect(out).toContain(part);
  });

  const verdict = async (participant: string, endpoint: string) =>
    (await nadir("explain", STUDY, "--data", DATA, "--participant", participant, "--endpoint", endpoint)).out;

  test.each([
    {
      name: "a run that a missing day moved past the horizon",
      participant: "SYN-1030",
      endpoint: "ANCENGR",
      parts: ["censored", "28", "Near miss", "2026-06-28"],
    },
    {
      name: "a rise of 14 g/L",
      participant: "SYN-1003",
      endpoint: "HB15W8",
      parts: ["66", "80", "Near miss", "1 g/L"],
    },
    {
      name: "a rise of exactly 15 g/L, printed in g/dL",
      participant: "SYN-1001",
      endpoint: "HB15W8",
      parts: ["8.1 g/dL", "81 g/L", "9.6 g/dL", "96 g/L", "labs.csv:"],
    },
    {
      name: "red cells a day inside the look-back",
      participant: "SYN-1009",
      endpoint: "HB15W8",
      parts: ["rbc-transfusion", "interventions.csv:", "Near miss"],
    },
    { name: "not in the population", participant: "SYN-1020", endpoint: "HB15W8", parts: ["NOT_IN_POPULATION"] },
    {
      name: "a log that ends too early",
      participant: "SYN-1017",
      endpoint: "hb-response",
      parts: ["imputed", "TRANSFUSION_LOG_INCOMPLETE"],
    },
  ])("$name: $participant $endpoint", async ({ participant, endpoint, parts }) => {
    const text = await verdict(participant, endpoint);
    for (const part of parts) expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  });

  test("every endpoint of a participant", async () => {
    const { out } = await nadir("explain", STUDY, "--data", DATA, "--participant", "SYN-1005");
    for (const part of ["HB15W8", "ANCENGR", "PLTENGR", "RBCUNITS", "DOSEWIN", "ELIGHB"])
      expect(out).toContain(`${part} `);
  });

  test.each([
    {
      name: "a participant of nearly the name",
      args: ["--data", DATA, "--participant", "SYN-10001"],
      hint: "SYN-1001",
    },
    {
      name: "an endpoint nobody has",
      args: ["--data", DATA, "--participant", "SYN-1001", "--endpoint", "HB15W9"],
      hint: "HB15W8",
    },
  ])("$name: 2, with a hint", async ({ args, hint }) => {
    const { status, out, err } = await nadir("explain", STUDY, ...args);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(hint);
  });

  // Once a fault: --endpoint without a participant is taken and ignored; the whole definition is printed.
  test("the definition of one endpoint", async () => {
    expect((await nadir("explain", STUDY, "--endpoint", "HB15W8")).out).not.toContain("ANCENGR");
  });
});
