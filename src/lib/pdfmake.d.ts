/** What of pdfmake is used: the types that are published for it bring a browser's with them, which Node's contradict. */
declare module 'pdfmake' {
  const pdfmake: {
    setFonts(fonts: Record<string, Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>>): void;
    setUrlAccessPolicy(isAllowed: (url: string) => boolean): void;
    setLocalAccessPolicy(isAllowed: (path: string) => boolean): void;
    createPdf(pages: object): { getBuffer(): Promise<Buffer> };
  };
  export default pdfmake;
}
