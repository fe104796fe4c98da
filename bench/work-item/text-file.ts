/** A text file written line by line through one buffer. */
import { closeSync, openSync, writeSync } from "node:fs";

export interface TextFile {
  readonly line: (text: string) => void;
  readonly close: () => void;
}

const BUFFER_CHARACTERS = 1 << 20;

export function openTextFile(path: string, header: string): TextFile {
  const file = openSync(path, "w");
  let lines = [header];
  let characters = 0;
  const flush = () => {
    if (lines.length > 0) writeSync(file, `${lines.join("\n")}\n`);
    lines = [];
    characters = 0;
  };
  return {
    line: (text) => {
      lines.push(text);
      characters += text.length;
      if (characters > BUFFER_CHARACTERS) flush();
    },
    close: () => {
      flush();
      closeSync(file);
    },
  };
}
