/** The state of the invoice screen: the form's values, its lines, and the request they make. */
import { useState } from 'react';
import type { Invoice, InvoiceDraft, InvoiceRequest } from '../api/types.ts';
import { type Change, useDraft } from '../fields/use-draft.ts';
import { useUnsaved } from '../fields/use-unsaved.ts';
import { isDecimal } from '../format/decimal.ts';
import { areCountable, draftOf, invoiceLine, type LineDraft } from '../lines/line-draft.ts';

export type InvoiceValues = Omit<InvoiceRequest, 'lines'>;

export type InvoiceDraftState = {
  readonly draft: InvoiceValues;
  readonly change: Change<InvoiceValues>;
  readonly lines: readonly LineDraft[];
  readonly setLines: (lines: readonly LineDraft[]) => void;
  /** It is saved as it stands in the form. */
  readonly settle: () => void;
  readonly request: InvoiceRequest;
  /** The books that it would go to as it was opened, or is in. */
  readonly startBooks: { readonly connectionId: string; readonly label: string } | null;
  /** For each line of the request: its own id, or null for a new one. */
  readonly lineIds: readonly (string | null)[];
  /** The request once it can be counted; null while a number is half typed or a date is missing. */
  readonly countable: InvoiceRequest | null;
};

export function useInvoiceDraft(start: InvoiceDraft | Invoice): InvoiceDraftState {
  const { touch, settle } = useUnsaved();
  const [draft, change] = useDraft<InvoiceValues>(
    {
      salesDocId: start.salesDocId,
      jobId: start.jobId,
      companyId: start.companyId,
      contactId: start.contactId,
      billingEmail: start.billingEmail,
      currency: start.currency,
      lineAmountType: start.lineAmountType,
      issueDate: start.issueDate,
      dueDate: start.dueDate ?? '',
      reference: start.reference,
      ...optionsOf(start),
    },
    touch,
  );
  const [lines, setLines] = useState<readonly LineDraft[]>(() => start.lines.map((line) => draftOf(line)));
  const request = { ...draft, lines: lines.map(invoiceLine) };
  const isRated = draft.currencyRate === null || isDecimal(draft.currencyRate);
  const isCountable =
    lines.length > 0 && areCountable(lines) && isRated && draft.issueDate !== '' && draft.dueDate !== '';
  const lineIds = lines.map(({ id }) => id);
  const countable = isCountable ? request : null;
  function changeLines(changed: readonly LineDraft[]) {
    touch();
    setLines(changed);
  }
  const setters = { change, setLines: changeLines, settle };
  return { draft, lines, ...setters, request, lineIds, countable, startBooks: start.books };
}

/** A draft leaves all of it to the settings. */
function optionsOf(
  start: InvoiceDraft | Invoice,
): Pick<Invoice, 'arriveAs' | 'brandingThemeId' | 'currencyRate' | 'connectionId'> {
  if (!('arriveAs' in start))
    return { arriveAs: null, brandingThemeId: null, currencyRate: null, connectionId: null };
  const { arriveAs, brandingThemeId, currencyRate, connectionId } = start;
  return { arriveAs, brandingThemeId, currencyRate, connectionId };
}
