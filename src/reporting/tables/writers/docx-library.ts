/**
 * The part of the package docx that is used here, and its lazy loading. The declarations that the package brings along name their
 * files without extensions, which Node's own module resolution does not find.
 */

/** A node of the document; made by the library, opaque to us. */
export interface Node {
  readonly prepForXml: unknown;
}

type Make<Options> = new (options: Options) => Node;

interface Sized {
  readonly size: number;
  readonly type: string;
}

interface Line {
  readonly style: string;
  readonly size: number;
  readonly color: string;
}

interface RunOptions {
  readonly text?: string;
  readonly children?: readonly string[];
  readonly bold?: boolean;
  readonly superScript?: boolean;
  /** In half points. */
  readonly size?: number;
}

interface ParagraphOptions {
  readonly children: readonly Node[];
  readonly alignment?: string;
  readonly spacing?: { readonly before: number; readonly after: number };
  readonly indent?: { readonly left: number };
  readonly keepNext?: boolean;
}

interface CellOptions {
  readonly children: readonly Node[];
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  readonly width: Sized;
  readonly verticalAlign?: string;
  readonly borders: { readonly top: Line; readonly bottom: Line; readonly left: Line; readonly right: Line };
}

interface RowOptions {
  readonly children: readonly Node[];
  readonly tableHeader?: boolean;
  readonly cantSplit?: boolean;
}

interface TableOptions {
  readonly rows: readonly Node[];
  readonly columnWidths: readonly number[];
  readonly layout: string;
  readonly width: Sized;
  readonly margins: { readonly left: number; readonly right: number };
}

export interface SectionOptions {
  readonly properties: {
    readonly type: string;
    readonly page: {
      readonly size: { readonly width: number; readonly height: number; readonly orientation: string };
      readonly margin: Readonly<Record<"left" | "right" | "top" | "bottom" | "header" | "footer", number>>;
    };
  };
  readonly headers: { readonly default: Node };
  readonly footers: { readonly default: Node };
  readonly children: readonly Node[];
}

interface DocumentOptions {
  readonly title: string;
  readonly creator: string;
  readonly lastModifiedBy: string;
  readonly styles: {
    readonly default: {
      readonly document: { readonly run: { readonly font: Readonly<Record<string, string>>; readonly size: number } };
    };
  };
  readonly sections: readonly SectionOptions[];
}

export interface DocxLibrary {
  readonly Document: Make<DocumentOptions>;
  readonly Paragraph: Make<ParagraphOptions>;
  readonly TextRun: Make<RunOptions>;
  readonly Table: Make<TableOptions>;
  readonly TableRow: Make<RowOptions>;
  readonly TableCell: Make<CellOptions>;
  readonly Header: Make<{ readonly children: readonly Node[] }>;
  readonly Footer: Make<{ readonly children: readonly Node[] }>;
  readonly Packer: { readonly toArrayBuffer: (document: Node) => Promise<ArrayBuffer> };
  readonly AlignmentType: Readonly<Record<"LEFT" | "CENTER" | "RIGHT", string>>;
  readonly BorderStyle: Readonly<Record<"NONE" | "SINGLE", string>>;
  readonly PageNumber: Readonly<Record<"CURRENT" | "TOTAL_PAGES", string>>;
  readonly PageOrientation: Readonly<Record<"LANDSCAPE", string>>;
  readonly SectionType: Readonly<Record<"NEXT_PAGE", string>>;
  readonly TableLayoutType: Readonly<Record<"FIXED", string>>;
  readonly VerticalAlignTable: Readonly<Record<"BOTTOM", string>>;
  readonly WidthType: Readonly<Record<"DXA", string>>;
}

/** Loaded only when a DOCX is written: it is large. */
export async function loadDocx(): Promise<DocxLibrary> {
  return (await import("docx")) as unknown as DocxLibrary;
}
