/** The plain text of an RTF, read as a word processor reads it: groups, control words, `\uN?`. Throws where the braces do not match. */
export function rtfText(rtf: string): string {
  let [text, depth, at] = ["", 0, 0];
  while (at < rtf.length) {
    const rest = rtf.slice(at, at + 40);
    const control = /^\\(?:u(-?\d+)\?|([a-z]+)(-?\d+)? ?|([\\{}])|([^a-z]))/.exec(rest);
    if (control !== null) {
      const [whole, unit, word, , literal] = control;
      if (unit !== undefined) text += String.fromCharCode((Number(unit) + 65536) % 65536);
      if (word === "par" || word === "row" || word === "line") text += "\n";
      if (word === "cell") text += "\t";
      if (literal !== undefined) text += literal;
      at += whole.length;
      continue;
    }
    const character = rest.slice(0, 1);
    if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
    else if (character !== "\n") text += character;
    if (depth < 0) throw new Error(`a closing brace too many at ${at}`);
    at += 1;
  }
  if (depth !== 0) throw new Error(`${depth} groups stay open`);
  return text;
}
