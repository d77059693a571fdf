/** What an invoice says, held against what it said before: which fields differ, whatever the ledger made of spaces and noughts. */
import { decimal } from './decimal.ts';
import type { LineAmountType } from './invoice.ts';

/** Decimal strings; dates YYYY-MM-DD. */
export type InvoiceContent = {
  readonly contactLedgerId: string | null;
  readonly reference: string | null;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly lineAmountType: LineAmountType | null;
  readonly brandingThemeId: string | null;
  readonly currencyRate: string | null;
  readonly lines: readonly ContentLine[];
};

export type ContentLine = {
  /** Null: the ledger does not have it yet. */
  readonly ledgerLineId: string | null;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountRate: string;
  readonly accountCode: string | null;
  readonly itemCode: string | null;
  readonly taxType: string | null;
  readonly tracking: readonly { readonly categoryLedgerId: string; readonly optionLedgerId: string }[];
};

export const contentFields = [
  'contact',
  'reference',
  'issueDate',
  'dueDate',
  'lineAmountType',
  'brandingTheme',
  'currencyRate',
  'lines',
] as const;
export type ContentField = (typeof contentFields)[number];

/** As a sentence names them. */
export const fieldWords: Readonly<Record<ContentField, string>> = {
  contact: 'the customer',
  reference: 'the reference',
  issueDate: 'the date',
  dueDate: 'the due date',
  lineAmountType: 'whether amounts contain tax',
  brandingTheme: 'the branding theme',
  currencyRate: 'the currency rate',
  lines: 'the lines',
};

export const lineParts = [
  'description',
  'quantity',
  'unitPrice',
  'discountRate',
  'accountCode',
  'itemCode',
  'taxType',
  'tracking',
] as const;
export type LinePart = (typeof lineParts)[number];

/** What a difference is about. Lines are named by the ledger's ids. */
export type Difference =
  | { readonly kind: 'field'; readonly field: Exclude<ContentField, 'lines'> }
  | { readonly kind: 'line'; readonly ledgerLineId: string; readonly parts: readonly LinePart[] }
  | { readonly kind: 'lineAdded'; readonly ledgerLineId: string }
  | { readonly kind: 'lineRemoved'; readonly ledgerLineId: string };

/** Fields of ours that the books do not hold as they are: what an update has to send. What we leave open is the ledger's. */
export function fieldsToSend(ours: InvoiceContent, held: InvoiceContent): readonly ContentField[] {
  return contentFields.filter((field) => !holds(field, ours, held));
}

/** Of lines that both sides have, which parts differ; null where lines have come or gone. */
export function partsToSend(
  ours: readonly ContentLine[],
  held: readonly ContentLine[],
): readonly LinePart[] | null {
  const pairs = pairLines(ours, held);
  const isSameSet = ours.length === held.length && pairs.every(([{ ledgerLineId }]) => ledgerLineId !== null);
  if (!isSameSet) return null;
  const differing = new Set<LinePart>();
  for (const [line, like] of pairs) {
    if (like === null) return null;
    for (const part of lineParts) if (!holdsPart(part, line, like)) differing.add(part);
  }
  return [...differing];
}

/** Fields that somebody changed in the books since both sides agreed. */
export function fieldsChangedThere(agreed: InvoiceContent, theirs: InvoiceContent): readonly ContentField[] {
  return contentFields.filter((field) => !holds(field, agreed, theirs) || !holds(field, theirs, agreed));
}

/** The same, line by line and part by part. */
export function differencesBetween(agreed: InvoiceContent, theirs: InvoiceContent): readonly Difference[] {
  return fieldsChangedThere(agreed, theirs).flatMap((field): readonly Difference[] =>
    field === 'lines' ? lineDifferences(agreed.lines, theirs.lines) : [{ kind: 'field', field }],
  );
}

/** `to` with only these fields of it, the others as they are in `from`. */
export function withFields(
  from: InvoiceContent,
  to: InvoiceContent,
  fields: readonly ContentField[],
): InvoiceContent {
  const taken = (field: ContentField) => (fields.includes(field) ? to : from);
  return {
    contactLedgerId: taken('contact').contactLedgerId,
    reference: taken('reference').reference,
    issueDate: taken('issueDate').issueDate,
    dueDate: taken('dueDate').dueDate,
    lineAmountType: taken('lineAmountType').lineAmountType,
    brandingThemeId: taken('brandingTheme').brandingThemeId,
    currencyRate: taken('currencyRate').currencyRate,
    lines: taken('lines').lines,
  };
}

