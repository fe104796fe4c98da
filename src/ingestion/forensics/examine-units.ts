/** The units of an export against its results, before any result is used. */

import type { LabsRead } from "../labs.ts";
import type { FileLedger } from "../ledger.ts";
import type { Problems } from "../problems.ts";
import { messages } from "./messages.ts";
import { countUnits, type UnitGroup } from "./unit-census.ts";
import { findSuspects, type UnitSuspect } from "./unit-suspects.ts";

interface UnitExamination {
  readonly labs: LabsRead;
  readonly participants: number;
  /** The site of a participant by number; empty where the export does not say. */
  readonly siteOf: (participant: number) => string;
  readonly problems: Problems;
}

/** Reports every suspect group, and says of a row whether it is in one; undefined where there is none. */
export function examineUnits({
  labs,
  participants,
  siteOf,
  problems,
}: UnitExamination): ((row: number) => boolean) | undefined {
  const { columns, dictionary, ledgers } = labs;
  const places = placesOf(labs, participants, siteOf);
  const census = countUnits(columns, dictionary, places.placeOf);
  const { suspects, mixtures } = findSuspects(census);
  const describe = ({ group, fitting }: UnitSuspect) => ({
    where: placeOfRow(labs, group.firstRow, ledgers),
    site: places.siteOfPlace(group.place),
    analyte: group.unit.analyte.name,
    least: numberText(group.least),
    greatest: numberText(group.greatest),
    unit: group.unit.text,
    fitting: fitting.map(({ unit }) => unit),
    rows: group.rows,
  });
  for (const suspect of suspects) problems.add(messages.suspect(describe(suspect)));
  for (const mixture of mixtures) problems.add(messages.mixture(describe(mixture), mixture.rows));
  if (suspects.length === 0) return undefined;
  const found = new Set<UnitGroup | undefined>(suspects.map(({ group }) => group));
  return (row) => found.has(census.groupOf(row));
}

/** One place per file for participants without a site, then one per site. */
function placesOf({ columns, ledgers }: LabsRead, participants: number, siteOf: (participant: number) => string) {
  const sites = new Map<string, number>();
  const files = ledgers.length;
  const places = Int32Array.from({ length: participants }, (_, participant) => {
    const site = siteOf(participant);
    if (site === "") return NO_SITE;
    const place = sites.get(site) ?? files + sites.size;
    sites.set(site, place);
    return place;
  });
  return {
    placeOf: (row: number) => {
      const place = places[columns.participant[row] ?? 0] ?? NO_SITE;
      return place === NO_SITE ? (columns.source[row] ?? 0) : place;
    },
    siteOfPlace: (place: number) => [...sites.keys()][place - files] ?? "",
  };
}

const NO_SITE = -1;

function placeOfRow({ columns }: LabsRead, row: number, ledgers: readonly FileLedger[]) {
  const file = ledgers[columns.source[row] ?? 0]?.file ?? "";
  return { file, line: columns.line[row] ?? 0, column: "unit" };
}

/** As a laboratory prints it: the conversion there and back may be off in the sixteenth digit. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(12)));
}
