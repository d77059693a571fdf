/** What an invoice's drawer shows of its documents in the books: e-mail, online link, PDF, files, notes, history. */
import { z } from '@hono/zod-openapi';
import type { Actor } from '../commands/actor.ts';
import { PDF_SHOWN_MS } from '../commands/ask-books.ts';
import type { LedgerInvoiceStatus } from '../domain/accounting-status.ts';
import { MOST_FILES, whyNotEmailed } from '../domain/document.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { findConnection } from '../store/connections.ts';
import type { Db } from '../store/database.ts';
import { findAddressInBooks, type InvoiceEmailRow, listInvoiceEmails } from '../store/invoice-emails.ts';
import { type InvoiceFileRow, listInvoiceFiles } from '../store/invoice-files.ts';
import { listInvoiceNotes } from '../store/invoice-notes.ts';
import type { InvoiceRow } from '../store/invoices.ts';
import { findLatestOperations } from '../store/latest-operations.ts';
import { findLedgerReads, findPdfReadAt, type LedgerReadRow } from '../store/ledger-reads.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import { findMirror } from '../store/mirrors.ts';
import type { SyncOperationRow } from '../store/sync-operations.ts';
import { standingFields, standingOf } from './money-view.ts';
import { id, instant } from './schemas.ts';

const readFields = {
  state: z.enum(['notAsked', 'reading', 'there', 'failed']),
  asOf: instant.nullable(),
  problem: z.string().nullable(),
};

const emailSchema = z.object({
  id,
  sentTo: z.string().nullable(),
  askedAt: instant,
  sentAt: instant.nullable(),
  isConfirmedByHand: z.boolean(),
  isInDoubt: z
    .boolean()
    .openapi({ description: 'The books do not tell whether it was sent: a person must say' }),
  ...standingFields,
});

const fileSchema = z.object({
  id: id.nullable().openapi({ description: 'Null: it was put there in the books' }),
  name: z.string(),
  type: z.string(),
  size: z.int().openapi({ description: 'Bytes' }),
  isOnline: z.boolean().openapi({ description: 'The customer sees it with the online invoice' }),
  ...standingFields,
});

export const documentsSchema = z
  .object({
    ledgerName: z.string().nullable(),
    isInBooks: z.boolean(),
    email: z.object({
      isSent: z.boolean().openapi({ description: 'As the books have it' }),
      to: z.string().nullable().openapi({ description: 'The address of the customer in the books' }),
      whyNot: z.string().nullable(),
      isPlanned: z
        .boolean()
        .openapi({ description: 'It goes once the invoice is approved and in the books' }),
      latest: emailSchema.nullable(),
    }),
    online: z.object({ ...readFields, url: z.string().nullable(), isAvailable: z.boolean() }),
    pdf: z.object(readFields),
    files: z.object({ ...readFields, items: z.array(fileSchema), hasRoom: z.boolean() }),
    notes: z.array(z.object({ id, text: z.string(), createdAt: instant, ...standingFields })),
    history: z.object({
      isOffered: z.boolean().openapi({ description: 'These books note what happens to an invoice' }),
      ...readFields,
      items: z.array(
        z.object({
          at: instant,
          who: z.string().nullable(),
          change: z.string(),
          details: z.string(),
        }),
      ),
    }),
    actions: z.array(z.enum(['email', 'read', 'addFile', 'addNote'])),
  })
  .openapi('InvoiceDocuments');

export type DocumentsView = z.infer<typeof documentsSchema>;

