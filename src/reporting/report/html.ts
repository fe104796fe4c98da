/** HTML written as text: what comes from data is escaped where it is put in. */
import { escapeHtml } from "../tables/writers/html-text.ts";

/** Markup that is safe as it stands. */
export interface Html {
  readonly html: string;
}

type Piece = Html | string | number | readonly (Html | string)[];

/** Strings and numbers are escaped, markup stands as it is. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const text = strings.map((fixed, index) => fixed + (index < pieces.length ? pieceText(pieces[index] ?? "") : ""));
  return { html: text.join("") };
}

/** Markup made by another writer, which escapes for itself. */
export function trusted(text: string): Html {
  return { html: text };
}

export const NOTHING: Html = { html: "" };

function pieceText(piece: Piece): string {
  if (typeof piece === "string" || typeof piece === "number") return escapeHtml(String(piece));
  return "html" in piece ? piece.html : piece.map(pieceText).join("");
}

/** A section of the page with its heading, which scripts can move the focus to. */
export function section(id: string, heading: string, ...content: readonly Html[]): Html {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading" tabindex="-1">${heading}</h2>
${[...content]}
</section>
`;
}

/** Wide content that the reader can scroll sideways, with the keyboard too. */
export function scrolling(label: string, content: Html): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label}">
${content}</div>
`;
}
