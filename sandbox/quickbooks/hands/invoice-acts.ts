/** What a person does with invoices. */

import type { Books } from '../books.ts';
import { type Act, change, create, remove, voidIt } from './act.ts';
import { documentOf, lineOf } from './typed.ts';

type InvoiceActs = Pick<Books, 'createInvoice' | 'editInvoice' | 'voidInvoice' | 'deleteInvoice'>;

export function invoiceActs(act: Act): InvoiceActs {
  return {
    createInvoice: ({ realmId, dueDate, ...typed }) =>
      act(realmId, (call) =>
        create(call, 'Invoice', {
          ...documentOf(call, 'Invoice', { realmId, ...typed }),
          ...(dueDate !== undefined && { DueDate: dueDate }),
        }),
      ),
    editInvoice: ({ realmId, invoiceId, number, date, dueDate, customerId, lines, ...more }) =>
      act(realmId, (call) =>
        change(call, 'Invoice', invoiceId, {
          ...(number !== undefined && { DocNumber: number }),
          ...(date !== undefined && { TxnDate: date }),
          ...(dueDate !== undefined && { DueDate: dueDate }),
          ...(more.memo !== undefined && { CustomerMemo: { value: more.memo } }),
          ...(more.note !== undefined && { PrivateNote: more.note }),
          ...(customerId !== undefined && { CustomerRef: { value: customerId } }),
          ...(more.paysOnline !== undefined && { AllowOnlineCreditCardPayment: more.paysOnline }),
          ...(more.email !== undefined && { BillEmail: { Address: more.email } }),
          ...(lines && { Line: lines.map((line) => lineOf(call, line)) }),
        }),
      ),
    voidInvoice: ({ realmId, invoiceId }) => act(realmId, (call) => voidIt(call, 'Invoice', invoiceId)),
    deleteInvoice: ({ realmId, invoiceId }) => act(realmId, (call) => remove(call, 'Invoice', invoiceId)),
  };
}
