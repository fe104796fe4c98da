/** The time of day of a printed date, or of a column of its own. */

export interface PrintedTime {
  /** Seconds since midnight on the clock that is printed. */
  readonly second: number;
  /** Minutes that this clock is ahead of UTC; undefined where the text does not say. */
  readonly zone: number | undefined;
}

/** `T07:10`, ` 7:10:00.5 PM`, `下午3:05`, `15时30分`, with or without a zone, at the end of a text. */
const TIME =
  /(?:T|\s+|(?<=日)|^)(?:(上午|下午|AM|PM)\s*)?(\d{1,2})(?::|：|时|點|点)(\d{2})(?:(?::|：|分)(?:(\d{2})(?:[.,]\d+)?)?秒?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/** The text before the time of day, and the time; undefined where the time is none that a clock shows. */
export function splitTime(text: string): { readonly date: string; readonly time: PrintedTime | undefined } | undefined {
  const match = TIME.exec(text);
  if (match === null) return { date: text, time: undefined };
  const [whole, before, hours = "", minutes = "", seconds = "0", after, zone] = match;
  const hour = hourOf(Number(hours), halfOf(before ?? after));
  const [minute, second] = [Number(minutes), Number(seconds)];
  if (hour === undefined || minute > 59 || second > 59) return undefined;
  const time = { second: hour * 3600 + minute * 60 + second, zone: zoneMinutes(zone) };
  return { date: text.slice(0, text.length - whole.length).trim(), time };
}

/** The text of a column of its own: `7:10`, `0710`, `7:10 PM`; undefined where it is no time. */
export function columnTime(text: string): PrintedTime | undefined {
  const four = /^(\d{2})(\d{2})$/.exec(text);
  const split = splitTime(four === null ? text : `${four[1]}:${four[2]}`);
  return split?.date === "" ? split.time : undefined;
}

function halfOf(text: string | undefined): "am" | "pm" | undefined {
  if (text === undefined) return undefined;
  return /^(下午|p)/i.test(text) ? "pm" : "am";
}

/** 12 AM is midnight and 12 PM noon; 下午15 is said of 15:00. */
function hourOf(hour: number, half: "am" | "pm" | undefined): number | undefined {
  if (hour > 23) return undefined;
  if (half === undefined) return hour;
  if (hour > 12) return half === "pm" ? hour : undefined;
  return (hour % 12) + (half === "pm" ? 12 : 0);
}

function zoneMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  if (zone === "Z") return 0;
  const digits = zone.replace(/\D/g, "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith("-") ? -minutes : minutes;
}
