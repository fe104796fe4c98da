/**
 * Small-cell suppression. A count of 1 to one less than the limit is small: it is not shown, and nothing from which it follows. Where
 * one group of a question has a small count, no arm is shown, because Total less the other arms would give it away; where Total itself
 * has one, the question is left out. 0 is no small count.
 */
import { TOTAL } from "../../../core/participant.ts";
export const DEFAULT_SMALL_CELL = 5;

export interface Question<Item> {
  readonly smallCell: number;
  /** Items of one question are shown or left out together. */
  readonly questionOf: (item: Item) => string;
  readonly groupOf: (item: Item) => string;
  /** Every count of participants that the item shows or that follows from it. */
  readonly cellsOf: (item: Item) => readonly number[];
}

export function isSmall(count: number, smallCell: number): boolean {
  return count > 0 && count < smallCell;
}

export function isSafe(cells: readonly number[], smallCell: number): boolean {
  return !cells.some((count) => isSmall(count, smallCell));
}

/** The items that may be shown, in their order. */
export function protectedItems<Item>(items: readonly Item[], question: Question<Item>): readonly Item[] {
  const unsafe = new Map<string, Set<string>>();
  for (const item of items) {
    if (isSafe(question.cellsOf(item), question.smallCell)) continue;
    const key = question.questionOf(item);
    unsafe.set(key, (unsafe.get(key) ?? new Set()).add(question.groupOf(item)));
  }
  return items.filter((item) => {
    const groups = unsafe.get(question.questionOf(item));
    return groups === undefined || (question.groupOf(item) === TOTAL && !groups.has(TOTAL));
  });
}

/** A part of a whole: both it and what is left of the whole. */
export function partOf(whole: number, part: number): readonly number[] {
  return [part, whole - part];
}
