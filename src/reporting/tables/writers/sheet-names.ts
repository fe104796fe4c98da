/** Names of sheets: at most 31 characters, none of `[]:*?/\`, no two alike whatever their case. */

const MOST = 31;

export function sheetNames(wanted: readonly string[], taken: readonly string[]): readonly string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return wanted.map((name) => {
    const plain = name.replace(/[[\]:*?/\\']/g, "-").slice(0, MOST) || "-";
    let free = plain;
    for (let number = 2; used.has(free.toLowerCase()); number += 1) {
      const ending = ` ${number}`;
      free = plain.slice(0, MOST - ending.length) + ending;
    }
    used.add(free.toLowerCase());
    return free;
  });
}
