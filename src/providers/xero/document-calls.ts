/** What the adapter asks of Xero about what it makes of an invoice: e-mail, web page, PDF, history, files. */
import { z } from 'zod';
import { count, flag, optionalText } from '../../lib/exact-json.ts';
import type { FileToAttach, LedgerClient, LedgerFile, LedgerHistoryEntry } from '../provider.ts';
import { FileBody, UnexpectedAnswer } from '../transport.ts';
import type { Caller } from './call.ts';
import { instantOf } from './dates.ts';
import { listIn, onlyElementIn, outcomeOf } from './elements.ts';
import type { Sent } from './problems.ts';

/** Xero takes no body and gives none (204). It sends to the address of the invoice's contact. */
export function emailInvoice(
  call: Caller,
  ledgerId: string,
  key: string,
): ReturnType<LedgerClient['emailInvoice']> {
  return call({
    operation: 'emailInvoice',
    method: 'POST',
    path: `${placeOf(ledgerId)}/Email`,
    // Nothing is to be said, but the vendor's document wants a body, and its SDK sends this one.
    write: { body: {}, key },
    accept: 'application/json',
    largestBytes: LARGEST_PAGE_BYTES,
    readBytes: (content) => {
      // A page of somebody in between, in place of Xero's empty answer.
      if (content.length > 0) throw new UnexpectedAnswer('Not the empty answer of an e-mail');
      return null;
    },
  });
}

export function onlineInvoiceUrl(
  call: Caller,
  ledgerId: string,
): ReturnType<LedgerClient['onlineInvoiceUrl']> {
  return call({
    operation: 'onlineInvoiceUrl',
    method: 'GET',
    path: `${placeOf(ledgerId)}/OnlineInvoice`,
    read: (json) => onlineSchema.parse(onlyElementIn(json, 'OnlineInvoices')).OnlineInvoiceUrl,
  });
}

/** By the header: the address with `/pdf` in Xero's own description answers 404. */
export function invoicePdf(call: Caller, ledgerId: string): ReturnType<LedgerClient['invoicePdf']> {
  return call({
    operation: 'invoicePdf',
    method: 'GET',
    path: placeOf(ledgerId),
    accept: 'application/pdf',
    largestBytes: LARGEST_FILE_BYTES,
    readBytes: (content) => {
      if (!new TextDecoder().decode(content.subarray(0, 5)).startsWith('%PDF-'))
        throw new UnexpectedAnswer('Not a PDF');
      return content;
    },
  });
}

export function invoiceHistory(call: Caller, ledgerId: string): ReturnType<LedgerClient['invoiceHistory']> {
  return call({
    operation: 'invoiceHistory',
    method: 'GET',
    path: `${placeOf(ledgerId)}/History`,
    read: (json) => listIn(json, 'HistoryRecords').map(historyEntryOf),
  });
}

export async function addHistoryNote(
  call: Caller,
  { ledgerId, text }: Parameters<LedgerClient['addHistoryNote']>[0],
  key: string,
): ReturnType<LedgerClient['addHistoryNote']> {
  const answer = await call({
    operation: 'addHistoryNote',
    method: 'PUT',
    path: `${placeOf(ledgerId)}/History`,
    write: { body: { HistoryRecords: [{ Details: text }] }, key },
    read: (json) => outcomeOf(onlyElementIn(json, 'HistoryRecords'), null, () => null),
  });
  if (!answer.ok) return answer;
  const outcome = answer.value;
  return outcome.ok ? outcome : { ok: false, failure: { kind: 'rejected', problems: outcome.problems } };
}

export function invoiceFiles(call: Caller, ledgerId: string): ReturnType<LedgerClient['invoiceFiles']> {
  return call({
    operation: 'invoiceFiles',
    method: 'GET',
    path: `${placeOf(ledgerId)}/Attachments`,
    read: (json) => listIn(json, 'Attachments').map(fileOf),
  });
}

/** The bytes as they are, under their own type; `PUT` is what takes `IncludeOnline`. */
export function attachFile(
  call: Caller,
  file: FileToAttach,
  key: string,
): ReturnType<LedgerClient['attachFile']> {
  return call({
    operation: 'attachFile',
    method: 'PUT',
    path: `${placeOf(file.invoiceLedgerId)}/Attachments/${encodeURIComponent(file.name)}`,
    query: { IncludeOnline: `${file.isOnline}` },
    write: { body: new FileBody(file.type, file.content), key, sent: aFile },
    read: (json) => fileOf(onlyElementIn(json, 'Attachments')),
  });
}

/** More than any invoice prints to, and than Xero takes as a file (10 MB). */
const LARGEST_FILE_BYTES = 25 * 1024 * 1024;
const LARGEST_PAGE_BYTES = 1024 * 1024;

const aFile: Sent = { record: 'file', lines: [] };

const placeOf = (ledgerId: string): string => `Invoices/${encodeURIComponent(ledgerId)}`;

const onlineSchema = z.object({ OnlineInvoiceUrl: z.url({ protocol: /^https?$/ }) });

const historySchema = z.object({
  Changes: optionalText,
  DateUTC: z.string(),
  User: optionalText,
  Details: optionalText,
});

function historyEntryOf(wire: unknown): LedgerHistoryEntry {
  const { Changes, DateUTC, User, Details } = historySchema.parse(wire);
  const change = Changes ?? '';
  return {
    at: instantOf(DateUTC),
    who: User,
    change,
    details: Details ?? '',
    // Of a note only a person can say what it means.
    isEmail: change !== 'Note' && /\bsent\b|e-?mailed/i.test(change),
  };
}

const fileSchema = z.object({
  AttachmentID: z.string().min(1),
  FileName: z.string(),
  MimeType: optionalText,
  ContentLength: count.nullish(),
  IncludeOnline: flag.nullish(),
});

function fileOf(wire: unknown): LedgerFile {
  const { AttachmentID, FileName, MimeType, ContentLength, IncludeOnline } = fileSchema.parse(wire);
  return {
    ledgerId: AttachmentID,
    name: FileName,
    type: MimeType ?? 'application/octet-stream',
    size: ContentLength ?? 0,
    isOnline: IncludeOnline ?? false,
  };
}
