/** What the adapter asks of QuickBooks about what it makes of an invoice: e-mail, web page, PDF, files. */
import { z } from 'zod';
import type { Problem } from '../../domain/problem.ts';
import type { FileToAttach, LedgerClient, LedgerFile, Outcome } from '../provider.ts';
import { FileBody, UnexpectedAnswer } from '../transport.ts';
import { readable, recordIn } from './batch.ts';
import type { Caller } from './call.ts';
import { customerOf, emailOf, fileOf, historyOf, linkOf, toUpload } from './documents.ts';
import { recordsById } from './known-money.ts';
import { rejected } from './payment-calls.ts';
import { deletedInBooks, ledgerRejected, type Sent } from './problems.ts';
import { askAll, quoted } from './query.ts';

/**
 * To the customer's own address: the invoice's may be another, or none. QuickBooks keeps it with the invoice then, so what
 * it is must be known before.
 */
export async function emailInvoice(
  call: Caller,
  ledgerId: string,
  key: string,
): ReturnType<LedgerClient['emailInvoice']> {
  const to = await addressFor(call, ledgerId);
  if (!to.ok) return to;
  return call({
    operation: 'emailInvoice',
    method: 'POST',
    path: `${placeOf(ledgerId)}/send`,
    query: { sendTo: to.value },
    write: { body: null, key, sent: anInvoice },
    read: (json) => {
      recordIn(json, 'Invoice');
      return null;
    },
  });
}

/** Only companies that take payments online have such pages. */
export async function onlineInvoiceUrl(
  call: Caller,
  ledgerId: string,
): ReturnType<LedgerClient['onlineInvoiceUrl']> {
  const link = await call({
    operation: 'onlineInvoiceUrl',
    method: 'GET',
    path: placeOf(ledgerId),
    query: { include: 'invoiceLink' },
    read: (json) => linkOf(recordIn(json, 'Invoice')),
  });
  if (!link.ok) return link;
  return link.value !== null && /^https?:\/\//.test(link.value)
    ? { ok: true, value: link.value }
    : rejected(noPage);
}

export function invoicePdf(call: Caller, ledgerId: string): ReturnType<LedgerClient['invoicePdf']> {
  return call({
    operation: 'invoicePdf',
    method: 'GET',
    path: `${placeOf(ledgerId)}/pdf`,
    accept: 'application/pdf',
    largestBytes: LARGEST_FILE_BYTES,
    readBytes: (content) => {
      if (!new TextDecoder().decode(content.subarray(0, 5)).startsWith('%PDF-'))
        throw new UnexpectedAnswer('Not a PDF');
      return content;
    },
  });
}

/** Of its history QuickBooks tells the last e-mail alone, which decides whether one whose answer was lost has left. */
export async function invoiceHistory(
  call: Caller,
  ledgerId: string,
): ReturnType<LedgerClient['invoiceHistory']> {
  const read = await recordsById(call, 'invoiceHistory', 'Invoice', [ledgerId]);
  return read.ok ? readable(() => read.value.flatMap(historyOf)) : read;
}

export async function invoiceFiles(call: Caller, ledgerId: string): ReturnType<LedgerClient['invoiceFiles']> {
  const read = await askAll(call, {
    operation: 'invoiceFiles',
    entity: 'Attachable',
    where: [
      `AttachableRef.EntityRef.Type = ${quoted('Invoice')}`,
      `AttachableRef.EntityRef.value = ${quoted(ledgerId)}`,
    ],
    read: (record) => fileOf(record, ledgerId),
  });
  return read.ok ? { ok: true, value: read.value.filter((file) => file !== null) } : read;
}

/** Several of one name may be there side by side: whoever attaches looks before. */
export async function attachFile(
  call: Caller,
  file: FileToAttach,
  key: string,
): ReturnType<LedgerClient['attachFile']> {
  const { type, content } = toUpload(file, key);
  const attached = await call<LedgerFile>({
    operation: 'attachFile',
    method: 'POST',
    path: 'upload',
    write: { body: new FileBody(type, content), key, sent: aFile },
    read: (json) => {
      const [response] = uploadSchema.parse(json).AttachableResponse;
      const made = fileOf(recordIn(response, 'Attachable'), file.invoiceLedgerId);
      if (made === null) throw new UnexpectedAnswer('Not a file');
      return made;
    },
  });
  return attached;
}

const uploadSchema = z.object({ AttachableResponse: z.array(z.unknown()).min(1) });

/** More than any invoice prints to. */
const LARGEST_FILE_BYTES = 25 * 1024 * 1024;

const anInvoice: Sent = { record: 'invoice', isNew: false, lines: [] };
const aFile: Sent = { record: 'file', isNew: false, lines: [] };

const placeOf = (ledgerId: string): string => `invoice/${encodeURIComponent(ledgerId)}`;

async function addressFor(call: Caller, ledgerId: string): Promise<Outcome<string>> {
  const invoices = await recordsById(call, 'emailInvoice', 'Invoice', [ledgerId]);
  if (!invoices.ok) return invoices;
  const [invoice] = invoices.value;
  if (invoice === undefined) return rejected(deletedInBooks);
  const customer = readable(() => customerOf(invoice));
  if (!customer.ok) return customer;
  const customers = await recordsById(call, 'emailInvoice', 'Customer', [customer.value ?? '']);
  if (!customers.ok) return customers;
  const address = readable(() => customers.value.flatMap((record) => emailOf(record) ?? [])[0]);
  if (!address.ok) return address;
  return address.value === undefined ? rejected(noAddress) : { ok: true, value: address.value };
}

const noAddress: Problem = {
  code: 'EmailAddressMissing',
  message: 'QuickBooks has no e-mail address for this customer. Give the customer one, then retry.',
  field: 'email',
  setting: null,
  ledgerWords: null,
};

const noPage = ledgerRejected(
  'QuickBooks has no page on the web for this invoice. Turn on online payments there, for the company and for the invoice, and give the invoice an e-mail address.',
  null,
);
