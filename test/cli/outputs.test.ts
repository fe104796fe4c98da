/** What a run writes in which format, and that it writes the same bytes twice. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FORMATS } from "../../src/reporting/formats.ts";
import { AWKWARD } from "../reporting/awkward-studies.ts";
import { bytesIn, inRoot, inTemporaryFolder, nadir } from "./command.ts";

interface Paths {
  readonly study: string;
  readonly data: string;
  readonly out: string;
  readonly folder: string;
}

async function withAwkward<Value>(name: keyof typeof AWKWARD, work: (paths: Paths) => Promise<Value>): Promise<Value> {
  return inTemporaryFolder(async (folder) => {
    const [study, data, out] = [join(folder, "study.yaml"), join(folder, "data"), join(folder, "out")];
    writeFileSync(study, AWKWARD[name].study);
    mkdirSync(data);
    for (const [file, text] of Object.entries(AWKWARD[name].files)) writeFileSync(join(data, file), text);
    return work({ study, data, out, folder });
  });
}

const DATA_FILES = ["decisions.json", "derivations.csv", "estimates.csv", "ledger.csv", "manifest.json", "queries.csv"];

/** `tables/*.csv`, `report.html`: the kinds of files, each once. */
function kindsIn(out: string): readonly string[] {
  const kinds = [...bytesIn(out).keys()].map((name) =>
    name.includes("/") ? `${name.split("/")[0]}/*.${name.split(".").at(-1)}` : name,
  );
  return [...new Set(kinds)].sort();
}

