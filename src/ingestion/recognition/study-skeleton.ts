/** A study file to begin with: it loads, measures what the export has, and marks with PLACEHOLDER what only the protocol can say. */
import { type AnalyteName, analyteOf } from "../../core/analyte.ts";

/** What falls before it recovers; of everything else the highest value is of interest. */
const FALLING: ReadonlySet<AnalyteName> = new Set<AnalyteName>([
  "hemoglobin",
  "neutrophils",
  "platelets",
  "leukocytes",
  "lymphocytes",
  "reticulocytes",
  "neutrophils-percent",
  "lymphocytes-percent",
  "reticulocytes-percent",
]);

export function studySkeleton(analytes: readonly AnalyteName[]): string {
  return `${[...HEAD, ...quantityLines(analytes), ...endpointLines(analytes)].join("\n")}\n`;
}

const HEAD = [
  "# A study file to begin with. PLACEHOLDER marks what the protocol says and the data do not; docs/language.md has the whole language.",
  "nadir: 1",
  "study:",
  "  id: PLACEHOLDER                           # the registry number, like NCT01234567",
  "  title: PLACEHOLDER title as registered",
  "  status: provisional                       # registered, once every clause cites the registry",
  "  reference: start",
  "  note: A skeleton; nothing in it comes from a protocol or a registry.",
  "  # facts: seeds/PLACEHOLDER.yaml           # what the registry says, for clauses to cite",
  "anchors:",
  "  start: { attribute: enrolled_on }         # PLACEHOLDER day 0; or { event: stem-cell-infusion }, { intervention: … }",
];

interface Extreme {
  readonly word: "lowest" | "highest";
  readonly reducer: "min" | "max";
  readonly code: "LOW" | "HIGH";
}

function extremeOf(analyte: AnalyteName): Extreme {
  return FALLING.has(analyte)
    ? { word: "lowest", reducer: "min", code: "LOW" }
    : { word: "highest", reducer: "max", code: "HIGH" };
}

function quantityLines(analytes: readonly AnalyteName[]): readonly string[] {
  if (analytes.length === 0) return [];
  return [
    "quantities:                                 # PLACEHOLDER windows",
    ...analytes.flatMap((name) => {
      const { word, reducer } = extremeOf(name);
      return [
        `  ${name}-${word}: { measure: ${name}, window: { from: 0 d, of: start }, daily: ${reducer}, summarize: ${reducer} }`,
      ];
    }),
  ];
}

function endpointLines(analytes: readonly AnalyteName[]): readonly string[] {
  if (analytes.length === 0)
    return [
      "endpoints:",
      ...endpoint("PLACEHOLDER: has a day 0", "dated", "DATED", [
        "kind: response",
        "criterion: { dated: start }                # PLACEHOLDER; or { present: { event: … } }, { present: { intervention: … } }",
      ]),
    ];
  const codes = paramcds(analytes);
  return [
    "endpoints:                                  # PLACEHOLDER: these describe the export and are nobody's endpoints",
    ...analytes.flatMap((name) => {
      const { word } = extremeOf(name);
      const label = `PLACEHOLDER ${word} value of: ${analyteOf(name).label.toLowerCase()}`;
      return endpoint(label, `${name}-${word}`, codes.get(name) ?? "", ["kind: change", `value: ${name}-${word}`]);
    }),
  ];
}

function endpoint(label: string, name: string, paramcd: string, rest: readonly string[]): readonly string[] {
  const lines = [`paramcd: ${paramcd}`, `label: ${JSON.stringify(label)}`, "role: exploratory", ...rest];
  return [`  ${name}:`, ...lines.map((line) => `    ${line}`)];
}

/** Up to eight characters, each once. */
function paramcds(analytes: readonly AnalyteName[]): ReadonlyMap<AnalyteName, string> {
  const codes = new Map<AnalyteName, string>();
  for (const name of analytes) {
    const { code } = extremeOf(name);
    const stem = (analyteOf(name).lbtestcd ?? name.toUpperCase().replace(/[^A-Z]/g, "")).slice(0, 8 - code.length);
    const taken = new Set(codes.values());
    let candidate = `${stem}${code}`;
    for (let number = 2; taken.has(candidate); number += 1)
      candidate = `${stem.slice(0, 7 - code.length)}${number}${code}`;
    codes.set(name, candidate);
  }
  return codes;
}
