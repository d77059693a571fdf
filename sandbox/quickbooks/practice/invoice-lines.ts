/** Editing the lines of an invoice: each kept line, and room for one more. */

import { type Fields, folded, form, type Sent } from '../../practice/form.ts';
import { type Html, html } from '../../practice/html.ts';
import { price } from '../../practice/words.ts';
import type { TypedLine } from '../books.ts';
import { inner, type Json, refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { items, salesLines, taxChoices, text } from './fields.ts';
import type { Act, Visit } from './practice.ts';

const NEW = 'new';

/** A line whose price is emptied is taken out; one that came since is left as it is. */
export const linesAct: Act = {
  said: 'The lines are saved.',
  run(visit, sent) {
    const { practice, realmId, params } = visit;
    const what = { realmId, invoiceId: params.invoiceId ?? '' };
    const invoice = practice.books.getInvoice(what);
    const kept = (invoice ? salesLines(invoice) : []).flatMap((line) => editedLine(sent, line));
    const added = typedLine(sent, NEW);
    return practice.books.editInvoice({ ...what, lines: [...kept, ...(added ? [added] : [])] });
  },
};

function editedLine(sent: Sent, line: Json): readonly TypedLine[] {
  const lineId = text(line.Id);
  if (sent[`price-${lineId}`] === undefined) return [asTyped(line)];
  const typed = typedLine(sent, lineId);
  return typed ? [{ ...typed, lineId }] : [];
}

function asTyped(line: Json): TypedLine {
  const detail = inner(line, 'SalesItemLineDetail');
  const [itemId, taxCodeId] = [refOf(detail, 'ItemRef'), refOf(detail, 'TaxCodeRef')];
  return {
    ...{ lineId: text(line.Id), description: text(line.Description) },
    ...{ quantity: text(detail.Qty), unitPrice: text(detail.UnitPrice) },
    ...(itemId !== undefined && { itemId }),
    ...(taxCodeId !== undefined && { taxCodeId }),
  };
}

export function typedLine(sent: Sent, name: string): TypedLine | undefined {
  const field = (word: string) => (sent[`${word}-${name}`] ?? '').trim();
  const unitPrice = field('price').replaceAll(',', '');
  if (unitPrice === '') return undefined;
  const [description, itemId, taxCodeId] = [field('description'), field('item'), field('tax')];
  return {
    ...{ quantity: field('quantity') || '1', unitPrice },
    ...(description && { description }),
    ...(itemId && { itemId }),
    ...(taxCodeId && { taxCodeId }),
  };
}

export function linesSection(visit: Visit, invoice: Entity): Html {
  const fields = form(visit.forms, {
    act: 'edit-lines',
    button: 'Save lines',
    fields: (field) => [
      ...salesLines(invoice).map((line, at) =>
        lineFields(visit, field, text(line.Id), `Line ${at + 1}`, line),
      ),
      lineFields(visit, field, NEW, 'Another line'),
    ],
  });
  const about = html`<p class="quiet-text">A line without a rate is taken out.</p>`;
  return folded(visit.forms, { act: 'edit-lines' }, 'Edit the lines', [about, fields], 'panel');
}

export function lineFields(visit: Visit, field: Fields, name: string, legend: string, line: Json = {}): Html {
  const detail = inner(line, 'SalesItemLineDetail');
  return html`<fieldset><legend>${legend}</legend>
${field.select({ name: `item-${name}`, label: 'Product or service', value: refOf(detail, 'ItemRef'), options: items(visit) })}
${field.text({ name: `description-${name}`, label: 'Description', value: text(line.Description), isOptional: true, longest: 4000 })}
${field.text({ name: `quantity-${name}`, label: 'Quantity', value: text(detail.Qty), isOptional: true })}
${field.text({ name: `price-${name}`, label: 'Rate', value: price(text(detail.UnitPrice)), isMoney: true, isOptional: true })}
${field.select({ name: `tax-${name}`, label: 'Tax', value: refOf(detail, 'TaxCodeRef'), options: taxChoices(visit) })}</fieldset>`;
}
