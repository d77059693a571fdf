/** Editing the lines of an invoice: each kept line, and room for one more. */

import type { TypedLine } from '../books.ts';
import type { InvoiceRecord, LineRecord } from '../records.ts';
import { lineAccounts } from './accounts.ts';
import { type Fields, form, type Sent } from './form.ts';
import { type Html, html } from './html.ts';
import type { Act, Visit } from './practice.ts';
import { plain, price } from './words.ts';

const NEW = 'new';

/** A line whose description is emptied is taken out; one that came since is left as it is. */
export const linesAct: Act = {
  said: 'The lines are saved.',
  run({ practice, organisation, params }, sent) {
    const what = { tenantId: organisation.tenantId, invoiceId: params.invoiceId ?? '' };
    const held = practice.books.getInvoice(what)?.lines ?? [];
    const kept = held.flatMap((line) => editedLine(sent, line));
    const added = typedLine(sent, NEW);
    return practice.books.editInvoice({ ...what, lines: [...kept, ...(added ? [added] : [])] });
  },
};

function editedLine(sent: Sent, { lineItemId }: LineRecord): readonly TypedLine[] {
  if (sent[`description-${lineItemId}`] === undefined) return [{ lineItemId }];
  const typed = typedLine(sent, lineItemId);
  return typed ? [{ ...typed, lineItemId }] : [];
}

function typedLine(sent: Sent, name: string): TypedLine | undefined {
  const field = (word: string) => (sent[`${word}-${name}`] ?? '').trim();
  const [description, quantity, unitAmount] = [field('description'), field('quantity'), field('price')];
  if (description === '') return undefined;
  const accountCode = field('account');
  return {
    description,
    ...(quantity && { quantity }),
    ...(unitAmount && { unitAmount: unitAmount.replaceAll(',', '') }),
    ...(accountCode && { accountCode }),
  };
}

export function linesSection(visit: Visit, invoice: InvoiceRecord): Html {
  const accounts = lineAccounts(visit);
  const fields = form(visit.forms, {
    act: 'edit-lines',
    button: 'Save lines',
    fields: (field) => [
      ...invoice.lines.map((line, at) =>
        lineFields(field, accounts, line.lineItemId, `Line ${at + 1}`, line),
      ),
      lineFields(field, accounts, NEW, 'Another line'),
    ],
  });
  return html`<section class="panel"><h2>Edit the lines</h2>
<p class="quiet-text">A line without a description is taken out.</p>${fields}</section>`;
}

function lineFields(
  field: Fields,
  accounts: readonly (readonly [string, string])[],
  name: string,
  legend: string,
  line?: LineRecord,
): Html {
  const held = line?.accountCode ?? '';
  const options = accounts.some(([code]) => code === held)
    ? accounts
    : [[held, held || 'None'] as const, ...accounts];
  return html`<fieldset><legend>${legend}</legend>
${field.text({ name: `description-${name}`, label: 'Description', value: line?.description, isOptional: true, longest: 4000 })}
${field.text({ name: `quantity-${name}`, label: 'Quantity', value: plain(line?.quantity ?? ''), isOptional: true })}
${field.text({ name: `price-${name}`, label: 'Price', value: price(line?.unitAmount ?? ''), isMoney: true, isOptional: true })}
${field.select({ name: `account-${name}`, label: 'Account', value: held, options })}</fieldset>`;
}
