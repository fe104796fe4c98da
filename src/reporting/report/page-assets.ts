/** Script, style and fonts of the report, and the policy that admits exactly these. `npm run build:page` makes page-assets.json. */
import webFont from "../figures/font/web-font.json" with { type: "json" };
import assets from "./page-assets.json" with { type: "json" };

export const PAGE_SCRIPT: string = assets.script;
export const PAGE_STYLE: string = assets.style;
export const FONT_STYLE: string = fontStyle();

/** No network, no plug-in, no form, no inline style; the script and the styles by the hash of their text. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  `script-src 'sha256-${assets.scriptHash}'`,
  `style-src 'sha256-${assets.styleHash}' 'sha256-${assets.fontStyleHash}'`,
  "font-src data:",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function fontStyle(): string {
  const faces: readonly (readonly [number, string])[] = [
    [400, webFont.regular],
    [600, webFont.semibold],
  ];
  return faces
    .map(
      ([weight, bytes]) =>
        `@font-face{font-family:"Source Sans 3";font-weight:${weight};src:url(data:font/woff2;base64,${bytes}) format("woff2")}`,
    )
    .join("\n");
}
