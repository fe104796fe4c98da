/** The plain lines of a block of a laboratory file in numbers, made ahead of the reader: by another thread where there is one. */

/** Which fields a lexer numbers. */
export interface LexingRequest {
  /** In a line. */
  readonly fields: number;
  /** A byte. */
  readonly delimiter: number;
  readonly participant: number;
  readonly test: number;
  readonly instant: number;
  /** Value, unit and limits. */
  readonly result: readonly number[];
}

/** Result of a line whose test was not among those whose results are numbered. */
export const NOT_NUMBERED = -1;
/** Participant of a line of which the lexer can only say where it stands. */
export const UNREAD = -1;

/**
 * Texts are numbered from 0 in the order in which the lexer meets them, results for each test apart; a block brings those that are new,
 * as a field is read. Lines follow each other without a gap, each of them one line of the file.
 */
export interface LexedLines {
  /** Where each line begins in the block, and behind the last where the lexer stopped: at a line that is not plain, or the end. */
  readonly starts: Int32Array;
  readonly participant: Int32Array;
  readonly test: Int32Array;
  readonly day: Int32Array;
  /** NO_TIME where only the date stands. */
  readonly second: Int32Array;
  readonly result: Int32Array;
  readonly newParticipants: readonly string[];
  readonly newTests: readonly string[];
  readonly newResults: readonly NewResult[];
}

export interface NewResult {
  readonly test: number;
  /** Of the fields of `LexingRequest.result`. */
  readonly texts: readonly string[];
}

/** Lexes the blocks of one file in their order; a block holds whole lines. */
export interface BlockLexer {
  /** `needed` adds to the tests, as a field is read, whose results are numbered. Undefined where it cannot: the reader then does it. */
  readonly lex: (block: Uint8Array, needed: readonly string[]) => Promise<LexedLines | undefined>;
  readonly end: () => void;
}

/** Undefined where nobody lexes ahead. */
export type StartLexing = (request: LexingRequest) => BlockLexer | undefined;
