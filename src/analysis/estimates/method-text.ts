/** The METHOD column: what was done, then what is to be known about it, parted by semicolons. */
import { isNotComputable } from "../../statistics/not-computable.ts";

/** The parts that say something; an answer that could not be computed says why. */
export function methodText(...parts: readonly unknown[]): string {
  return parts
    .map((part) => (isNotComputable(part) ? part.why : typeof part === "string" ? part : ""))
    .filter((text) => text !== "")
    .join("; ");
}
