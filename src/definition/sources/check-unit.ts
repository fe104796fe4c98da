/** Units that sources.yaml declares: known, and of the kind that is measured. */
import { sameDimension } from "../../core/unit.ts";
import { readUnit } from "../../core/unit-spelling.ts";
import type { Pointer } from "../source-tree.ts";
import type { SourcesContext } from "./context.ts";
import { sourcesMessages } from "./messages.ts";

/** `wanted` is the unit of the canonical column, where that has one. */
export function checkUnit(unit: string, wanted: string | undefined, pointer: Pointer, context: SourcesContext): void {
  const read = readUnit(unit);
  const aim = wanted === undefined ? undefined : readUnit(wanted);
  if (read === undefined) {
    const hint =
      wanted === undefined ? "units are UCUM codes, like g/L, 10*9/L, umol/L" : `a UCUM code, like ${wanted}`;
    context.diagnostics.push(sourcesMessages.badUnit(context.place(pointer), unit, hint));
  } else if (aim !== undefined && !sameDimension(read, aim))
    context.diagnostics.push(sourcesMessages.otherUnit(context.place(pointer), unit, aim.code));
}
