/** A UCUM unit for people: the annotation `{unit}` is the word. */
export function unitText(unit: string): string {
  return unit.replace(/[{}]/g, "");
}
