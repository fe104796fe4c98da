import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SMALL_STUDY } from "../definition/small-study.ts";
import { GOOD } from "../ingestion/small-export.ts";
import { bytesIn, inRoot, inTemporaryFolder, nadir, nadirJson } from "./command.ts";

interface Run {
  readonly study: string;
  readonly data: string;
  readonly out: string;
  readonly folder: string;
}

/** A finished run with tables, a figure format and everything that re-drawing needs. */
async function withRun<Value>(work: (run: Run) => Promise<Value>, format = "md,svg"): Promise<Value> {
  return inTemporaryFolder(async (folder) => {
    const [study, data, out] = [join(folder, "study.yaml"), join(folder, "data"), join(folder, "out")];
    writeFileSync(study, SMALL_STUDY);
    mkdirSync(data);
    for (const [name, text] of Object.entries(GOOD)) writeFileSync(join(data, name), text);
    const ended = await nadir("run", study, "--data", data, "--out", out, "--format", format);
    expect(ended.status).toBe(0);
    return work({ study, data, out, folder });
  });
}

describe("nadir verify", () => {
  test("a run as it was written, with its inputs", () =>
    withRun(async ({ study, data, out }) => {
      const { status, out: text } = await nadir("verify", out, "--data", data, "--study", study);
      expect(status).toBe(0);
      expect(text).toMatch(/files, the export and the study: all as written by nadir \d/);
      expect(text).toMatch(/manifest\.json sha256 [0-9a-f]{64}\n$/);
    }));

  const spoil: readonly { name: string; how: (run: Run) => void; args?: (run: Run) => string[]; says: string }[] = [
    {
      name: "a changed file",
      how: ({ out }) => writeFileSync(join(out, "estimates.csv"), "x"),
      says: "changed  estimates.csv\n",
    },
    { name: "a missing file", how: ({ out }) => rmSync(join(out, "ledger.csv")), says: "missing  ledger.csv\n" },
    {
      name: "an extra file",
      how: ({ out }) => writeFileSync(join(out, "tables/mine.txt"), ""),
      says: "extra    tables/mine.txt\n",
    },
    {
      name: "a link in place of a file",
      how: ({ out, study }) => {
        rmSync(join(out, "ledger.csv"));
        symlinkSync(study, join(out, "ledger.csv"));
      },
      says: "missing  ledger.csv\n",
    },
    {
      name: "a changed export",
      how: ({ data }) => writeFileSync(join(data, "labs.csv"), `${GOOD["labs.csv"]}P1,ferritin,2026-01-09,100,ug/L\n`),
      args: ({ data }) => ["--data", data],
      says: "changed  labs.csv  (input)\n",
    },
    {
      name: "a missing export file",
      how: ({ data }) => rmSync(join(data, "events.csv")),
      args: ({ data }) => ["--data", data],
      says: "missing  events.csv  (input)\n",
    },
    {
      name: "a changed study",
      how: ({ study }) => writeFileSync(study, SMALL_STUDY.replace("Small", "Great")),
      args: ({ study }) => ["--study", study],
      says: "study.yaml  (input)\n",
    },
  ];

  test.each(spoil)("$name: 1, and it is named", ({ how, args = () => [], says }) =>
    withRun(async (run) => {
      how(run);
      const { status, out } = await nadir("verify", run.out, ...args(run));
      expect([status, out]).toEqual([1, expect.stringContaining(says)]);
      const { differences } = await nadirJson("verify", run.out, ...args(run));
      expect(differences).toHaveLength(1);
    }),
  );

  test.each([
    { name: "no folder of nadir's", manifest: undefined },
    { name: "a manifest that is no JSON", manifest: "x" },
    {
      name: "a manifest whose names lead elsewhere",
      manifest: '{"nadir":"1","inputs":[],"outputs":[{"name":"../../etc/passwd","sha256":"0"}]}',
    },
    {
      name: "a manifest with an absolute name",
      manifest: '{"nadir":"1","inputs":[],"outputs":[{"name":"/etc/passwd","sha256":"0"}]}',
    },
  ])("$name: 2", ({ manifest }) =>
    inTemporaryFolder(async (folder) => {
      if (manifest !== undefined) writeFileSync(join(folder, "manifest.json"), manifest);
      for (const command of ["verify", "report"]) expect((await nadir(command, folder)).status).toBe(2);
    }),
  );

  test("a mapping that stands elsewhere than in the folder of the export", () =>
    withRun(async ({ study, data, out, folder }) => {
      const sources = join(folder, "mapping.yaml");
      writeFileSync(sources, "nadir-sources: 1\ntransfusions: complete\n");
      const run = await nadir("run", study, "--data", data, "--sources", sources, "--out", out, "--format", "none");
      if (run.status !== 0) throw new Error(run.err);
      expect((await nadir("verify", out, "--data", data)).status).toBe(0);
      writeFileSync(sources, "nadir-sources: 1\ntransfusions: complete #\n");
      expect((await nadir("verify", out, "--data", data)).out).toContain("mapping.yaml  (input)");
    }));

  test("a standard definition beside the study file that is no longer the same", () =>
    withRun(async ({ data, folder }) => {
      const [study, out, standards] = [join(folder, "used.yaml"), join(folder, "used"), join(folder, "standard")];
      const name = "neutrophil-engraftment@1.yaml";
      const text = readFileSync(inRoot(`endpoints/standard/${name}`), "utf8");
      mkdirSync(standards);
      writeFileSync(join(standards, name), text);
      writeFileSync(
        study,
        SMALL_STUDY.replace(
          "decisions:",
          "  other: { use: standard/neutrophil-engraftment@1, with: { competing: [death] } }\ndecisions:",
        ),
      );
      await nadir("run", study, "--data", data, "--out", out, "--format", "none");
      expect((await nadir("verify", out, "--study", study)).status).toBe(0);
      writeFileSync(join(standards, name), text.replace("3 d", "2 d"));
      const { status, out: said } = await nadir("verify", out, "--study", study);
      expect([status, said]).toEqual([
        1,
        expect.stringContaining("changed  standard/neutrophil-engraftment@1  (input)"),
      ]);
    }));

  test("control characters of a file name do not reach the terminal", () =>
    withRun(async ({ out }) => {
      writeFileSync(join(out, "a\u001b[31mb"), "");
      const { out: text } = await nadir("verify", out);
      expect(text).not.toContain("\u001b");
    }));
});

