/** Puts files to an invoice, here and in the books, and takes back those that never went there. */
import { forbiddenIn, LARGEST_FILE_BYTES, MOST_FILES } from '../domain/document.ts';
import { recordMarker } from '../domain/marker.ts';
import { announce } from '../store/changes.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { closeWaitingOperations } from '../store/decided-operations.ts';
import {
  deleteInvoiceFile,
  findFileContent,
  findInvoiceFile,
  type InvoiceFileRow,
  insertInvoiceFile,
  listInvoiceFiles,
} from '../store/invoice-files.ts';
import { lockInvoice } from '../store/invoices.ts';
import { findLedgerReads } from '../store/ledger-reads.ts';
import { findLatestOperation } from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import { booksOfInvoice } from './books-of-invoice.ts';
import type { CommandDeps } from './deps.ts';
import { queueOperation } from './queue-operation.ts';
import { recordChange } from './record-change.ts';
import { conflict, done, type FieldFault, invalid, notFound, type Result } from './refusal.ts';

export type FileInput = {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
  readonly isOnline: boolean;
};

/** The same file under the same name is one that was added twice. */
export function attachFile(
  deps: CommandDeps,
  actor: Actor,
  invoiceId: string,
  file: FileInput,
): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const invoice = await lockInvoice(tx, workspaceId, invoiceId);
    if (invoice === undefined) return notFound('invoice');
    const books = await booksOfInvoice(tx, invoice);
    if (!books.ok) return books;
    const faults = faultsOf(file);
    if (faults.length > 0) return invalid(faults);
    const ours = await listInvoiceFiles(tx, workspaceId, invoiceId);
    if (await isThere(tx, ours, file)) return done(null);
    const names = new Set(ours.map(({ name }) => name.toLowerCase()));
    const reads = await findLedgerReads(tx, workspaceId, invoiceId);
    for (const name of namesIn(reads.get('files')?.content)) names.add(name.toLowerCase());
    if (names.has(file.name.toLowerCase()))
      return conflict(
        'fileNameTaken',
        `There is a file named ${file.name} already. Give this one another name.`,
      );
    if (names.size >= MOST_FILES)
      return conflict('tooManyFiles', `An invoice can have ${MOST_FILES} files in the books.`);
    const id = deps.ids();
    const connectionId = books.value.connection.id;
    const createdBy = actor.userId ?? actor.apiKeyId;
    const now = deps.clock.now();
    await insertInvoiceFile(tx, { ...file, workspaceId, id, invoiceId, connectionId, createdBy, now });
    await queueOperation(deps, tx, actor, {
      kind: 'attachFile',
      subject: { kind: 'invoiceFile', id },
      connectionId,
      marker: recordMarker(id),
      waitsFor: books.value.waitsFor,
      problem: books.value.problem,
    });
    await recordChange(deps, tx, actor, {
      kind: 'invoice',
      id: invoiceId,
      action: 'file added',
      details: { name: file.name, bytes: file.content.length },
    });
    return done(null);
  });
}

async function isThere(tx: Tx, ours: readonly InvoiceFileRow[], file: FileInput): Promise<boolean> {
  const same = ours.find(({ name, size }) => name === file.name && size === file.content.length);
  const held = same && (await findFileContent(tx, same.workspace_id, same.id));
  return held?.equals(file.content) === true;
}

/** Only while the books do not have it: there it is removed by hand. Withdrawing twice is withdrawing once. */
export function withdrawFile(deps: CommandDeps, actor: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const file = await findInvoiceFile(tx, workspaceId, id);
    if (file === undefined) return notFound('file');
    await closeWaitingOperations(tx, workspaceId, 'invoiceFile', id, deps.clock.now());
    const latest = await findLatestOperation(tx, workspaceId, file.connection_id, 'invoiceFile', id);
    if (latest?.state === 'dispatched' || latest?.state === 'unknown')
      return conflict('onItsWay', 'It is on its way to the books. Wait for the answer.');
    if (latest?.state !== 'ignored') return conflict('inTheBooks', 'It is in the books. Remove it there.');
    // It may have arrived although its answer was a no: whether it did is seen in the list of the books.
    await deleteInvoiceFile(tx, workspaceId, id);
    await recordChange(deps, tx, actor, {
      kind: 'invoice',
      id: file.invoice_id,
      action: 'file withdrawn',
      details: { name: file.name },
    });
    await announce(tx, { workspaceId, kind: 'invoice', id: file.invoice_id });
    return done(null);
  });
}

function faultsOf({ name, content }: FileInput): readonly FieldFault[] {
  const forbidden = forbiddenIn(name);
  const faults: FieldFault[] = [];
  if (forbidden.length > 0)
    faults.push({ path: 'query.name', message: `must not contain ${forbidden.join(' ')}` });
  if (content.length === 0) faults.push({ path: 'body', message: 'is empty' });
  if (content.length > LARGEST_FILE_BYTES) faults.push({ path: 'body', message: 'is larger than 10 MB' });
  return faults;
}

/** The files that the books were seen to hold, as they were kept. */
function namesIn(content: unknown): readonly string[] {
  if (!Array.isArray(content)) return [];
  return content.flatMap((file: { readonly name?: unknown }) =>
    typeof file.name === 'string' ? [file.name] : [],
  );
}
