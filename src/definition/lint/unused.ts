/** Names that nothing uses: not an endpoint, not a decision, not even an alternative reading. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { Plain } from "../source-tree.ts";
import { namedTables, reachedFrom } from "../walk/reached.ts";
import type { LintContext } from "./context.ts";
import { lintMessages } from "./messages.ts";

const SECTIONS: Readonly<Record<string, string>> = {
  anchor: "anchors",
  population: "populations",
  quantity: "quantities",
  criterion: "criteria",
};

export function lintUnused(context: LintContext): readonly Diagnostic[] {
  const { study } = context;
  const alternatives = context.readings.flatMap((reading) => reading.alternatives.flatMap(textsIn));
  const { names } = reachedFrom(study, study.endpoints, study.decisions, study.reference, ...alternatives);
  return Object.entries(namedTables(study)).flatMap(([kind, table]) => {
    const section = SECTIONS[kind];
    if (section === undefined) return [];
    return [...table.keys()]
      .filter((name) => !names.has(`${kind} ${name}`) && !(kind === "population" && name === "enrolled"))
      .map((name) => lintMessages.unused(placeOfName(context, `/${section}/${name}`), kind, name));
  });
}

function placeOfName(context: LintContext, pointer: string) {
  return { ...context.place(pointer), ...context.tree.keyPositions.get(pointer) };
}

function textsIn(value: Plain): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
