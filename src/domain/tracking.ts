/** Which options of the books' tracking categories a line carries: chosen on the line, by its category, or by default. */
import type { Problem } from './problem.ts';

/** Chosen by hand for one line. An option of null: none, whatever is mapped. */
export type ChosenTracking = { readonly trackingCategoryId: string; readonly optionId: string | null };

/** A tracking category of the books, with its options by the ledger's id. */
export type BooksTracking = {
  readonly name: string;
  readonly isActive: boolean;
  readonly options: ReadonlyMap<string, { readonly name: string; readonly isActive: boolean }>;
};

export type ResolvedTracking = {
  readonly trackingCategoryId: string;
  readonly categoryName: string;
  readonly optionId: string;
  readonly optionName: string;
  readonly source: 'line' | 'category' | 'default';
};

/** What is asked of a line, of the mapping and of the books. */
type TrackedLine = {
  readonly categoryId: string | null;
  readonly categoryName: string | null;
  readonly tracking: readonly ChosenTracking[];
};
/** `trackingSubject` → option id. */
type TrackingMapping = { readonly tracking: ReadonlyMap<string, string> };
type TrackingBooks = {
  readonly organisationName: string;
  readonly mappingSetting: string;
  readonly tracking: ReadonlyMap<string, BooksTracking>;
};

/** A ledger keeps this many on a line. */
export const MOST_TRACKING = 2;

/** What the mapping knows a default by: of a product category, or 'default', for one tracking category. */
export function trackingSubject(subjectId: string, trackingCategoryId: string): string {
  return `${subjectId}/${trackingCategoryId}`;
}

/** The two parts again; null for what is no such subject. */
export function readTrackingSubject(
  subject: string,
): { readonly subjectId: string; readonly trackingCategoryId: string } | null {
  const at = subject.indexOf('/');
  return at === -1 ? null : { subjectId: subject.slice(0, at), trackingCategoryId: subject.slice(at + 1) };
}

/** In the order of the books; problems go to the list of the caller. */
export function resolveTracking(
  line: TrackedLine,
  index: number,
  mapping: TrackingMapping,
  books: TrackingBooks,
  problems: Problem[],
): readonly ResolvedTracking[] {
  for (const chosen of line.tracking) {
    const category = books.tracking.get(chosen.trackingCategoryId);
    if (category?.isActive !== true) problems.push(categoryProblem(index, category, books));
  }
  return [...books.tracking].flatMap(([trackingCategoryId, category]) => {
    if (!category.isActive) return [];
    const { optionId, source } = wantedOption(line, trackingCategoryId, mapping);
    if (optionId === null) return [];
    const option = category.options.get(optionId);
    if (option?.isActive !== true) problems.push(optionProblem(line, index, category, option, source, books));
    return [
      { trackingCategoryId, categoryName: category.name, optionId, optionName: option?.name ?? '', source },
    ];
  });
}

function wantedOption(line: TrackedLine, trackingCategoryId: string, { tracking }: TrackingMapping) {
  const chosen = line.tracking.find((each) => each.trackingCategoryId === trackingCategoryId);
  if (chosen !== undefined) return { optionId: chosen.optionId, source: 'line' } as const;
  const ofCategory =
    line.categoryId === null ? undefined : tracking.get(trackingSubject(line.categoryId, trackingCategoryId));
  if (ofCategory !== undefined) return { optionId: ofCategory, source: 'category' } as const;
  return {
    optionId: tracking.get(trackingSubject('default', trackingCategoryId)) ?? null,
    source: 'default',
  } as const;
}

function categoryProblem(index: number, category: BooksTracking | undefined, books: TrackingBooks): Problem {
  const what =
    category === undefined
      ? `The books of ${books.organisationName} no longer have a tracking category of this line`
      : `The tracking category ${category.name} is archived in the books of ${books.organisationName}`;
  return trackingProblem(`${what}. Choose again on the line.`, index, books);
}

function optionProblem(
  line: TrackedLine,
  index: number,
  category: BooksTracking,
  option: { readonly name: string } | undefined,
  source: ResolvedTracking['source'],
  books: TrackingBooks,
): Problem {
  const what =
    option === undefined
      ? `The option of ${category.name} that was chosen is no longer in the books of ${books.organisationName}`
      : `The option ${option.name} of ${category.name} is archived in the books of ${books.organisationName}`;
  const mend =
    source === 'line'
      ? 'Choose another one on the line'
      : source === 'category'
        ? `Choose another one for “${line.categoryName}” in Account mapping`
        : 'Choose another default in Account mapping';
  return trackingProblem(`${what}. ${mend}.`, index, books);
}

function trackingProblem(
  message: string,
  index: number,
  { mappingSetting: setting }: TrackingBooks,
): Problem {
  return {
    code: 'TrackingNotFound',
    message,
    field: `lines.${index}.tracking`,
    setting,
    ledgerWords: null,
  };
}
