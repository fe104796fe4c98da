/** The look of tables in HTML: lines above and below the headings and below the rows, as in print; light and dark. */
export const TABLE_STYLE = `
:root { color-scheme: light dark; --line: #555; --soft: #ddd; --quiet: #444; --ground: #fff; --ink: #111; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --line: #aaa; --soft: #444; --quiet: #bbb; --ground: #16181c; --ink: #eee; --link: #8ab8ff; }
}
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.45 "Source Sans 3", "Noto Sans", "Noto Sans CJK SC", Arial, sans-serif; }
main { max-width: 80rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.3rem; }
a { color: var(--link); }
section { margin: 2.5rem 0; overflow-x: auto; }
.nadir-table { border-collapse: collapse; font-variant-numeric: tabular-nums lining-nums; }
.nadir-table caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
.nadir-table .population { display: block; font-weight: 400; color: var(--quiet); }
.nadir-table th, .nadir-table td { padding: .2rem .7rem; vertical-align: top; text-align: center; }
.nadir-table tbody td { white-space: pre-wrap; }
.nadir-table tbody td:not(.text) { white-space: nowrap; }
.nadir-table .label, .nadir-table .text { text-align: left; }
.nadir-table thead th { border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); vertical-align: bottom; font-weight: 600; }
.nadir-table tbody th { font-weight: 400; }
.nadir-table .group th { font-weight: 600; padding-top: .6rem; }
.nadir-table tbody tr:not(.group):hover { background: var(--soft); }
.nadir-table tfoot td { border-top: 1px solid var(--line); text-align: left; white-space: normal; font-size: .87rem; color: var(--quiet); }
.nadir-table tfoot p { margin: .15rem 0; max-width: 70rem; overflow-wrap: anywhere; }
.nadir-table .indent-1 { padding-left: 1.6rem; }
.nadir-table .indent-2 { padding-left: 2.8rem; }
.nadir-table .indent-3 { padding-left: 4rem; }
@media print {
  :root { color-scheme: light; --ground: #fff; --ink: #000; --quiet: #000; --line: #000; --soft: #fff; --link: #000; }
  nav { display: none; }
  section { break-after: page; overflow: visible; }
  .nadir-table tr { break-inside: avoid; }
  .nadir-table .group { break-after: avoid; }
}
`;
