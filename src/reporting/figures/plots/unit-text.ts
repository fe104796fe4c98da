/** Units and conditions as people write them: `10*9/L` is ×10⁹/L, `>=` is ≥. */

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const raised = (digits: string) => [...digits].map((digit) => SUPERSCRIPTS[Number(digit)] ?? digit).join("");

const KNOWN: Readonly<Record<string, string>> = {
  "m2/uL/10*11": "m²/µL per 10¹¹",
  "[U]": "U",
  "{unit}": "units",
};

export function unitText(ucum: string): string {
  return (
    KNOWN[ucum] ??
    ucum
      .replace(/^10\*(\d+)/, (_, power: string) => `×10${raised(power)}`)
      .replace(/10\*(\d+)/g, (_, power: string) => `10${raised(power)}`)
      .replace(/\bu(?=(?:g|L|m|mol|kat)\b)/g, "µ")
      .replace(/\{([^}]*)\}/g, "$1")
  );
}

/** A condition of a study file: a sign, a number and a unit. */
export function conditionText(written: string): string {
  const [, sign = "", rest = written] = /^(>=|<=|>|<)?\s*(.*)$/s.exec(written) ?? [];
  const [, number = rest, unit = ""] = /^(\S+)\s+(\S+)$/.exec(rest) ?? [];
  const space = unit === "" ? "" : unitText(unit).startsWith("×") ? "" : " ";
  return `${{ ">=": "≥", "<=": "≤" }[sign] ?? sign} ${number}${space}${unitText(unit)}`.trim();
}

/** `,` between what is known with its unit: `Neutrophils (×10⁹/L)`. */
export function withUnit(label: string, ucum: string): string {
  return ucum === "" || ucum === "1" ? label : `${label} (${unitText(ucum)})`;
}

/** With the minus of print. */
export function printed(text: string): string {
  return text.replace(/^-/, "−");
}

/** With its sign, for a change. */
export function signed(value: number, text: string): string {
  return value > 0 ? `+${text}` : printed(text);
}
