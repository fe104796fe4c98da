/** The arm of a participant, empty where the export names none. */
import type { ParticipantLevel } from "../../model/participant-level.ts";

export function armOf({ participants }: ParticipantLevel, id: string): string {
  return participants.find((participant) => participant.id === id)?.arm ?? "";
}
