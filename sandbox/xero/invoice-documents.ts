/** What Xero makes of an invoice for its reader: the online page, the e-mail, the PDF. */

import { createHash } from 'node:crypto';
import { makePdf } from '../pdf.ts';
import type { InvoiceRecord } from '../records.ts';
import { type Answer, refusal } from './errors.ts';
import { note } from './ledger.ts';
import { type Call, listAnswer } from './operation.ts';
import { emailsADay } from './plan.ts';

export function onlineInvoice(call: Call, invoice: InvoiceRecord): Answer {
  if (invoice.type !== 'ACCREC' || invoice.status === 'DRAFT') {
    return refusal({ InvoiceID: invoice.invoiceId }, 'An online invoice is not available for this document');
  }
  const token = createHash('sha256').update(invoice.invoiceId).digest('base64url').slice(0, 40);
  return listAnswer(call, 'OnlineInvoices', [{ OnlineInvoiceUrl: `https://in.xero.com/${token}` }]);
}

const DAY_MS = 86_400_000;

/** Claims to send it; how many a day is a matter of the organisation's plan. */
export function emailInvoice(call: Call, invoice: InvoiceRecord): Answer {
  const { ledger } = call;
  const { emails, contacts, invoices } = ledger.tables;
  const sentToday = emails.all().filter((email) => email.at > ledger.now - DAY_MS).length;
  if (sentToday >= emailsADay(ledger.organisation)) {
    return refusal(
      { InvoiceID: invoice.invoiceId },
      'The daily email limit of the organisation has been reached',
    );
  }
  if (invoice.type !== 'ACCREC' || !['SUBMITTED', 'AUTHORISED', 'PAID'].includes(invoice.status)) {
    return refusal({ InvoiceID: invoice.invoiceId }, 'Invoice not of valid status for sending');
  }
  const to = contacts.get(invoice.contactId)?.emailAddress;
  if (!to) return refusal({ InvoiceID: invoice.invoiceId }, 'Email address must be valid.');
  const emailId = ledger.world.chance.uuid();
  emails.put(emailId, { emailId, invoiceId: invoice.invoiceId, to, at: ledger.now });
  if (invoice.status !== 'SUBMITTED') invoices.put(invoice.invoiceId, { ...invoice, sentToContact: true });
  note(ledger, invoice.invoiceId, 'Invoice sent', `${invoice.number} was sent to ${to}`);
  return { status: 204, contentType: '', body: '' };
}

export function pdfAnswer(call: Call, invoice: InvoiceRecord): Answer {
  const { organisation, tables } = call.ledger;
  const lines = [
    `${organisation.name}: practice invoice, not a real document`,
    `Invoice ${invoice.number}`,
    `To ${tables.contacts.get(invoice.contactId)?.name ?? ''}`,
    `Date ${invoice.date}    Due ${invoice.dueDate ?? '-'}`,
    ...invoice.lines.map((line) => `${line.quantity ?? ''}  ${line.description}  ${line.lineAmount}`),
    `Total ${invoice.total} ${invoice.currencyCode}    Owing ${invoice.amountDue}`,
  ];
  return { status: 200, contentType: 'application/pdf', body: makePdf(lines) };
}