/** Lines of one side with their like on the other: by the ledger's id, and those without one in order. */
export function pairLines<Ours extends { readonly ledgerLineId: string | null }>(
  ours: readonly Ours[],
  theirs: readonly ContentLine[],
): readonly (readonly [Ours, ContentLine | null])[] {
  const named = new Set(ours.map((line) => line.ledgerLineId));
  const unnamed = theirs.filter((line) => !named.has(line.ledgerLineId));
  return ours.map((line) =>
    line.ledgerLineId === null
      ? [line, unnamed.shift() ?? null]
      : [line, theirs.find((each) => each.ledgerLineId === line.ledgerLineId) ?? null],
  );
}

/** Do the books hold what was asked for? */
function holds(field: ContentField, asked: InvoiceContent, held: InvoiceContent): boolean {
  switch (field) {
    case 'contact':
      return asked.contactLedgerId === held.contactLedgerId;
    case 'reference':
      return isSameText(asked.reference, held.reference);
    case 'issueDate':
      return asked.issueDate === held.issueDate;
    case 'dueDate':
      return asked.dueDate === null || asked.dueDate === held.dueDate;
    case 'lineAmountType':
      return (
        asked.lineAmountType === null ||
        held.lineAmountType === null ||
        asked.lineAmountType === held.lineAmountType
      );
    case 'brandingTheme':
      return asked.brandingThemeId === null || asked.brandingThemeId === held.brandingThemeId;
    case 'currencyRate':
      return asked.currencyRate === null || isSameFigure(asked.currencyRate, held.currencyRate);
    case 'lines':
      return (
        asked.lines.length === held.lines.length &&
        pairLines(asked.lines, held.lines).every(
          ([line, like]) => like !== null && lineParts.every((part) => holdsPart(part, line, like)),
        )
      );
  }
}

function holdsPart(part: LinePart, asked: ContentLine, held: ContentLine): boolean {
  switch (part) {
    case 'description':
    case 'itemCode':
      return isSameText(asked[part], held[part]);
    case 'accountCode':
      // Where lines name items, the account is the item's, and the books may leave it unsaid.
      return (
        asked.accountCode === held.accountCode ||
        (held.accountCode === null && isSameText(asked.itemCode, held.itemCode) && held.itemCode !== null)
      );
    case 'taxType':
      // Without a tax of its own a line has what the ledger gives it.
      return asked.taxType === null || asked.taxType === held.taxType;
    case 'quantity':
    case 'unitPrice':
    case 'discountRate':
      return isSameFigure(asked[part], held[part]);
    case 'tracking':
      return trackingWords(asked) === trackingWords(held);
  }
}

function lineDifferences(
  agreed: readonly ContentLine[],
  theirs: readonly ContentLine[],
): readonly Difference[] {
  const known = new Set(agreed.map((line) => line.ledgerLineId));
  const changed = agreed.flatMap((line): readonly Difference[] => {
    const { ledgerLineId } = line;
    if (ledgerLineId === null) return [];
    const like = theirs.find((each) => each.ledgerLineId === ledgerLineId);
    if (like === undefined) return [{ kind: 'lineRemoved', ledgerLineId }];
    const parts = lineParts.filter((part) => !holdsPart(part, line, like) || !holdsPart(part, like, line));
    return parts.length === 0 ? [] : [{ kind: 'line', ledgerLineId, parts }];
  });
  const added = theirs.flatMap(({ ledgerLineId }): readonly Difference[] =>
    ledgerLineId === null || known.has(ledgerLineId) ? [] : [{ kind: 'lineAdded', ledgerLineId }],
  );
  return [...changed, ...added];
}

function isSameFigure(one: string, other: string | null): boolean {
  return other !== null && decimal(one).eq(decimal(other));
}

function trackingWords({ tracking }: ContentLine): string {
  return tracking
    .map(({ categoryLedgerId, optionLedgerId }) => `${categoryLedgerId} ${optionLedgerId}`)
    .sort()
    .join();
}

/** The ledger trims, and makes one of several spaces; nothing and empty are the same. */
function isSameText(one: string | null, other: string | null): boolean {
  return plain(one) === plain(other);
}

function plain(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
