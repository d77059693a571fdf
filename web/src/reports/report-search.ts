/** What a report shows, as its address says it: which books, which days, how it is divided and ordered, and which row is open. */

export type ReportSearch = {
  readonly books?: string;
  readonly asOf?: string;
  readonly from?: string;
  readonly to?: string;
  readonly by?: string;
  /** `<column>` or `-<column>`: the largest first. */
  readonly order?: string;
  readonly open?: string;
};

export function reportSearch(search: Record<string, unknown>): ReportSearch {
  const known = (['books', 'asOf', 'from', 'to', 'by', 'order', 'open'] as const).flatMap((key) => {
    const value = search[key];
    return typeof value === 'string' && value !== '' ? [[key, value]] : [];
  });
  return Object.fromEntries(known);
}

/** The part that every report asks the API with. */
export function askedOf({ books, asOf, from, to }: ReportSearch) {
  return { connectionId: books, asOf, from, to };
}
