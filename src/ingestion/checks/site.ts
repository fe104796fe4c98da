import type { Participant } from "../../core/participant.ts";

/** The site of a participant, from the column `site`; empty where the export does not say. */
export function siteOf({ attributes }: Participant): string {
  return attributes.get("site") ?? "";
}
