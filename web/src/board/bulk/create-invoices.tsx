/** An invoice of each selected sales doc or job: of all of it, or of what earlier invoices left. */
import { IconFileInvoice } from '@tabler/icons-react';
import { issueInvoice } from '../../api/invoices.ts';
import { newExternalId, post } from '../../api/request.ts';
import type { InvoiceDraft, InvoicePart, InvoiceRequest } from '../../api/types.ts';
import { compareDecimals } from '../../format/decimal.ts';
import { draftOf, invoiceLine } from '../../lines/line-draft.ts';
import type { ChoiceAction } from './bulk-action.ts';

type Billable = { readonly id: string; readonly actions: readonly string[] };

/** @param source how the draft route names what is invoiced */
export function createInvoices<R extends Billable>(
  source: 'salesDocId' | 'jobId',
  canSend: boolean,
): ChoiceAction<R> {
  // One for each row until it has its invoice: tried again after an answer was lost, it makes no second one.
  const externalIds = new Map<string, string>();
  const externalIdOf = (id: string) => {
    const known = externalIds.get(id) ?? newExternalId();
    externalIds.set(id, known);
    return known;
  };
  const keep = { value: 'keep', label: 'Create, and send later' };
  return {
    kind: 'choice',
    key: 'createInvoice',
    label: 'Create invoice',
    icon: <IconFileInvoice size={14} aria-hidden />,
    choices: canSend ? [{ value: 'send', label: 'Create and send' }, keep] : [keep],
    step: ({ value }) => ({
      whyNot: ({ actions }) =>
        actions.includes('createInvoice') ? null : 'It has no customer yet, or you may not create invoices.',
      run: async ({ id }) => {
        const draft = await draftOfRest(source, id);
        const invoice = await issueInvoice(asDrafted(draft), value === 'send', externalIdOf(id));
        externalIds.delete(id);
        const number = invoice.number ? ` ${invoice.number}` : '';
        return { words: `Its invoice${number} is created: ${invoice.chip.label}.`, invoiceId: invoice.id };
      },
    }),
  };
}

async function draftOfRest(source: 'salesDocId' | 'jobId', id: string): Promise<InvoiceDraft> {
  const draft = (kind: 'whole' | 'rest') => {
    const part: InvoicePart = { kind };
    return post<InvoiceDraft>('/invoices/draft', { [source]: id, part });
  };
  const whole = await draft('whole');
  if (whole.lines.length === 0) throw new Error('It has no lines yet. Add what is sold first.');
  if (!whole.billing || whole.billing.invoices === 0) return whole;
  // The rest of nothing is lines that cancel out: an invoice of 0.00.
  if (compareDecimals(whole.billing.remaining, '0') <= 0) throw new Error('All of it is invoiced already.');
  return draft('rest');
}

/** What the screen would send if nobody changed anything: the settings decide the rest. */
function asDrafted(draft: InvoiceDraft): InvoiceRequest {
  const { recipients: _recipients, billing: _billing, books: _books, lines, ...head } = draft;
  const options = { arriveAs: null, brandingThemeId: null, currencyRate: null, connectionId: null };
  return { ...head, ...options, lines: lines.map((line) => invoiceLine(draftOf(line))) };
}