export async function documentsView(
  db: Db,
  now: Date,
  actor: Actor,
  invoice: InvoiceRow,
): Promise<DocumentsView> {
  const { workspace_id: workspaceId, id: invoiceId, connection_id: connectionId } = invoice;
  const [connection, mirror, to, emails, files, notes, reads, pdfAt] = await Promise.all([
    connectionId === null ? undefined : findConnection(db, workspaceId, connectionId),
    findMirror(db, workspaceId, invoiceId),
    findAddressInBooks(db, workspaceId, invoiceId),
    listInvoiceEmails(db, workspaceId, invoiceId),
    listInvoiceFiles(db, workspaceId, invoiceId),
    listInvoiceNotes(db, workspaceId, invoiceId),
    findLedgerReads(db, workspaceId, invoiceId),
    findPdfReadAt(db, workspaceId, invoiceId, new Date(now.getTime() - PDF_SHOWN_MS)),
  ]);
  const [email] = emails;
  const operations = await findLatestOperations(db, workspaceId, [
    ...(email === undefined ? [] : [{ kind: 'invoiceEmail' as const, id: email.id }]),
    ...files.map((file) => ({ kind: 'invoiceFile' as const, id: file.id })),
    ...notes.map((note) => ({ kind: 'invoiceNote' as const, id: note.id })),
  ]);
  const ledgerName = connection === undefined ? null : ledgerLabel(connection.provider);
  const hasHistory = connection !== undefined && ledgerTraits(connection.provider).hasHistory;
  // The table's check constraint admits no other status.
  const status = (mirror?.ledger_status ?? null) as LedgerInvoiceStatus | null;
  const whyNot = whyNotEmailed({ status, to }, ledgerName ?? 'the books');
  const standing = (subjectId: string, canRemove: boolean) =>
    standingOf(operations.get(subjectId), canRemove, actor);
  const listed = filesOf(files, reads.get('files'), standing);
  const isLive = connection !== undefined && connection.status !== 'disconnected' && !invoice.is_voided;
  const isOnWay = isLive && ['queued', 'sending', 'needsAttention', 'inBooks'].includes(invoice.sync_state);
  return {
    ledgerName,
    isInBooks: mirror !== undefined,
    email: {
      isSent: mirror?.sent_to_contact === true,
      to,
      whyNot: whyNot?.message ?? null,
      isPlanned: invoice.email_when_approved,
      latest: email === undefined ? null : emailOf(email, operations.get(email.id), actor),
    },
    online: {
      ...readOf(reads.get('onlineUrl'), mirror?.online_url !== null && mirror?.online_url !== undefined),
      url: mirror?.online_url ?? null,
      isAvailable: status !== null && status !== 'draft' && status !== 'deleted',
    },
    pdf: { ...readOf(reads.get('pdf'), pdfAt !== null), asOf: pdfAt?.toISOString() ?? null },
    files: {
      ...readOf(reads.get('files'), isRead(reads.get('files'))),
      items: listed,
      hasRoom: listed.length < MOST_FILES,
    },
    notes: notes.map((note) => ({
      id: note.id,
      text: note.text,
      createdAt: note.created_at.toISOString(),
      ...standing(note.id, false),
    })),
    history: {
      isOffered: hasHistory,
      ...readOf(reads.get('history'), isRead(reads.get('history'))),
      items: historyIn(reads.get('history')?.content),
    },
    actions: actionsOf(actor, isOnWay, isLive && mirror !== undefined, hasHistory),
  };
}

function actionsOf(
  actor: Actor,
  isOnWay: boolean,
  isInBooks: boolean,
  hasHistory: boolean,
): DocumentsView['actions'] {
  const actions: DocumentsView['actions'] = [];
  if (isInBooks) actions.push('read');
  if (isOnWay && actor.can('invoices:send')) actions.push('email', 'addFile');
  if (actions.includes('addFile') && hasHistory) actions.push('addNote');
  return actions;
}

function emailOf(
  row: InvoiceEmailRow,
  operation: SyncOperationRow | undefined,
  actor: Actor,
): z.infer<typeof emailSchema> {
  return {
    id: row.id,
    sentTo: row.sent_to,
    askedAt: row.created_at.toISOString(),
    sentAt: row.settled_at?.toISOString() ?? null,
    isConfirmedByHand: row.outcome === 'confirmed',
    isInDoubt: operation?.state === 'needsAttention' && operation.problem_code === 'OutcomeUnknown',
    ...standingOf(operation, false, actor),
  };
}

/** Ours in their order, then those that the books were seen to hold beside them. */
function filesOf(
  ours: readonly InvoiceFileRow[],
  read: LedgerReadRow | undefined,
  standing: (id: string, canRemove: boolean) => ReturnType<typeof standingOf>,
): z.infer<typeof fileSchema>[] {
  const names = new Set(ours.map(({ name }) => name.toLowerCase()));
  const theirs = z.array(filePart).safeParse(read?.content).data ?? [];
  return [
    ...ours.map((file) => ({
      id: file.id,
      name: file.name,
      type: file.type,
      size: file.size,
      isOnline: file.is_online,
      ...standing(file.id, file.ledger_id === null),
    })),
    ...theirs
      .filter(({ name }) => !names.has(name.toLowerCase()))
      .map((file) => ({
        ...file,
        id: null,
        syncState: 'inBooks' as const,
        problem: null,
        operationId: null,
        actions: [],
      })),
  ];
}

/** As the engine keeps what it read. */
const filePart = z.object({
  name: z.string(),
  type: z.string(),
  size: z.number(),
  isOnline: z.boolean(),
});
const historyPart = z.object({
  at: z.string(),
  who: z.string().nullable(),
  change: z.string(),
  details: z.string(),
});

function historyIn(content: unknown): DocumentsView['history']['items'] {
  return z.array(historyPart).safeParse(content).data ?? [];
}

function isRead(read: LedgerReadRow | undefined): boolean {
  return read?.content !== null && read?.content !== undefined;
}

function readOf(
  read: LedgerReadRow | undefined,
  isThere: boolean,
): Pick<DocumentsView['pdf'], 'state' | 'asOf' | 'problem'> {
  const asOf = read?.read_at?.toISOString() ?? null;
  if (read !== undefined && (read.read_at === null || read.read_at < read.asked_at))
    return { state: 'reading', asOf, problem: null };
  if (read?.problem_message) return { state: 'failed', asOf, problem: read.problem_message };
  return { state: isThere ? 'there' : 'notAsked', asOf, problem: null };
}
