/**
 * `nadir init` on the exports of examples/: what it writes loads, check finds nothing or asks for exactly what init left open, and with the
 * questions answered the verdicts are those of the mapping written by hand.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { hasErrors } from "../../src/core/diagnostic.ts";
import { loadSources } from "../../src/definition/sources/load.ts";
import type { ExportFile } from "../../src/ingestion/containers/export-file.ts";
import { type ProposedSources, proposeSources } from "../../src/ingestion/recognition/propose-sources.ts";
import { recogniseExport } from "../../src/ingestion/recognition/recognise-export.ts";
import { inRoot, inTemporaryFolder, nadir } from "./command.ts";

/** Every folder with a mapping written by hand. */
const EXAMPLES = readdirSync(inRoot("examples"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name === "sources.yaml")
  .map((entry) => relative(inRoot("examples"), entry.parentPath))
  .sort();

/** The files of an example without its mapping. */
function bareCopy(example: string, folder: string): string {
  const data = join(folder, "data");
  mkdirSync(data);
  for (const name of readdirSync(inRoot(`examples/${example}`)))
    if (!/\.(?:yaml|md)$/.test(name)) cpSync(inRoot(`examples/${example}/${name}`), join(data, name));
  return data;
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  yield readFileSync(path);
}

/** Every question with choices answered with the choice that `choose` takes. */
async function answered(
  data: string,
  choose: (id: string, answers: readonly string[]) => string,
): Promise<ProposedSources> {
  const open = (name: string): ExportFile => ({ name, bytes: bytesOf(join(data, name)) });
  const { files } = await recogniseExport(readdirSync(data).sort(), open);
  const answers = new Map<string, string>();
  for (;;) {
    const proposed = proposeSources(files, answers);
    const question = proposed.questions.find(({ id, choices }) => choices.length > 0 && !answers.has(id));
    if (question === undefined) return proposed;
    answers.set(
      question.id,
      choose(
        question.id,
        question.choices.map(({ answer }) => answer),
      ),
    );
  }
}

/** The codes of the errors that a command shows. */
function errorCodes(err: string): readonly string[] {
  return [...new Set([...err.matchAll(/ error ([A-Z_]+) /g)].map(([, code = ""]) => code))].sort();
}

describe("init on the exports of examples/", () => {
  it("finds them", () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(9);
  });

  it.each(EXAMPLES)("%s: what is written loads without a fault", async (example) => {
    await inTemporaryFolder(async (folder) => {
      const data = bareCopy(example, folder);
      const { status, err } = await nadir("init", data);
      expect(err).toBe("");
      expect(status).toBe(0);
      const { diagnostics } = loadSources(readFileSync(join(data, "sources.yaml"), "utf8"), "sources.yaml");
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(hasErrors(diagnostics)).toBe(false);
    });
  });

  it.each<[string, readonly string[]]>([
    ["cdisc-pilot/data", []],
    ["omop-synthea/data", []],
    ["mimic-demo/data", []],
    ["rho/data", ["DATA_CONFLICT"]],
    // No units are printed; the rows without a date, of which init asks, have no blood count.
    ["tongji-wuhan/english", ["DATA_UNKNOWN_UNIT"]],
    ["tongji-wuhan/chinese", ["DATA_UNKNOWN_UNIT"]],
    // No column is named after the participant.
    ["thiomon/data", ["DATA_MISSING_COLUMN"]],
    // Nobody says which test is observed, or there are no results that anybody could recognise: the study reads the participants only.
    ["wbcsim/data", []],
    ["uci-bone-marrow/data", []],
  ])("%s: check asks for what init left open, and for nothing else", async (example, codes) => {
    await inTemporaryFolder(async (folder) => {
      const data = bareCopy(example, folder);
      const { out } = await nadir("init", data);
      const { err } = await nadir("check", join(data, "study.yaml"), "--data", data);
      expect(errorCodes(err)).toEqual(codes);
      if (codes.length > 0)
        expect(out).toMatch(/undecided: \d+; what to write into sources\.yaml|nothing is undecided/);
    });
  });
});

