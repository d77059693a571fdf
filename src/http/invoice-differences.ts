/** What somebody changed in the books, side by side with ours, and which of the two may be made to count. */
import { z } from '@hono/zod-openapi';
import { editsNeeded } from '../domain/allowed-edits.ts';
import { decimal, plainText } from '../domain/decimal.ts';
import {
  type ContentField,
  type ContentLine,
  contentFields,
  type Difference,
  differencesBetween,
  fieldsChangedThere,
  type LinePart,
} from '../domain/invoice-content.ts';
import type { Books } from '../domain/mapping.ts';
import type { InvoiceCard } from '../store/accounting-cells.ts';
import type { Db } from '../store/database.ts';
import type { InvoiceLineRow } from '../store/invoice-lines.ts';
import type { InvoiceRow } from '../store/invoices.ts';
import { findLedgerContactNames } from '../store/ledger-contacts.ts';
import { findCustomerOfContact } from '../store/links.ts';
import { findMirrorContents, type MirrorContent } from '../store/mirror-contents.ts';
import type { PreFlight } from '../store/pre-flight.ts';

const choice = z.object({
  isAllowed: z.boolean(),
  why: z.string().nullable().openapi({ description: 'Why not' }),
});

export const differencesSchema = z
  .object({
    items: z.array(
      z.object({
        field: z.enum(contentFields),
        label: z.string(),
        here: z.string().nullable(),
        books: z.string().nullable(),
      }),
    ),
    takeTheirs: choice,
    keepOurs: choice,
  })
  .openapi('InvoiceDifferences', {
    description: 'What was changed in the books since both sides agreed; null: nothing was',
  });

type DifferencesView = z.infer<typeof differencesSchema>;

type Sides = {
  readonly invoice: InvoiceRow;
  readonly customer: string | null;
  readonly lines: readonly InvoiceLineRow[];
  readonly check: PreFlight | undefined;
  readonly content: MirrorContent;
  readonly contactName: string | null;
  readonly books: Books | undefined;
};

export async function differencesView(
  db: Db,
  invoice: InvoiceRow,
  shown: {
    readonly card: Pick<InvoiceCard, 'isChangedThere' | 'allowedEdits'>;
    readonly customer: string | null;
    readonly lines: readonly InvoiceLineRow[];
    readonly check: PreFlight | undefined;
    /** For the names of what the books call by ids. */
    readonly books: Books | undefined;
  },
): Promise<DifferencesView | null> {
  const { workspace_id: workspaceId, id, connection_id: connectionId } = invoice;
  if (!shown.card.isChangedThere || connectionId === null) return null;
  const content = (await findMirrorContents(db, workspaceId, [id])).get(id);
  if (content === undefined) return null;
  const { agreed, theirs } = content;
  const contactId = theirs.contactLedgerId ?? '';
  const names = await findLedgerContactNames(db, workspaceId, connectionId, [contactId]);
  const sides = { ...shown, invoice, content, contactName: names.get(contactId) ?? null };
  const fields = fieldsChangedThere(agreed, theirs);
  const isLinked =
    !fields.includes('contact') ||
    (await findCustomerOfContact(db, workspaceId, connectionId, contactId)) !== undefined;
  const { allowedEdits } = shown.card;
  const canKeep = editsNeeded(fields, agreed, theirs).every((edit) => allowedEdits.fields.includes(edit));
  return {
    items: differencesBetween(agreed, theirs)
      .flatMap((difference) => rowsOf(difference, sides))
      .filter(({ here, books }) => here !== books),
    takeTheirs: {
      isAllowed: isLinked,
      why: isLinked ? null : 'Its contact in the books is linked to no customer here.',
    },
    keepOurs: { isAllowed: canKeep, why: canKeep ? null : allowedEdits.why },
  };
}

type Row = DifferencesView['items'][number];

