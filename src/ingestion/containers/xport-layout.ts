/**
 * The headers of a SAS transport file, version 5 (TS-140) and version 8 (TS-140 "record layout of a SAS version 8 or 9 data set in
 * SAS transport format"): which members it has, their variables, and where their observations stand.
 */

import { byteText } from "./decoder.ts";

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
  /** How many observations there are, where version 8 says so. */
  readonly count: number | undefined;
}

const RECORD = 80;

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
  return byteText(bytes.subarray(at, at + length));
}

/** Member header, descriptor header, two descriptor records, NAMESTR header, the variables, OBS header. */
function memberAt(bytes: Uint8Array, start: number, end: number): Member | string {
  const size = Number(text(bytes, start + 74, 4));
  const isLong = isVersion8(bytes, start);
  const name = text(bytes, start + 2 * RECORD + 8, isLong ? 32 : 8).trim();
  const namestr = start + 4 * RECORD;
  const head = text(bytes, namestr, RECORD);
  const count = Number(/^HEADER RECORD\*{7}NAM(?:ESTR|STV8) HEADER RECORD!{7}\d{5}(\d{5})/.exec(head)?.[1]);
  if (size !== 140 && size !== 136) return "its variables are described in a way that is not known";
  if (!Number.isSafeInteger(count) || count < 1) return "it does not say how many variables it has";
  if (namestr + RECORD + count * size > end) return "its description of variables is cut short";
  const variables = placed(
    Array.from({ length: count }, (_, index) => variableAt(bytes, namestr + RECORD + index * size, { size, isLong })),
  );
  const observations = observationsHeader(bytes, padded(namestr + RECORD + count * size), end);
  if (observations === undefined) return "it has no header of observations";
  const observationLength = variables.reduce((sum, { length }) => sum + length, 0);
  const faulty = variables.find(({ length, isNumeric }) => length < 1 || (isNumeric && (length < 2 || length > 8)));
  if (faulty !== undefined) return `a variable has the length ${faulty.length}`;
  const from = observations + RECORD;
  return { name, variables, observationLength, from, to: end, count: isLong ? said(bytes, observations) : undefined };
}

function isVersion8(bytes: Uint8Array, start: number): boolean {
  return text(bytes, start + 20, 6) === "MEMBV8";
}

const padded = (offset: number) => Math.ceil(offset / RECORD) * RECORD;

/** In version 8 labels may stand between the variables and the observations. */
function observationsHeader(bytes: Uint8Array, from: number, end: number): number | undefined {
  for (let at = from; at + RECORD <= end; at += RECORD)
    if (/^HEADER RECORD\*{7}OBS(?: {5}|V8 {3})HEADER RECORD!{7}/.test(text(bytes, at, RECORD))) return at;
  return undefined;
}

/** Version 8 has the number of observations in this header; some writers leave zeros there. */
function said(bytes: Uint8Array, header: number): number | undefined {
  const digits = /^ *([1-9]\d*) *$/.exec(text(bytes, header + 48, 15));
  return digits === null ? undefined : Number(digits[1]);
}

/**
 * The values stand one after the other in the order of the variables. The position that NAMESTR has as well is not used: files written by
 * SAS macros keep that of the data set they were made from.
 */
function placed(variables: readonly Omit<Variable, "position">[]): readonly Variable[] {
  let position = 0;
  return variables.map((variable) => {
    const from = position;
    position += variable.length;
    return { ...variable, position: from };
  });
}

/** NAMESTR: type at 0, length at 4, name at 8; in version 8 the long name at 88. */
function variableAt(
  bytes: Uint8Array,
  at: number,
  { size, isLong }: { readonly size: number; readonly isLong: boolean },
): Omit<Variable, "position"> {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, size);
  const long = isLong
    ? text(bytes, at + 88, 32)
        .replace(/\0/g, " ")
        .trim()
    : "";
  return {
    name: long === "" ? text(bytes, at + 8, 8).trim() : long,
    isNumeric: view.getInt16(0) === 1,
    length: view.getInt16(4),
  };
}
