/**
 * The schema over a study file. A study that differs from one already parsed in a few entries (an alternative of a reading, a mutant)
 * has only those entries parsed: what both share is the same object in both, and the schema looks at each entry by itself.
 */
import type { Plain } from "../source-tree.ts";
import type { SchemaIssue } from "./diagnostics.ts";
import { type StudySource, studySchema } from "./study.ts";

export interface ParsedStudy {
  readonly root: Plain;
  readonly source: StudySource;
}

type PlainMap = { readonly [key: string]: Plain };

/** The sections whose entries stand by themselves, by name. */
const SECTIONS = ["anchors", "populations", "episodes", "quantities", "criteria", "endpoints", "decisions"] as const;

export function parseStudy(
  root: Plain,
  like?: ParsedStudy,
): { readonly parsed: ParsedStudy } | { readonly issues: readonly SchemaIssue[] } {
  const result = studySchema.safeParse(like === undefined ? root : changedPart(root, like.root));
  if (!result.success) return { issues: result.error.issues as unknown as readonly SchemaIssue[] };
  return { parsed: { root, source: like === undefined ? result.data : completed(result.data, root, like) } };
}

/** Without the entries of sections that are those of `base`. */
function changedPart(root: Plain, base: Plain): Plain {
  if (!isMap(root) || !isMap(base)) return root;
  const sections = SECTIONS.flatMap((section) => {
    const [entries, known] = [root[section], base[section]];
    if (!isMap(entries) || !isMap(known)) return [];
    return [[section, Object.fromEntries(Object.entries(entries).filter(([name, entry]) => entry !== known[name]))]];
  });
  return { ...root, ...Object.fromEntries(sections) } as Plain;
}

function completed(changed: StudySource, root: Plain, like: ParsedStudy): StudySource {
  if (!isMap(root)) return changed;
  const sections = SECTIONS.map((section) => {
    const names = Object.keys(root[section] ?? {});
    const [own, known] = [changed[section], like.source[section]];
    return [section, Object.fromEntries(names.map((name) => [name, (Object.hasOwn(own, name) ? own : known)[name]]))];
  });
  return { ...changed, ...(Object.fromEntries(sections) as Partial<StudySource>) };
}

function isMap(value: Plain | undefined): value is PlainMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
