/** A value of a typed format as the text that a cell of a CSV file would have. */

/** The shortest text that reads back as the same number; a fault where the number has lost digits already. */
export function numberText(value: number): string {
  return Object.is(value, -0) ? "0" : String(value);
}

/** The shortest text that reads back as the same 32-bit number: 0.1, not 0.10000000149011612. */
export function singleText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  for (let digits = 1; digits <= 9; digits += 1) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return numberText(candidate);
  }
  return numberText(value);
}

/** An integer with `scale` decimals: 12345 with 2 is 123.45. */
export function scaledText(unscaled: bigint, scale: number): string {
  if (scale === 0) return unscaled.toString();
  const sign = unscaled < 0n ? "-" : "";
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, "0");
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** A decimal number (`0.455`, `4.55E-1`) times a power of ten, without arithmetic on doubles; undefined where it is none. */
export function decimalShifted(text: string, places: number): string | undefined {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (parts === null) return undefined;
  const [, sign = "", whole = "", fraction = "", power = "0"] = parts;
  if (whole + fraction === "") return undefined;
  const point = whole.length + Number(power) + places;
  const digits = (whole + fraction).padEnd(point, "0");
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits;
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const right = padded.slice(at).replace(/0+$/, "");
  const plain = right === "" ? left : `${left}.${right}`;
  return sign === "-" && plain !== "0" ? `-${plain}` : plain;
}

const MS_PER_DAY = 86_400_000;

/** `YYYY-MM-DD` of a number of days since 1970-01-01; undefined where the year has not four digits. */
export function dayText(days: number): string | undefined {
  const date = new Date(days * MS_PER_DAY);
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year < 1 || year > 9999) return undefined;
  return date.toISOString().slice(0, 10);
}

/** `hh:mm`, with `:ss` and a fraction where they are not zero, of a number of nanoseconds since midnight. */
export function clockText(nanos: bigint): string {
  const seconds = nanos / 1_000_000_000n;
  const two = (part: bigint) => part.toString().padStart(2, "0");
  const short = `${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}`;
  const fraction = (nanos % 1_000_000_000n).toString().padStart(9, "0").replace(/0+$/, "");
  if (fraction !== "") return `${short}:${two(seconds % 60n)}.${fraction}`;
  return seconds % 60n === 0n ? short : `${short}:${two(seconds % 60n)}`;
}

const NANOS_PER_DAY = 86_400_000_000_000n;

/** `YYYY-MM-DDThh:mm[:ss[.fff]]` of nanoseconds since 1970-01-01T00:00; undefined beyond four-digit years. */
export function instantText(nanos: bigint): string | undefined {
  const clock = ((nanos % NANOS_PER_DAY) + NANOS_PER_DAY) % NANOS_PER_DAY;
  const day = dayText(Number((nanos - clock) / NANOS_PER_DAY));
  return day === undefined ? undefined : `${day}T${clockText(clock)}`;
}
