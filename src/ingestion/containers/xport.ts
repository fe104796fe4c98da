/**
 * SAS transport files (.xpt), versions 5 and 8. Dates are numbers as in SAS (days or seconds since 1960-01-01): the mapping says which;
 * special missing values stay as `.A`. Source: SAS Institute, TS-140, and "The Record Layout of a Data Set in SAS Transport (XPORT) Format".
 */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { Encoding } from "../../definition/sources/packing.ts";
import type { ContainerOptions } from "./container-options.ts";
import { type Decoder, decoderOf } from "./decoder.ts";
import { detectEncoding } from "./encoding.ts";
import type { ExportFile, OnRow } from "./export-file.ts";
import { ibmToDouble, sasMissing } from "./ibm-double.ts";
import { messages } from "./messages.ts";
import { joined } from "./prefix.ts";
import { numberText } from "./value-text.ts";
import { wholeFile } from "./whole-file.ts";
import { type Member, membersOf, type Variable } from "./xport-layout.ts";

interface Read {
  readonly failure: Diagnostic | undefined;
  readonly notes?: readonly Diagnostic[];
}

export async function readXport(file: ExportFile, options: ContainerOptions, onRow: OnRow): Promise<Read> {
  const whole = await wholeFile(file);
  if ("failure" in whole) return whole;
  const members = membersOf(whole.bytes);
  if (typeof members === "string")
    return {
      failure: messages.damaged(
        file.name,
        `as a SAS transport file it is faulty: ${members}`,
        "write it again with the XPORT engine",
      ),
    };
  const member = chosen(members, options.sheet);
  if (member === undefined)
    return {
      failure: messages.sheetUnclear(
        file.name,
        options.sheet,
        members.map(({ name }) => name),
      ),
    };
  const text = await encodingOf(file.name, whole.bytes, member, options);
  if ("failure" in text) return text;
  const { encoding, notes } = text;
  return { failure: observations(file.name, whole.bytes, { member, encoding }, onRow), notes };
}

function chosen(members: readonly Member[], wanted: string | undefined): Member | undefined {
  if (wanted === undefined) return members.length === 1 ? members[0] : undefined;
  return members.find(({ name }) => name.toUpperCase() === wanted.toUpperCase());
}

type TextOf = { readonly encoding: Encoding; readonly notes: readonly Diagnostic[] } | { readonly failure: Diagnostic };

/** The file does not say; submissions are ASCII, which UTF-8 contains. */
async function encodingOf(
  file: string,
  bytes: Uint8Array,
  member: Member,
  { encoding }: ContainerOptions,
): Promise<TextOf> {
  if (encoding !== "detect") return { encoding: encoding ?? "utf-8", notes: [] };
  const detected = await detectEncoding(file, textBytes(bytes, member), "text");
  if ("failure" in detected) return detected;
  const { encoding: found } = detected;
  return { encoding: found, notes: found === "utf-8" ? [] : [messages.detectedEncoding(file, found)] };
}

const SAMPLE_BYTES = 1 << 20;

/** The texts of the first observations, a line each. */
function textBytes(bytes: Uint8Array, member: Member): Uint8Array {
  const texts = member.variables.filter(({ isNumeric }) => !isNumeric);
  const lines: Uint8Array[] = [];
  const count = Math.min(observationCount(bytes, member), Math.ceil(SAMPLE_BYTES / member.observationLength));
  for (let row = 0; row < count; row += 1) {
    const at = member.from + row * member.observationLength;
    for (const { position, length } of texts)
      lines.push(bytes.subarray(at + position, at + position + length), LINE_FEED);
  }
  return joined(
    lines,
    lines.reduce((sum, line) => sum + line.length, 0),
  );
}

const LINE_FEED = Uint8Array.of(10);

function observations(
  file: string,
  bytes: Uint8Array,
  { member, encoding }: { readonly member: Member; readonly encoding: Encoding },
  onRow: OnRow,
): Diagnostic | undefined {
  const { variables, observationLength: length } = member;
  const decoder = decoderOf(encoding, { fatal: true });
  const found = observationCount(bytes, member);
  const count = member.count ?? found;
  if (count > found) return cutShort(file, count, found);
  onRow({ line: 1, fields: variables.map(({ name }) => name) });
  for (let row = 0; row < count; row += 1) {
    const at = member.from + row * length;
    const fields: string[] = [];
    for (const variable of variables) {
      const cell = cellText(
        bytes.subarray(at + variable.position, at + variable.position + variable.length),
        variable,
        decoder,
      );
      if (cell === undefined) return undecodable({ file, line: row + 2, column: variable.name }, encoding);
      fields.push(cell);
    }
    onRow({ line: row + 2, fields });
  }
  return undefined;
}

/** Blanks fill the last 80 bytes: an observation of blanks alone that lies within them is none. */
function observationCount(bytes: Uint8Array, { from, to, observationLength: length }: Member): number {
  let count = Math.floor((to - from) / length);
  while (count > 0 && to - (from + (count - 1) * length) < 80) {
    const last = bytes.subarray(from + (count - 1) * length, from + count * length);
    if (!last.every((byte) => byte === 0x20)) break;
    count -= 1;
  }
  return count;
}

function cutShort(file: string, count: number, found: number): Diagnostic {
  return messages.damaged(
    file,
    `it says that it has ${count} observations, and has ${found}`,
    "transfer the file again",
  );
}

function cellText(bytes: Uint8Array, { isNumeric }: Variable, decoder: Decoder): string | undefined {
  if (isNumeric) return sasMissing(bytes) ?? numberText(ibmToDouble(bytes));
  try {
    return decoder.decode(bytes).replace(/[ \0]+$/, "");
  } catch {
    return undefined;
  }
}

function undecodable(where: { file: string; line: number; column: string }, encoding: Encoding): Diagnostic {
  return messages.badRecord(
    where,
    `a text that is not ${encoding}`,
    "write the encoding of the SAS session in sources.yaml, such as `encoding: windows-1252` or `encoding: gb18030`",
  );
}