describe("nadir report", () => {
  test("the same bytes as the run, without the export", () =>
    withRun(async ({ study, data, out }) => {
      const before = bytesIn(out);
      rmSync(data, { recursive: true });
      rmSync(study);
      expect(await nadir("report", out, "--format", "md,svg")).toMatchObject({ status: 0 });
      const after = bytesIn(out);
      expect([...after.keys()]).toEqual([...before.keys()]);
      expect(
        [...before].filter(([name, bytes]) => after.get(name)?.equals(bytes) !== true).map(([name]) => name),
      ).toEqual([]);
    }));

  test("other formats and another language take the place of those that were there", () =>
    withRun(async ({ out }) => {
      expect(await nadir("report", out, "--format", "rtf", "--language", "zh")).toMatchObject({ status: 0 });
      const names = [...bytesIn(out).keys()];
      expect(names).toContain("tables/tables.rtf");
      expect(names.filter((name) => /\.(md|svg)$/.test(name))).toEqual([]);
      expect(names).toContain("derivations.csv");
      expect((await nadir("verify", out)).status).toBe(0);
    }));

  test("--out with a run of another study, or of several, is refused and left as it is", () =>
    withRun(async ({ study, data, out, folder }) => {
      const [other, to, all] = [join(folder, "other.yaml"), join(folder, "to"), join(folder, "all")];
      writeFileSync(other, SMALL_STUDY.replace("id: T1", "id: T2"));
      await nadir("run", other, "--data", data, "--out", to, "--format", "md");
      await nadir("run", study, other, "--data", data, "--out", all, "--format", "md");
      const before = [bytesIn(to), bytesIn(all)];
      const refusal = async (from: string, into: string) => {
        const { status, err } = await nadir("report", from, "--out", into, "--format", "md");
        return [status, err.slice(err.indexOf("holds"), err.indexOf(";"))];
      };
      expect(await refusal(out, to)).toEqual([2, "holds the run of T2, and this study is T1"]);
      expect(await refusal(out, all)).toEqual([2, "holds the runs of several studies"]);
      expect(await refusal(all, to)).toEqual([2, "holds the run of one study"]);
      expect([bytesIn(to), bytesIn(all)]).toEqual(before);
      expect(await nadir("report", to, "--out", to, "--format", "md")).toMatchObject({ status: 0 });
    }));

  test("--out holds what is drawn and nothing of the run, and can be drawn from again", () =>
    withRun(async ({ out, folder }) => {
      const to = join(folder, "aggregate");
      const asked = ["--aggregate-only", "--format", "md"];
      expect(await nadir("report", out, "--out", to, ...asked)).toMatchObject({ status: 0 });
      const names = [...bytesIn(to).keys()];
      expect(names).toEqual(["manifest.json", "report-data.json", "tables/tables.md"]);
      expect(readFileSync(join(to, "report-data.json"), "utf8")).not.toMatch(/"P[12]"/);
      const before = bytesIn(to);
      expect(await nadir("report", to, "--format", "md")).toMatchObject({ status: 0 });
      expect([...bytesIn(to)].every(([name, bytes]) => before.get(name)?.equals(bytes))).toBe(true);
    }));

  test.each([
    {
      name: "report data changed by one character",
      file: "report-data.json",
      edit: (text: string) => text.replace("Small", "Great"),
      status: 1,
    },
    { name: "a data file changed", file: "derivations.csv", edit: (text: string) => `${text}x`, status: 1 },
  ])("$name: $status, and nothing is written", ({ file, edit, status }) =>
    withRun(async ({ out }) => {
      writeFileSync(join(out, file), edit(readFileSync(join(out, file), "utf8")));
      const before = bytesIn(out);
      const ended = await nadir("report", out, "--format", "rtf");
      expect([ended.status, ended.err]).toEqual([status, expect.stringContaining(`changed  ${file}`)]);
      expect(bytesIn(out)).toEqual(before);
    }),
  );

  test("a file that is not nadir's stays: nothing is drawn in its folder", () =>
    withRun(async ({ out, folder }) => {
      writeFileSync(join(out, "figures/mine.txt"), "mine");
      expect(await nadir("report", out)).toMatchObject({ status: 1 });
      expect(readFileSync(join(out, "figures/mine.txt"), "utf8")).toBe("mine");
      expect(await nadir("report", out, "--out", join(folder, "elsewhere"), "--format", "md")).toMatchObject({
        status: 0,
      });
    }));

  test("what is drawn may be gone", () =>
    withRun(async ({ out }) => {
      rmSync(join(out, "tables"), { recursive: true });
      expect(await nadir("report", out, "--format", "md")).toMatchObject({ status: 0 });
      expect([...bytesIn(out).keys()]).toContain("tables/tables.md");
    }));

  test("a run with --format none has nothing to draw from: 2, with what to do", () =>
    withRun(async ({ out }) => {
      const ended = await nadir("report", out);
      expect([ended.status, ended.err]).toEqual([2, expect.stringContaining("run the study again")]);
    }, "none"));

  test.each([
    { name: "a form of another version", text: '{"schema":999}', says: "form 999" },
    { name: "no report data", text: "{}", says: "not the report data" },
    { name: "no JSON", text: "{", says: "not the report data" },
    { name: "half of it", text: '{"schema":1,"study":{}}', says: "not the report data" },
  ])("$name: 2", ({ text, says }) =>
    withRun(async ({ out }) => {
      await replaceInRun(out, "report-data.json", text);
      const ended = await nadir("report", out);
      expect([ended.status, ended.err]).toEqual([2, expect.stringContaining(says)]);
    }),
  );

  test("--aggregate-only in the folder of the run is wrong usage", () =>
    withRun(async ({ out }) => {
      expect(await nadir("report", out, "--aggregate-only")).toMatchObject({ status: 2 });
    }));

  test("formats that nothing is drawn in are wrong usage", () =>
    withRun(async ({ out }) => {
      for (const format of ["none", "datasets"])
        expect(await nadir("report", out, "--format", format)).toMatchObject({ status: 2 });
    }));

  test("several studies are drawn each in its folder", () =>
    withRun(async ({ study, data, folder }) => {
      const [other, out] = [join(folder, "other.yaml"), join(folder, "both")];
      writeFileSync(other, SMALL_STUDY.replace("id: T1", "id: T2"));
      await nadir("run", study, other, "--data", data, "--out", out, "--format", "md");
      expect((await nadir("verify", out, "--data", data, "--study", study, other)).status).toBe(0);
      expect(await nadir("report", out, "--format", "rtf")).toMatchObject({ status: 0 });
      expect([...bytesIn(out).keys()].filter((name) => name.includes("tables"))).toEqual([
        "T1/tables/tables.rtf",
        "T2/tables/tables.rtf",
      ]);
      expect((await nadir("verify", out)).status).toBe(0);
      writeFileSync(join(out, "T2/estimates.csv"), "");
      expect((await nadir("verify", out)).out).toContain("changed  T2/estimates.csv");
      expect((await nadir("report", out)).status).toBe(1);
    }));
});

/** Another text for a file, with a manifest that takes it: what a later version of nadir could have written. */
async function replaceInRun(out: string, name: string, text: string): Promise<void> {
  const { createHash } = await import("node:crypto");
  const path = join(out, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as { outputs: { name: string; sha256: string }[] };
  const sha256 = createHash("sha256").update(text).digest("hex");
  const outputs = manifest.outputs.map((file) => (file.name === name ? { ...file, sha256 } : file));
  writeFileSync(join(out, name), text);
  writeFileSync(path, JSON.stringify({ ...manifest, outputs }));
}