describe("--format", () => {
  test.each([
    { format: "none", wanted: DATA_FILES },
    { format: "docx", wanted: [...DATA_FILES, "report-data.json", "tables/*.docx"] },
    { format: "csv,rtf", wanted: [...DATA_FILES, "report-data.json", "tables/*.csv", "tables/*.rtf"] },
    { format: "svg", wanted: [...DATA_FILES, "figures/*.svg", "report-data.json"] },
    { format: "report", wanted: [...DATA_FILES, "report-data.json", "report.html"] },
    {
      format: "datasets",
      wanted: [
        ...DATA_FILES,
        "datasets/*.csv",
        "datasets/*.json",
        "datasets/*.xml",
        "datasets/*.xpt",
        "report-data.json",
      ],
    },
    {
      format: "tables",
      wanted: [
        ...DATA_FILES,
        "report-data.json",
        ...["csv", "docx", "html", "md", "rtf", "xlsx"].map((end) => `tables/*.${end}`),
      ],
    },
  ])("$format", ({ format, wanted }) =>
    withAwkward("one-participant", async ({ study, data, out }) => {
      const ended = await nadir("run", study, "--data", data, "--out", out, "--format", format);
      expect([ended.status, ended.err]).toEqual([0, expect.not.stringContaining(" error ")]);
      expect(kindsIn(out)).toEqual(wanted.toSorted());
    }),
  );

  test.each([
    { format: "docs", hint: 'did you mean "docx"?' },
    { format: "tables,", hint: "is no format" },
    { format: "", hint: "is no format" },
  ])("$format is refused with a hint", async ({ format, hint }) => {
    const ended = await nadir("run", "study.yaml", "--data", "d", "--out", "o", "--format", format);
    expect([ended.status, ended.err]).toEqual([2, expect.stringContaining(hint)]);
  });

  test("without it everything is written, in Chinese where asked for", () =>
    withAwkward("long-arm-names", async ({ study, data, out }) => {
      const asked = ["run", study, "--data", data, "--out", out, "--language", "zh"];
      expect(await nadir(...asked)).toMatchObject({ status: 0 });
      const files = bytesIn(out);
      const manifest = JSON.parse(files.get("manifest.json")?.toString() ?? "") as { drawn: unknown };
      expect(manifest.drawn).toMatchObject({ formats: [...FORMATS], language: "zh", smallCell: null });
      expect(files.get("tables/tables.html")?.toString()).toMatch(/lang="zh.*受试者/s);
    }));
});

describe("the same bytes twice", () => {
  test.each(["six-arms", "hostile-names", "no-participants"] as const)("%s", (name) =>
    withAwkward(name, async ({ study, data, out, folder }) => {
      const again = join(folder, "again");
      for (const to of [out, again]) {
        const asked = ["--data", data, "--out", to, "--readings", "each", "--knife-edge"];
        expect(await nadir("run", study, ...asked)).toMatchObject({ status: 0 });
      }
      const [first, second] = [bytesIn(out), bytesIn(again)];
      expect([...second.keys()]).toEqual([...first.keys()]);
      expect([...first].filter(([file, bytes]) => second.get(file)?.equals(bytes) !== true)).toEqual([]);
    }),
  );
});

describe("--aggregate-only", () => {
  test("no file has a row of a participant, and no file of the full run lies there", () =>
    inTemporaryFolder(async (folder) => {
      const out = join(folder, "out");
      const asked = ["--data", inRoot("fixtures/NCT07362095"), "--out", out, "--aggregate-only", "--readings", "each"];
      const ended = await nadir("run", inRoot("endpoints/NCT07362095.yaml"), ...asked);
      expect(ended).toMatchObject({ status: 0, out: `written to ${out}\n` });
      const files = bytesIn(out);
      expect([...files].filter(([, bytes]) => bytes.includes("SYN-")).map(([name]) => name)).toEqual([]);
      expect([...files.keys()].filter((name) => !/^(tables|figures)\//.test(name))).toEqual([
        "datasets/ard.csv",
        "estimates.csv",
        "manifest.json",
        "report-data.json",
        "report.html",
      ]);
      const manifest = JSON.parse(files.get("manifest.json")?.toString() ?? "") as { participants: unknown };
      expect(manifest.participants).toEqual({ total: 46, states: {} });
    }));

  test("nor does --json print one", () =>
    withAwkward("six-arms", async ({ study, data, out }) => {
      const asked = ["--data", data, "--out", out, "--aggregate-only", "--format", "none", "--json"];
      const { out: text } = await nadir("run", study, ...asked);
      expect(text).not.toContain("SYN-");
      expect(Object.keys(bytesIn(out)).length).toBe(0);
      expect([...bytesIn(out).keys()]).toEqual(["estimates.csv", "manifest.json"]);
    }));

  test.each([
    ["run", "s.yaml", "--data", "d", "--out", "o"],
    ["report", "o", "--out", "p"],
  ])("%s: --small-cell alone would hide nothing, and is refused", async (...args) => {
    const { status, err } = await nadir(...args, "--small-cell", "3");
    expect([status, err]).toEqual([2, expect.stringContaining("--small-cell needs --aggregate-only")]);
  });

  test.each(["0", "-1", "2.5", "five"])("--small-cell %s is refused", async (least) => {
    const ended = await nadir("run", "s.yaml", "--data", "d", "--out", "o", "--aggregate-only", "--small-cell", least);
    expect(ended.status).toBe(2);
  });
});

describe("names of other people", () => {
  test.each([
    "plain & <b>bold</b>",
    'quote\'s "and" $(touch x) `id`',
    "leer­ und \u202Eumgekehrt",
    "=HYPERLINK(1)",
    "-rf",
  ])("a folder named %s", (name) =>
    withAwkward("one-participant", async ({ study, data, folder }) => {
      const out = join(folder, name, "out");
      const ended = await nadir("run", study, "--data", data, "--out", out, "--format", "md,svg,report");
      expect(ended).toMatchObject({ status: 0 });
      expect((await nadir("verify", out, "--data", data)).status).toBe(0);
      const command = JSON.parse(bytesIn(out).get("report-data.json")?.toString() ?? "").run.command as string;
      expect(command).toContain("--out OUT");
      expect(command).not.toContain(name);
    }),
  );

  test("a study file and an export with such names are quoted in the command that is printed", () =>
    withAwkward("one-participant", async ({ study, data, out, folder }) => {
      const { renameSync } = await import("node:fs");
      const [odd, oddData] = [join(folder, "it's $x.yaml"), join(folder, "export `x`")];
      renameSync(study, odd);
      renameSync(data, oddData);
      expect(await nadir("run", odd, "--data", oddData, "--out", out, "--format", "md")).toMatchObject({ status: 0 });
      const command = JSON.parse(bytesIn(out).get("report-data.json")?.toString() ?? "").run.command as string;
      expect(command).toContain(`'${odd.replaceAll("'", "'\\''")}' --data '${oddData}'`);
    }));
});

test("a font file that is none: the fault is said, and nothing is written", async () => {
  await withAwkward("one-participant", async ({ study, data, out, folder }) => {
    const font = join(folder, "font.ttf");
    writeFileSync(font, "not a font");
    const { status, err } = await nadir("run", study, "--data", data, "--out", out, "--format", "png", "--font", font);
    expect(status).toBe(1);
    expect(err).toContain("RUN_FONT_UNREADABLE");
    expect(existsSync(out)).toBe(false);
  });
});
