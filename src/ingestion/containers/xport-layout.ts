/**
 * The headers of a SAS transport file, version 5 (TS-140) and version 8 (TS-140 "record layout of a SAS version 8 or 9 data set in
 * SAS transport format"): which members it has, their variables, and where their observations stand.
 */

export interface Variable {
  readonly name: string;
  readonly isNumeric: boolean;
  readonly length: number;
  /** From the start of the observation. */
  readonly position: number;
}

export interface Member {
  readonly name: string;
  readonly variables: readonly Variable[];
  readonly observationLength: number;
  /** Byte offsets of the observations; the last are followed by blanks up to a multiple of 80. */
  readonly from: number;
  readonly to: number;
}

const RECORD = 80;
const latin = new TextDecoder("windows-1252");

/** The members, or what is wrong in words. */
export function membersOf(bytes: Uint8Array): readonly Member[] | string {
  const starts = headersOf(bytes, /^HEADER RECORD\*{7}MEMB(?:ER |V8 ) HEADER RECORD!{7}/);
  if (starts.length === 0) return "it has no member header";
  const members: Member[] = [];
  for (const [index, start] of starts.entries()) {
    const member = memberAt(bytes, start, starts[index + 1] ?? bytes.length);
    if (typeof member === "string") return member;
    members.push(member);
  }
  return members;
}

/** Offsets of the records that match: only multiples of 80 are looked at. */
function headersOf(bytes: Uint8Array, header: RegExp): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at + RECORD <= bytes.length; at += RECORD)
    if (bytes[at] === 0x48 && header.test(text(bytes, at, RECORD))) found.push(at);
  return found;
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return latin.decode(bytes.subarray(at, at + length));
}

/** Member header, descriptor header, two descriptor records, NAMESTR header, the variables, OBS header. */
function memberAt(bytes: Uint8Array, start: number, end: number): Member | string {
  const size = Number(text(bytes, start + 74, 4));
  const name = text(bytes, start + 2 * RECORD + 8, isVersion8(bytes, start) ? 32 : 8).trim();
  const namestr = start + 4 * RECORD;
  const head = text(bytes, namestr, RECORD);
  const count = Number(/^HEADER RECORD\*{7}NAMEST(?:R |V8)\s*HEADER RECORD!{7}0{4,6}(\d{4,6})/.exec(head)?.[1]);
  if (size !== 140 && size !== 136) return "its variables are described in a way that is not known";
  if (!Number.isSafeInteger(count) || count < 1) return "it does not say how many variables it has";
  if (namestr + RECORD + count * size > end) return "its description of variables is cut short";
  const variables = Array.from({ length: count }, (_, index) =>
    variableAt(bytes, namestr + RECORD + index * size, size),
  );
  const from = observationsFrom(bytes, padded(namestr + RECORD + count * size), end);
  if (from === undefined) return "it has no header of observations";
  const observationLength = Math.max(...variables.map(({ position, length }) => position + length));
  const faulty = variables.find(({ length, isNumeric }) => length < 1 || (isNumeric && (length < 2 || length > 8)));
  if (faulty !== undefined) return `a variable has the length ${faulty.length}`;
  return { name, variables, observationLength, from, to: end };
}

function isVersion8(bytes: Uint8Array, start: number): boolean {
  return text(bytes, start + 20, 6) === "MEMBV8";
}

const padded = (offset: number) => Math.ceil(offset / RECORD) * RECORD;

/** In version 8 labels may stand between the variables and the observations. */
function observationsFrom(bytes: Uint8Array, from: number, end: number): number | undefined {
  for (let at = from; at + RECORD <= end; at += RECORD)
    if (/^HEADER RECORD\*{7}OBS(?: {5}|V8 {3})HEADER RECORD!{7}/.test(text(bytes, at, RECORD))) return at + RECORD;
  return undefined;
}

/** NAMESTR: type at 0, length at 4, name at 8, position at 84; the long name of version 8 at 88. */
function variableAt(bytes: Uint8Array, at: number, size: number): Variable {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, size);
  const long = text(bytes, at + 88, 32)
    .replace(/\0/g, " ")
    .trim();
  const short = text(bytes, at + 8, 8).trim();
  return {
    name: /^[A-Za-z_][A-Za-z0-9_]*$/.test(long) && long.length > short.length ? long : short,
    isNumeric: view.getInt16(0) === 1,
    length: view.getInt16(4),
    position: view.getInt32(84),
  };
}
