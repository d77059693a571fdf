/** What QuickBooks makes of an invoice and keeps at it: its last e-mail, its page on the web, its files. Pure. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { count, listOf, type Outgoing, optionalText, writeJson } from '../../lib/exact-json.ts';
import type { FileToAttach, LedgerFile, LedgerHistoryEntry } from '../provider.ts';
import { instantOf, optionalRef } from './wire.ts';

const address = z.object({ Address: optionalText }).nullish();

const documentSchema = z.object({
  CustomerRef: optionalRef,
  BillEmail: address,
  EmailStatus: optionalText,
  DeliveryInfo: z.object({ DeliveryTime: optionalText }).nullish(),
  InvoiceLink: optionalText,
});

/** The customer of an invoice; null where none is named. */
export const customerOf = (wire: unknown): string | null =>
  documentSchema.parse(wire).CustomerRef?.value ?? null;

/** The address that a customer is written to. */
export const emailOf = (wire: unknown): string | null =>
  z.object({ PrimaryEmailAddr: address }).parse(wire).PrimaryEmailAddr?.Address ?? null;

/** Where the customer sees the invoice; null where QuickBooks gives no such page. */
export const linkOf = (wire: unknown): string | null => documentSchema.parse(wire).InvoiceLink;

/** QuickBooks shows nobody its history, but when it last e-mailed an invoice, and to whom. */
export function historyOf(wire: unknown): readonly LedgerHistoryEntry[] {
  const { BillEmail, DeliveryInfo } = documentSchema.parse(wire);
  const at = DeliveryInfo?.DeliveryTime ?? null;
  if (at === null) return [];
  const details = BillEmail?.Address ?? '';
  return [{ at: instantOf(at), who: null, change: 'E-mailed', details, isEmail: true }];
}

const fileSchema = z.object({
  Id: z.string().min(1),
  FileName: optionalText,
  ContentType: optionalText,
  Size: count.nullish(),
  AttachableRef: listOf(
    z.object({
      EntityRef: z.object({ type: optionalText, value: z.string() }).nullish(),
      IncludeOnSend: z.boolean().nullish(),
    }),
  ),
});

/** A file at an invoice; null for what is none, as a note alone. */
export function fileOf(wire: unknown, invoiceLedgerId: string): LedgerFile | null {
  const { Id, FileName, ContentType, Size, AttachableRef } = fileSchema.parse(wire);
  if (FileName === null) return null;
  const ref = AttachableRef.find(({ EntityRef }) => EntityRef?.value === invoiceLedgerId);
  return {
    ledgerId: Id,
    name: FileName,
    type: ContentType ?? 'application/octet-stream',
    size: Size ?? 0,
    isOnline: ref?.IncludeOnSend ?? false,
  };
}

/**
 * A file in two parts: what it is and where it belongs, then its bytes. The same file under the same key is the same body,
 * as the ledger's ids for requests want it. Source: developer.intuit.com, Attachable.
 */
export function toUpload(
  file: FileToAttach,
  key: string,
): { readonly type: string; readonly content: Uint8Array } {
  const boundary = `counterfoil-${createHash('sha256').update(key).digest('hex')}`;
  const part = (name: string, type: string, fileName: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\nContent-Type: ${type}\r\n\r\n`;
  const metadata: Outgoing = {
    AttachableRef: [
      { EntityRef: { type: 'Invoice', value: file.invoiceLedgerId }, IncludeOnSend: file.isOnline },
    ],
    FileName: file.name,
    ContentType: file.type,
  };
  const content = Buffer.concat([
    Buffer.from(part('file_metadata_01', 'application/json; charset=UTF-8', 'metadata.json')),
    Buffer.from(`${writeJson(metadata)}\r\n`),
    // The name stands in the metadata, where every sign is allowed.
    Buffer.from(part('file_content_01', file.type, 'file')),
    file.content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return { type: `multipart/form-data; boundary=${boundary}`, content };
}