function rowsOf(difference: Difference, sides: Sides): readonly Row[] {
  if (difference.kind === 'field') return [headRow(difference.field, sides)];
  const { ledgerLineId } = difference;
  const place = sides.lines.findIndex((line) => line.ledger_line_id === ledgerLineId);
  const own = sides.lines[place];
  const theirs = sides.content.theirs.lines.find((line) => line.ledgerLineId === ledgerLineId);
  const line = own === undefined ? 'A line' : `Line ${place + 1}`;
  if (difference.kind === 'line' && own !== undefined && theirs !== undefined)
    return difference.parts.map((part) => ({
      field: 'lines',
      label: `${line}: ${partWords[part]}`,
      here: shownPart(part, ourLine(own, sides.check?.resolved[place]), sides),
      books: shownPart(part, theirs, sides),
    }));
  return [
    {
      field: 'lines',
      label: difference.kind === 'lineAdded' ? 'A line more' : line,
      here: own === undefined ? null : lineWords(own.description, own.quantity, own.unit_price),
      books: theirs === undefined ? null : lineWords(theirs.description, theirs.quantity, theirs.unitPrice),
    },
  ];
}

function headRow(field: Exclude<ContentField, 'lines'>, sides: Sides): Row {
  const { invoice, customer, content, contactName } = sides;
  const { theirs } = content;
  switch (field) {
    case 'contact':
      return { field, label: 'Customer', here: customer, books: contactName ?? theirs.contactLedgerId };
    case 'reference':
      return { field, label: 'Reference', here: invoice.reference, books: theirs.reference };
    case 'issueDate':
      return { field, label: 'Date', here: invoice.issue_date, books: theirs.issueDate };
    case 'dueDate':
      return { field, label: 'Due', here: invoice.due_date, books: theirs.dueDate };
    case 'brandingTheme':
      return {
        field,
        label: 'Branding theme',
        here: themeName(invoice.branding_theme_id, sides),
        books: themeName(theirs.brandingThemeId, sides),
      };
    case 'currencyRate':
      return {
        field,
        label: 'Currency rate',
        here: plainFigure(invoice.currency_rate),
        books: plainFigure(theirs.currencyRate),
      };
    case 'lineAmountType':
      return {
        field,
        label: 'Amounts',
        here: typeWords[invoice.line_amount_type] ?? null,
        books: typeWords[theirs.lineAmountType ?? ''] ?? null,
      };
  }
}

const typeWords: Readonly<Record<string, string>> = {
  exclusive: 'Tax is added',
  inclusive: 'Tax is included',
  noTax: 'No tax',
};

const partWords: Readonly<Record<LinePart, string>> = {
  description: 'description',
  quantity: 'quantity',
  unitPrice: 'price',
  discountRate: 'discount %',
  accountCode: 'account',
  itemCode: 'item',
  taxType: 'tax',
  tracking: 'tracking',
};

/** Ours in the shape of theirs. */
function ourLine(
  line: InvoiceLineRow,
  resolved: PreFlight['resolved'][number] | undefined,
): Omit<ContentLine, 'ledgerLineId'> {
  return {
    description: line.description,
    quantity: line.quantity,
    unitPrice: line.unit_price,
    discountRate: line.discount_rate,
    accountCode: resolved?.accountCode ?? null,
    itemCode: resolved?.itemCode ?? null,
    taxType: resolved?.taxType ?? null,
    tracking: (resolved?.tracking ?? []).map(({ trackingCategoryId, optionId }) => ({
      categoryLedgerId: trackingCategoryId,
      optionLedgerId: optionId,
    })),
  };
}

function shownPart(part: LinePart, line: Omit<ContentLine, 'ledgerLineId'>, sides: Sides): string | null {
  switch (part) {
    case 'quantity':
    case 'unitPrice':
    case 'discountRate':
      return plainFigure(line[part]);
    case 'tracking':
      return line.tracking.map((each) => trackingName(each, sides)).join(', ') || null;
    default:
      return line[part];
  }
}

function themeName(id: string | null, { books }: Sides): string | null {
  return id === null ? null : (books?.brandingThemes.get(id)?.name ?? id);
}

function trackingName(
  { categoryLedgerId, optionLedgerId }: ContentLine['tracking'][number],
  { books }: Sides,
) {
  const category = books?.tracking.get(categoryLedgerId);
  return `${category?.name ?? categoryLedgerId}: ${category?.options.get(optionLedgerId)?.name ?? optionLedgerId}`;
}

function plainFigure(figure: string | null): string | null {
  return figure === null ? null : plainText(decimal(figure));
}

function lineWords(description: string, quantity: string, unitPrice: string): string {
  return `${description}, ${plainText(decimal(quantity))} × ${plainText(decimal(unitPrice))}`;
}
