/**
 * What the header of a column says it holds. Names are compared whole, once case, spaces and punctuation are gone; a name that only contains
 * a listed one never is (the date of birth is no date of collection). Earlier names of a role win over later ones.
 */
import type { ColumnProfile } from "./column-profile.ts";
import { type ColumnRole, ROLE_NAMES } from "./role-names.ts";

/** `Patient No.`, `patient_no` and `PATIENT-NO` are one name. */
function plainName(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_.\-:#/\\'"()[\]]+/g, "");
}

const RANKS: ReadonlyMap<ColumnRole, ReadonlyMap<string, number>> = new Map(
  [...ROLE_NAMES].map(([role, names]) => {
    const ranks = new Map<string, number>();
    for (const [rank, name] of names.map(plainName).entries()) if (!ranks.has(name)) ranks.set(name, rank);
    return [role, ranks];
  }),
);

/** The columns whose name is one of a role's, the likeliest first. A column without a text is none. */
export function columnsOfRole(columns: readonly ColumnProfile[], role: ColumnRole): readonly ColumnProfile[] {
  const rankOf = (column: ColumnProfile) => RANKS.get(role)?.get(plainName(column.name));
  return columns
    .filter((column) => rankOf(column) !== undefined && column.filled > 0)
    .sort((a, b) => (rankOf(a) ?? 0) - (rankOf(b) ?? 0) || a.position - b.position);
}

export function columnOfRole(columns: readonly ColumnProfile[], role: ColumnRole): ColumnProfile | undefined {
  return columnsOfRole(columns, role)[0];
}

/** The name says that the column has dates or times of day, though not which. */
export function isNamedDate(column: ColumnProfile): boolean {
  return /date|datum|time|zeit|dtc$|dat$|_at$|_on$|日期|时间/i.test(column.name);
}
