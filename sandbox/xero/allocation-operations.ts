/** `…/Allocations` of credit notes, prepayments and overpayments: the three answer alike. */

import { z } from 'zod';
import type { InvoiceRecord } from '../records.ts';
import { allocationInFull } from './allocation-views.ts';
import { allocate, removeAllocation } from './allocations.ts';
import { refused, writeBatch } from './batch.ts';
import { type Credit, findCredit, idOf } from './credits.ts';
import { type Answer, json, notFound, refusal } from './errors.ts';
import { amount, id, readElement, text } from './fields.ts';
import { findInvoice } from './invoices.ts';
import type { Call, Operation } from './operation.ts';
import { dateOnly } from './wire.ts';

/** @param named the credit that the address names, if there is one */
export function allocationOperations(
  place: '/CreditNotes' | '/Prepayments' | '/Overpayments',
  scopes: readonly string[],
  named: (call: Call) => Credit | undefined,
): readonly Operation[] {
  const withCredit = (answer: (call: Call, credit: Credit) => Answer) => (call: Call) => {
    const credit = named(call);
    return credit ? answer(call, credit) : notFound();
  };
  const path = `${place}/:id/Allocations`;
  return [
    { method: 'PUT', path, scopes, handle: withCredit(putAllocations) },
    { method: 'DELETE', path: `${path}/:allocationId`, scopes, handle: withCredit(deleteAllocation) },
  ];
}

/** A `Date` may be sent and is not looked at: it is the ledger's to say. */
const allocationInput = z.object({
  Invoice: z.object({ InvoiceID: id, InvoiceNumber: text }).optional(),
  Amount: amount,
});

/** Each element sees what those before it left of the credit. */
function putAllocations(call: Call, named: Credit): Answer {
  const { ledger } = call;
  return writeBatch(call, { plural: 'Allocations' }, (element) => {
    const input = readElement(allocationInput, element);
    const credit = findCredit(ledger, idOf(named));
    const invoice = invoiceOf(call, input.Invoice);
    if (!credit || !invoice) return refused('Invoice could not be found');
    const result = allocate(ledger, credit, invoice, input.Amount ?? '0');
    if (!result.ok) return result;
    return { ok: true, view: allocationInFull(ledger, result.allocation, result.credit) };
  });
}

function invoiceOf(
  { ledger }: Call,
  named: { readonly InvoiceID?: string | undefined; readonly InvoiceNumber?: string | undefined } = {},
): InvoiceRecord | undefined {
  const invoice = findInvoice(ledger, named.InvoiceID ?? named.InvoiceNumber ?? '');
  return named.InvoiceID || invoice?.type === 'ACCREC' ? invoice : undefined;
}

/** The answer stands alone: no envelope, the id spelled otherwise, and a list where one invoice is meant (documented). */
function deleteAllocation(call: Call, credit: Credit): Answer {
  const id = (call.params.allocationId ?? '').toLowerCase();
  const allocation = credit.allocations.find((each) => each.allocationId === id);
  if (!allocation) return notFound();
  const result = removeAllocation(call.ledger, credit, allocation);
  if (!result.ok) return refusal({ AllocationID: id }, ...result.problems);
  return json(200, {
    AllocationId: allocation.allocationId,
    Date: dateOnly(allocation.date),
    Invoice: [{ InvoiceID: allocation.invoiceId }],
    IsDeleted: true,
  });
}
