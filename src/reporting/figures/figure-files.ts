/** The folder `figures/` of a run: every figure as SVG and PNG, and a profile of each participant where they are not many. */
import { compareText, type Diagnostic } from "../../core/diagnostic.ts";
import type { FigureFormat } from "../formats.ts";
import type { Language } from "../language/language.ts";
import type { ReportData } from "../model/report-data.ts";
import { type DrawnFigure, figureDrawer } from "./draw-figures.ts";
import { figureMessages } from "./figure-messages.ts";
import { readFont } from "./font/read-font.ts";

export interface FigureFilesOptions {
  readonly language: Language;
  readonly formats: ReadonlySet<FigureFormat>;
  /** A font file for characters beyond the bundled font, such as Chinese: its bytes, and where it stands. */
  readonly font?: { readonly bytes: Uint8Array; readonly path: string } | undefined;
  /** Profiles are drawn where there are at most so many participants; of more, on demand. */
  readonly mostProfiles?: number;
}

export interface FigureFiles {
  /** By path below OUT: `figures/km-OS.svg`. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
}

const FOLDER = "figures";
const MOST_PROFILES = 60;

export async function figureFiles(data: ReportData, options: FigureFilesOptions): Promise<FigureFiles> {
  const { language, formats, mostProfiles = MOST_PROFILES } = options;
  if (formats.size === 0) return { files: new Map(), diagnostics: [] };
  const font = options.font === undefined ? undefined : readFont(options.font.bytes, options.font.path);
  if (options.font !== undefined && font === undefined) {
    return { files: new Map(), diagnostics: [figureMessages.font(options.font.path)] };
  }
  const drawer = await figureDrawer(data, { language, font, surround: "alone" });
  const files: (readonly [path: string, content: string | Promise<Uint8Array>])[] = [];
  const withoutPng: DrawnFigure[] = [];
  // A PNG is drawn in a thread of its own while the next figure is laid out.
  const write = (figure: DrawnFigure, path: string) => {
    if (formats.has("svg")) files.push([`${path}.svg`, figure.svg]);
    if (!formats.has("png")) return;
    if (figure.missing.length === 0) files.push([`${path}.png`, figure.png()]);
    else withoutPng.push(figure);
  };
  for await (const figure of drawer.groups()) write(figure, `${FOLDER}/${figure.id}`);
  if ((data.participantLevel?.participants.length ?? 0) <= mostProfiles) {
    for await (const figure of drawer.profiles()) {
      write(figure, `${FOLDER}/profiles/${figure.id.replace(/^profile-/, "")}`);
    }
  }
  const written = await Promise.all(files.map(async ([path, content]) => [path, await content] as const));
  return { files: new Map(written), diagnostics: glyphDiagnostics(withoutPng) };
}

/** One for the run: a Chinese report lacks the same characters in every figure. */
function glyphDiagnostics(figures: readonly DrawnFigure[]): readonly Diagnostic[] {
  const [first] = figures;
  if (first === undefined) return [];
  const characters = [...new Set(figures.flatMap(({ missing }) => missing))].sort(compareText);
  return [figureMessages.glyphs(`${FOLDER}/${first.id}.png`, figures.length, characters)];
}
