/** How the report was made: the command, the versions, the hashes of every file read. */
import { type Html, html, scrolling, section } from "../html.ts";
import type { ReportContext } from "../report-context.ts";

export function provenanceSection({ data, words, terms }: ReportContext): Html {
  const { command, nadir, cutoff, studyFile, inputs } = data.run;
  const rows = [studyFile, ...inputs].map(
    ({ name, sha256, bytes }) =>
      html`<tr><th scope="row" dir="auto">${name}</th><td>${bytes}</td><td class="text">${sha256}</td></tr>\n`,
  );
  const table = html`<table class="nadir-table"><caption>${terms.inputHash}</caption>
<thead><tr><th scope="col">${words.file}</th><th scope="col">${words.bytes}</th><th scope="col">SHA-256</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
`;
  return section(
    "provenance",
    words.sections.provenance,
    html`<p>${words.howMade}</p>\n<pre class="command"><code>${command}</code></pre>\n`,
    html`<p>${terms.nadirVersion} ${nadir}; ${terms.dataCutoff} ${cutoff}</p>\n`,
    scrolling(terms.inputHash, table),
  );
}
