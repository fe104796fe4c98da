/** How a run was made: enough to make it again. */
export interface RunFacts {
  /** The version of nadir. */
  readonly nadir: string;
  readonly cutoff: string;
  /** Whether the cut-off was given, or is the latest date in the export. */
  readonly cutoffGiven: boolean;
  readonly options: Readonly<Record<string, string | boolean>>;
  /** The command, ready to paste into a shell. */
  readonly command: string;
  readonly studyFile: FileFacts;
  readonly inputs: readonly FileFacts[];
}

export interface FileFacts {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}
