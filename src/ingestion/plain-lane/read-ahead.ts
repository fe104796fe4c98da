/** The blocks of a file, those that can be lexed ahead with their lines in numbers, in the order of the file. */
import { joined } from "../containers/prefix.ts";
import { LINE_FEED } from "./byte-classes.ts";
import type { BlockLexer, LexedLines } from "./lexed-lines.ts";

export interface Block {
  readonly bytes: Uint8Array;
  /** Undefined where the bytes must be scanned. */
  readonly lines: LexedLines | undefined;
}

/** Who takes blocks; asked after each of them. */
export interface BlockTaker {
  /** Starts a lexer where one can be used from here on; undefined as long as none can. */
  readonly startLexer: () => BlockLexer | undefined;
  /** The tests whose results are to be numbered. */
  readonly needed: () => readonly string[];
  /** Gives up the bytes that wait for the rest of their record. */
  readonly release: () => Uint8Array;
}

/** So many blocks are lexed while one is taken. */
const AHEAD = 3;

/** Until a lexer can be started, chunks go by as they come. */
export async function* blocksOf(bytes: AsyncIterable<Uint8Array>, taker: BlockTaker): AsyncGenerator<Block> {
  let ahead: LexingAhead | undefined;
  try {
    for await (const chunk of bytes) {
      if (ahead === undefined) {
        yield { bytes: chunk, lines: undefined };
        const lexer = taker.startLexer();
        if (lexer !== undefined) ahead = new LexingAhead(lexer, taker);
        continue;
      }
      ahead.add(chunk);
      for (let block = ahead.next(AHEAD); block !== undefined; block = ahead.next(AHEAD)) yield await block;
    }
    if (ahead === undefined) return;
    for (let block = ahead.next(0); block !== undefined; block = ahead.next(0)) yield await block;
    if (ahead.rest().length > 0) yield { bytes: ahead.rest(), lines: undefined };
  } finally {
    ahead?.end();
  }
}

class LexingAhead {
  private readonly lexer: BlockLexer;
  private readonly taker: BlockTaker;
  private readonly waiting: Promise<Block>[] = [];
  /** The line that goes on in the next chunk. */
  private tail: Uint8Array;

  constructor(lexer: BlockLexer, taker: BlockTaker) {
    this.lexer = lexer;
    this.taker = taker;
    this.tail = taker.release();
  }

  /** A chunk as the end of the line that the one before began, whole lines to lex, and the beginning of the next line. */
  add(chunk: Uint8Array): void {
    const first = chunk.indexOf(LINE_FEED) + 1;
    if (first === 0) {
      this.tail = joined([this.tail, chunk], this.tail.length + chunk.length);
      return;
    }
    const bridge = joined([this.tail, chunk.subarray(0, first)], this.tail.length + first);
    this.waiting.push(Promise.resolve({ bytes: bridge, lines: undefined }));
    const last = chunk.lastIndexOf(LINE_FEED) + 1;
    if (last > first) this.waiting.push(this.lexed(chunk.subarray(first, last)));
    this.tail = chunk.subarray(last);
  }

  /** The next block, where more than `many` are waiting. */
  next(many: number): Promise<Block> | undefined {
    return this.waiting.length > many ? this.waiting.shift() : undefined;
  }

  rest(): Uint8Array {
    return this.tail;
  }

  end(): void {
    this.lexer.end();
  }

  private async lexed(bytes: Uint8Array): Promise<Block> {
    return { bytes, lines: await this.lexer.lex(bytes, this.taker.needed()) };
  }
}
