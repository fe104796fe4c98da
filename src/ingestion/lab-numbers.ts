/** Numbers that cannot be right in the unit they stand beside: implausible ones, and those of a site whose results do not fit their unit. */
import type { LabsRead } from "./labs.ts";
import { valueTextOf } from "./results/value-text.ts";

export interface NumberChecking {
  readonly labs: LabsRead;
  /** Whether a row is of a group that does not fit its unit; undefined where no group is. */
  readonly isSuspect: ((row: number) => boolean) | undefined;
  readonly idOf: (participant: number) => string;
}

/** Sets such rows aside; the others are moved to the front, in their order, and returned. */
export function numberTaker(checking: NumberChecking): (rows: Int32Array) => Int32Array {
  const { labs, isSuspect = () => false } = checking;
  const isImplausible = Uint8Array.from(labs.dictionary.results, ({ reading }) =>
    Number(reading.kind === "implausible"),
  );
  if (checking.isSuspect === undefined && !isImplausible.includes(1)) return (rows) => rows;
  return (rows) => {
    let kept = 0;
    for (const row of rows) {
      const suspect = isSuspect(row);
      if (suspect || isImplausible[labs.columns.result[row] ?? 0] === 1) {
        setAside(checking, row, suspect ? "UNIT_SUSPECT" : "IMPLAUSIBLE");
        continue;
      }
      rows[kept] = row;
      kept += 1;
    }
    return rows.subarray(0, kept);
  };
}

function setAside({ labs, idOf }: NumberChecking, row: number, code: "UNIT_SUSPECT" | "IMPLAUSIBLE"): void {
  const { columns, dictionary, ledgers, valueColumns } = labs;
  const source = columns.source[row] ?? 0;
  const { analyte, rawValue, rawUnit, reading } = dictionary.at(columns.result[row] ?? 0);
  if (reading.kind !== "value" && reading.kind !== "implausible") throw new Error("a row without a number was kept");
  const value = `${analyte.name} ${valueTextOf(reading.value)} ${analyte.unit.code}`;
  const id = idOf(columns.participant[row] ?? 0);
  const [line, column] = [columns.line[row] ?? 0, valueColumns.of(source, analyte.name)];
  ledgers[source]?.setAside(line, column, code, `${rawValue} ${rawUnit}`, value, id);
}