/** The values of an example's endpoints by PARAMCD and participant, of those that have one. */
async function values(data: string, out: string): Promise<ReadonlyMap<string, string>> {
  const study = inRoot("examples/tongji-wuhan/study.yaml");
  const { status, err } = await nadir("run", study, "--data", data, "--out", out, "--format", "none");
  if (status !== 0) throw new Error(err);
  const lines = readFileSync(join(out, "derivations.csv"), "utf8").trim().split("\n").slice(1);
  return new Map(
    lines.flatMap((line) => {
      const [, participant = "", , paramcd = "", , , value = ""] = line.split(",");
      return value === "" ? [] : [[`${paramcd} ${participant}`, value] as const];
    }),
  );
}

describe("init with its questions answered", () => {
  it.each(["english", "chinese"])("tongji-wuhan/%s has the values of the mapping by hand", async (copy) => {
    await inTemporaryFolder(async (folder) => {
      const data = bareCopy(`tongji-wuhan/${copy}`, folder);
      const { text = "", questions } = await answered(data, (id, [first = "", second = ""]) =>
        id.endsWith(" sex") ? second : first,
      );
      // Besides the deaths, which are a number in a column called outcome, one thing that only a person can say.
      const open = questions.map(({ what }) => what);
      expect(open).toEqual(
        copy === "english" ? ["neutrophils count is no name that nadir knows; it resembles neutrophils"] : [],
      );
      const neutrophils = "neutrophils: { column: neutrophils count, unit: 10*9/L }";
      const byPerson = readFileSync(inRoot(`examples/tongji-wuhan/${copy}/sources.yaml`), "utf8");
      const events = byPerson.slice(byPerson.indexOf("events:\n"));
      writeFileSync(join(data, "sources.yaml"), `${text.replace(/# UNDECIDED neutrophils: .*/, neutrophils)}${events}`);
      const byInit = await values(data, join(folder, "init"));
      const byHand = await values(inRoot(`examples/tongji-wuhan/${copy}`), join(folder, "hand"));
      // Leukocytes differ: urine stands in the same column, which nobody can see in its header.
      const shared = [...byHand].filter(([key]) => !key.startsWith("WBCPEAK "));
      expect(shared).toHaveLength(237);
      expect(shared.filter(([key, value]) => byInit.get(key) !== value)).toEqual([]);
    });
  });
});

describe("init on doses and observations", () => {
  it("asks which test is observed, in which unit and time, and then has the nadirs of the mapping by hand", async () => {
    await inTemporaryFolder(async (folder) => {
      const data = bareCopy("wbcsim/data", folder);
      const wanted = new Map([
        ["wbcSim.csv test", "leukocytes"],
        ["wbcSim.csv TIME date", "hours"],
        ["wbcSim.csv DV unit", "10*9/L"],
      ]);
      const { text = "", questions, analytes } = await answered(data, (id) => wanted.get(id) ?? "");
      expect(analytes).toEqual(["leukocytes"]);
      expect(questions.map(({ id }) => id)).toEqual(["day 0"]);
      const day0 = text.replace(/# UNDECIDED enrolled_on: NAME.*/, "enrolled_on: { constant: 2000-01-01 }");
      writeFileSync(join(data, "sources.yaml"), day0);
      const study = inRoot("examples/wbcsim/study.yaml");
      const [byInit, byHand] = [join(folder, "init"), join(folder, "hand")];
      await nadir("run", study, "--data", data, "--out", byInit, "--format", "none");
      await nadir("run", study, "--data", inRoot("examples/wbcsim/data"), "--out", byHand, "--format", "none");
      const derivations = (out: string) => readFileSync(join(out, "derivations.csv"), "utf8");
      expect(derivations(byInit)).toBe(derivations(byHand));
    });
  });
});

describe("a canonical participants.csv", () => {
  it.each([
    { name: "without enrolled_on", header: "participant_id,age", row: "P1,61", asked: true },
    { name: "with it, blank", header: "participant_id,enrolled_on", row: "P1,", asked: true },
    { name: "with it", header: "participant_id,enrolled_on", row: "P1,2026-01-05", asked: false },
  ])("$name: day 0 is asked for: $asked", ({ header, row, asked }) =>
    inTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, "participants.csv"), `${header}\n${row}\n`);
      const { status, out } = await nadir("init", folder);
      expect([status, out.includes("no column has a date of enrolment")]).toEqual([0, asked]);
    }),
  );
});

