/** Marks of notes: a, b, … in the order in which they are read; resolved both ways, or it is a bug. */
import type { MarkedNote, Table, TableDraft } from "./table.ts";

/** Replaces every key by its mark. Throws on a key without a note, a note that nothing refers to, and a key used twice. */
export function assignMarks(draft: TableDraft): Table {
  const used = keysInOrder(draft);
  const texts = new Map(draft.notes.map(({ key, text }) => [key, text]));
  if (texts.size < draft.notes.length) throw new Error(`two notes of the table ${draft.id} have one key`);
  const unused = draft.notes.find(({ key }) => !used.includes(key));
  if (unused !== undefined) throw new Error(`nothing in the table ${draft.id} refers to its note ${unused.key}`);
  const notes = used.map((key, index): MarkedNote => {
    const text = texts.get(key);
    if (text === undefined) throw new Error(`the table ${draft.id} refers to a note ${key} that it does not have`);
    return { key, text, mark: markText(index) };
  });
  const marks = new Map(notes.map(({ key, mark }) => [key, mark]));
  const marked = (keys: readonly string[]) => [...new Set(keys)].map((key) => marks.get(key) ?? key);
  return {
    ...draft,
    columns: draft.columns.map((column) => ({ ...column, notes: marked(column.notes) })),
    rows: draft.rows.map((row) => ({
      ...row,
      notes: marked(row.notes),
      cells: row.cells.map((cell) => ({ ...cell, notes: marked(cell.notes) })),
    })),
    notes,
  };
}

function keysInOrder({ columns, rows }: TableDraft): readonly string[] {
  const keys = [
    ...columns.flatMap(({ notes }) => notes),
    ...rows.flatMap((row) => [...row.notes, ...row.cells.flatMap(({ notes }) => notes)]),
  ];
  return [...new Set(keys)];
}

/** a … z, aa … */
function markText(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : `${markText(Math.floor(index / 26) - 1)}${letter}`;
}
