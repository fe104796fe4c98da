/** The lines of a UTF-8 file of records, with a limit on their length. */
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { ExportFile } from "./export-file.ts";
import { messages } from "./messages.ts";
import { TextSource } from "./text-decoder.ts";

/** A FHIR resource with its narrative may be long; a file without line breaks must not fill the memory. */
const LONGEST_LINE = 16_000_000;

/** Calls `onLine` with every line that is not blank; it returns a fault to stop. */
export async function readLines(
  file: ExportFile,
  onLine: (text: string, line: number) => Diagnostic | undefined,
): Promise<Diagnostic | undefined> {
  const source = new TextSource("utf-8");
  const lines = new LineCutter(file.name, onLine);
  for await (const chunk of file.bytes) {
    const failure = take(source, chunk, lines);
    if (failure !== undefined) return failure;
  }
  return take(source, undefined, lines) ?? lines.end();
}

function take(source: TextSource, chunk: Uint8Array | undefined, lines: LineCutter): Diagnostic | undefined {
  const decoded = source.next(chunk);
  if (!("fault" in decoded)) return lines.take(decoded.text);
  const { kind, line, offset } = decoded.fault;
  const where = { file: lines.file, line };
  return kind === "nul" ? messages.binaryFile(where) : messages.notUtf8(where, offset);
}

class LineCutter {
  readonly file: string;
  private readonly onLine: (text: string, line: number) => Diagnostic | undefined;
  private line = 1;
  private held: string[] = [];
  private heldLength = 0;

  constructor(file: string, onLine: (text: string, line: number) => Diagnostic | undefined) {
    this.file = file;
    this.onLine = onLine;
  }

  take(text: string): Diagnostic | undefined {
    let start = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
      this.hold(text.slice(start, end));
      const failure = this.tooLong() ?? this.release();
      if (failure !== undefined) return failure;
      start = end + 1;
    }
    this.hold(text.slice(start));
    return this.tooLong();
  }

  end(): Diagnostic | undefined {
    return this.release();
  }

  private hold(text: string): void {
    this.held.push(text);
    this.heldLength += text.length;
  }

  private tooLong(): Diagnostic | undefined {
    return this.heldLength > LONGEST_LINE
      ? messages.longLine({ file: this.file, line: this.line }, LONGEST_LINE)
      : undefined;
  }

  private release(): Diagnostic | undefined {
    const text = this.held
      .join("")
      .replace(/^\ufeff/, "")
      .trim();
    this.held = [];
    this.heldLength = 0;
    const failure = text === "" ? undefined : this.onLine(text, this.line);
    this.line += 1;
    return failure;
  }
}
