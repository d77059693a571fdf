/** What an edit changed of a sales doc, in the words of its screen. */
import type { ShownChange } from '../domain/history-words.ts';
import { computeTotals, type LineAmountType } from '../domain/invoice.ts';
import {
  amountsInWords,
  changeOf,
  changesBetween,
  linesInWords,
  type NamedFields,
} from '../domain/record-changes.ts';
import type { SalesDocHead, SalesDocLine } from '../store/sales-docs.ts';

/** Lines where they were written. */
type Doc = SalesDocHead & { readonly lines: readonly SalesDocLine[] | undefined };

export function salesDocChanges(before: Doc, after: Doc): readonly ShownChange[] {
  return [
    ...changesBetween(fields, shown(before), shown(after)),
    ...changeOf('Lines', linesInWords(before.lines ?? []), linesInWords(after.lines ?? [])),
    ...changeOf('Total', totalOf(before), totalOf(after)),
  ];
}

const fields: NamedFields<ReturnType<typeof shown>> = [
  ['title', 'Title'],
  ['kind', 'Kind'],
  ['companyName', 'Company'],
  ['contactName', 'Contact'],
  ['reference', 'Reference'],
  ['stageName', 'Stage'],
  ['ownerName', 'Owner'],
  ['currency', 'Currency'],
  ['amounts', 'Amounts'],
];

function shown(doc: Doc) {
  return {
    ...doc,
    kind: doc.kind === 'order' ? 'Order' : 'Quote',
    amounts: amountsInWords[typeOf(doc)],
  };
}

function totalOf(doc: Doc): string | null {
  if (doc.lines === undefined) return null;
  const { total } = computeTotals({ lineAmountType: typeOf(doc), lines: doc.lines });
  return `${total} ${doc.currency}`;
}

function typeOf(doc: Doc): LineAmountType {
  // The table's check constraint admits no other type.
  return doc.lineAmountType as LineAmountType;
}
