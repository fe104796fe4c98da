/** Dates of a mapped file, with the time of day in the same column or another, each pair of texts read once. */
import { readInstant } from "../plausible-date.ts";
import type { PlainCell, PlainCells } from "../row-source.ts";
import { DatesAndTimes, type InstantRead } from "./dates-and-times.ts";
import { areEqual } from "./equal-bytes.ts";
import { fieldText } from "./field-text.ts";
import type { PlainFields } from "./plain-lines.ts";

/** The rows of a day are near each other: more than these would only be kept to be thrown away. */
const REMEMBERED = 1000;

export class MappedInstant {
  /** What was read last; undefined where that was no instant. */
  private found: InstantRead | undefined;
  private readonly position: number;
  private readonly timePosition: number | undefined;
  private readonly cells: PlainCells;
  private readonly nullWords: ReadonlySet<string> | undefined;
  private readonly known = new Map<string, InstantRead | undefined>();
  private readonly apart: DatesAndTimes | undefined;
  private view: DataView | undefined;
  /** Where the date and the time stand that were read last. */
  private readonly last = { start: 0, end: 0, timeStart: 0, timeEnd: 0 };

  constructor(position: number, cells: PlainCells, nullWords: ReadonlySet<string> | undefined) {
    this.position = position;
    this.timePosition = cells.timePosition;
    this.cells = cells;
    this.nullWords = nullWords;
    const { timePosition, isTimeApart } = cells;
    const read = (own: string, time: string) => readCell(cells, own, time);
    if (isTimeApart && timePosition !== undefined)
      this.apart = new DatesAndTimes({ position, timePosition, read }, nullWords);
  }

  get day(): number {
    return this.found?.day ?? 0;
  }

  get second(): number | undefined {
    return this.found?.second;
  }

  get cell(): PlainCell | undefined {
    return this.found?.cell;
  }

  /** False where the line must be read as a row. */
  read(bytes: Uint8Array, fields: PlainFields): boolean {
    if (!this.isAgain(fields)) {
      this.keepPlace(fields);
      this.found = this.apart?.read(bytes, fields) ?? this.whole(bytes, fields);
    }
    return this.found !== undefined;
  }

  /** The rows of a panel share their instant. */
  private isAgain({ view, bounds }: PlainFields): boolean {
    if (this.view !== view) return false;
    const { start, end, timeStart, timeEnd } = this.last;
    return (
      isSame(view, start, end, bounds, this.position) &&
      (this.timePosition === undefined || isSame(view, timeStart, timeEnd, bounds, this.timePosition))
    );
  }

  private keepPlace({ view, bounds }: PlainFields): void {
    const { last, position, timePosition = position } = this;
    this.view = view;
    last.start = bounds[2 * position] ?? 0;
    last.end = bounds[2 * position + 1] ?? 0;
    last.timeStart = bounds[2 * timePosition] ?? 0;
    last.timeEnd = bounds[2 * timePosition + 1] ?? 0;
  }

  private whole(bytes: Uint8Array, fields: PlainFields): InstantRead | undefined {
    return this.remembered(fieldText(bytes, fields, this.position, this.nullWords), this.timeOf(bytes, fields));
  }

  private timeOf(bytes: Uint8Array, fields: PlainFields): string {
    return this.timePosition === undefined ? "" : fieldText(bytes, fields, this.timePosition, this.nullWords);
  }

  private remembered(own: string, time: string): InstantRead | undefined {
    const key = `${own}\u0000${time}`;
    const known = this.known.get(key);
    if (known !== undefined || this.known.has(key)) return known;
    const read = readCell(this.cells, own, time);
    if (this.known.size >= REMEMBERED) this.known.clear();
    this.known.set(key, read);
    return read;
  }
}

function readCell(cells: PlainCells, own: string, time: string): InstantRead | undefined {
  const cell = cells.instantOf(own, time);
  const instant = cell === undefined ? undefined : readInstant(cell.text);
  return cell === undefined || instant === undefined ? undefined : { day: instant.day, second: instant.second, cell };
}

function isSame(view: DataView, start: number, end: number, bounds: Int32Array, field: number): boolean {
  const [own = 0, ownEnd = 0] = [bounds[2 * field], bounds[2 * field + 1]];
  return ownEnd - own === end - start && areEqual(view, own, view, start, end - start);
}
