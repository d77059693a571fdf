/** Makes PDFs: a description of pages becomes their bytes. What the pages say is somebody else's. */
import { createRequire } from 'node:module';

/** Left, top, right, bottom; in points, as everything here. */
export type PdfMargins = readonly [number, number, number, number];

type Style = {
  readonly bold?: boolean;
  readonly color?: string;
  readonly fontSize?: number;
  readonly lineHeight?: number;
  readonly alignment?: 'left' | 'right';
  readonly margin?: PdfMargins;
  /** Of a column: '*' takes what the others leave. */
  readonly width?: number | 'auto' | '*';
  /** Not torn over two pages. */
  readonly unbreakable?: boolean;
};

export type PdfContent =
  | (Style & { readonly text: string })
  | (Style & { readonly stack: readonly PdfContent[] })
  | (Style & { readonly columns: readonly PdfContent[]; readonly columnGap?: number })
  | (Style & { readonly image: string; readonly fit: readonly [number, number] })
  | (Style & { readonly table: PdfTable; readonly layout: 'noBorders' | PdfTableLayout });

/** `{}` stands where the cell before reaches over. */
export type PdfCell = (Style & { readonly text: string; readonly colSpan?: number }) | Record<string, never>;

type PdfTable = {
  readonly body: readonly (readonly PdfCell[])[];
  readonly widths?: readonly (number | 'auto' | '*')[];
  readonly headerRows?: number;
  readonly dontBreakRows?: boolean;
};

type PdfTableLayout = {
  readonly hLineWidth: (index: number) => number;
  readonly hLineColor: () => string;
  readonly vLineWidth: () => number;
  readonly paddingLeft?: (index: number) => number;
  readonly paddingRight?: (index: number) => number;
  readonly paddingTop?: () => number;
  readonly paddingBottom?: () => number;
};

export type PdfPages = {
  readonly content: readonly PdfContent[];
  readonly pageSize?: 'A4' | 'LETTER';
  readonly pageMargins?: PdfMargins;
  readonly info?: { readonly title: string; readonly author: string };
  readonly defaultStyle?: Style;
  readonly header?: (page: number) => PdfContent | null;
  readonly footer?: (page: number, pages: number) => PdfContent;
};

/** @throws for a picture that is none. */
export async function renderPdf(pages: PdfPages): Promise<Buffer> {
  loading ??= load();
  return (await loading).createPdf(pages).getBuffer();
}

let loading: ReturnType<typeof load> | undefined;

/** On the first use: who prints nothing need not wait for it at the start. */
async function load() {
  const { default: pdfmake } = await import('pdfmake');
  // Latin of every kind, Greek, Cyrillic and Vietnamese; embedded as far as it is used.
  const font = (style: string) => resolve(`pdfmake/fonts/Roboto/Roboto-${style}.ttf`);
  const Roboto = {
    normal: font('Regular'),
    bold: font('Medium'),
    italics: font('Italic'),
    bolditalics: font('MediumItalic'),
  };
  pdfmake.setFonts({ Roboto });
  // Nothing that somebody has typed makes this process read a file or call an address.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(Roboto).includes(path));
  return pdfmake;
}

const { resolve } = createRequire(import.meta.url);
