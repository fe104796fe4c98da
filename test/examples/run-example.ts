/** An example run through the command, and the files it writes as rows. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { inRoot, inTemporaryFolder, nadir } from "../cli/command.ts";

export type Row = Readonly<Record<string, string>>;

export interface ExampleRun {
  readonly derivations: readonly Row[];
  readonly estimates: readonly Row[];
  readonly ledger: readonly Row[];
  readonly estimatesText: string;
  readonly text: string;
}

export async function runExample(study: string, data: string): Promise<ExampleRun> {
  return await inTemporaryFolder(async (folder) => {
    const out = join(folder, "out");
    const {
      status,
      out: text,
      err,
    } = await nadir("run", inRoot(study), "--data", inRoot(data), "--out", out, "--format", "none");
    if (status !== 0) throw new Error(`${study} ends with ${status}:\n${err}`);
    const read = (name: string) => readFileSync(join(out, name), "utf8");
    return {
      derivations: rowsOf(read("derivations.csv")),
      estimates: rowsOf(read("estimates.csv")),
      ledger: rowsOf(read("ledger.csv")),
      estimatesText: read("estimates.csv"),
      text,
    };
  });
}

export function rowsOf(text: string): readonly Row[] {
  return parse(text, { columns: true, bom: true }) as Row[];
}

/** The verdicts of one endpoint by participant. */
export function verdicts({ derivations }: ExampleRun, paramcd: string): ReadonlyMap<string, Row> {
  return new Map(
    derivations.filter((row) => row["PARAMCD"] === paramcd).map((row) => [String(row["USUBJID"]), row] as const),
  );
}

export function estimateOf({ estimates }: ExampleRun, wanted: Row): Row | undefined {
  return estimates.find((row) => Object.entries(wanted).every(([column, text]) => row[column] === text));
}