describe("the first check after init", () => {
  const PARTICIPANTS = "participant_id,enrolled_on\nP1,2026-01-05\n";
  it.each<[string, Readonly<Record<string, string>>]>([
    ["participants alone", {}],
    ["no labs.csv", { "events.csv": "participant_id,event,occurred_on\nP1,death,2026-02-01\n" }],
    [
      "no events.csv",
      { "labs.csv": "participant_id,analyte,collected_at,value,unit\nP1,hemoglobin,2026-01-06,8.1,g/dL\n" },
    ],
  ])("%s: no error, and nothing is missed that only a placeholder reads", (_, files) =>
    inTemporaryFolder(async (folder) => {
      for (const [name, text] of Object.entries({ "participants.csv": PARTICIPANTS, ...files }))
        writeFileSync(join(folder, name), text);
      await nadir("init", folder);
      const { status, err } = await nadir("check", join(folder, "study.yaml"), "--data", folder);
      expect(errorCodes(err)).toEqual([]);
      expect(status).toBe(0);
      // The skeleton cites nothing, which is said once.
      expect(err.match(/LINT_UNCITED|LINT_STUDY_CITES_NOTHING/g)).toEqual(["LINT_STUDY_CITES_NOTHING"]);
    }),
  );
});

describe("where init writes", () => {
  it("never over a file that is there", async () => {
    await inTemporaryFolder(async (folder) => {
      const data = bareCopy("wbcsim/data", folder);
      writeFileSync(join(data, "sources.yaml"), "mine");
      const { status, err } = await nadir("init", data);
      expect(status).toBe(2);
      expect(err).toContain("init never overwrites");
      expect(readFileSync(join(data, "sources.yaml"), "utf8")).toBe("mine");
      expect(existsSync(join(data, "study.yaml"))).toBe(false);
    });
  });

  it("elsewhere with --out, which is said", async () => {
    await inTemporaryFolder(async (folder) => {
      const data = bareCopy("wbcsim/data", folder);
      const target = join(folder, "new", "place");
      const { status, out } = await nadir("init", data, "--out", target);
      expect(status).toBe(0);
      expect(readdirSync(target)).toEqual(["sources.yaml", "study.yaml"]);
      expect(readdirSync(data)).toEqual(["wbcSim.csv"]);
      expect(out).toContain(
        `nadir check ${join(target, "study.yaml")} --data ${data} --sources ${join(target, "sources.yaml")}`,
      );
    });
  });

  it.each([
    ["a folder that is not there", "nowhere", "is not a folder"],
    ["an empty folder", ".", "has no files that an export may have"],
  ])("refuses %s", async (_, name, said) => {
    await inTemporaryFolder(async (folder) => {
      const { status, err } = await nadir("init", join(folder, name));
      expect(status).toBe(2);
      expect(err).toContain(said);
    });
  });

  it("writes the same twice", async () => {
    await inTemporaryFolder(async (folder) => {
      const data = bareCopy("tongji-wuhan/chinese", folder);
      await nadir("init", data, "--out", join(folder, "a"));
      await nadir("init", data, "--out", join(folder, "b"));
      for (const name of ["sources.yaml", "study.yaml"])
        expect(readFileSync(join(folder, "a", name), "utf8")).toBe(readFileSync(join(folder, "b", name), "utf8"));
    });
  });
});
