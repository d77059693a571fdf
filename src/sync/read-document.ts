/** Reads what a person asked to see of an invoice in the books: its page on the web, its PDF, its history, its files. */
import type { Problem } from '../domain/problem.ts';
import type { LedgerClient, Outcome } from '../providers/provider.ts';
import { announce } from '../store/changes.ts';
import { findConnection } from '../store/connections.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { type EngineJobs, wakeReadDocument } from '../store/engine-jobs.ts';
import { findLedgerReads, noteRead, saveLedgerPdf, saveOnlineUrl } from '../store/ledger-reads.ts';
import { findMirror, type MirrorRow } from '../store/mirrors.ts';
import type { Engine } from './engine.ts';
import { openBooks } from './ledger-access.ts';
import { notReachable, problemOfFailure } from './next-step.ts';
import { afterFailure } from './send-batch.ts';

/** Nobody waits longer in front of a screen: whoever comes back asks again. */
const ASKED_FOR_MS = 10 * 60_000;

export async function readDocument(engine: Engine, job: EngineJobs['readDocument']): Promise<void> {
  const { workspaceId, invoiceId, what } = job;
  const asked = (await findLedgerReads(engine.db, workspaceId, invoiceId)).get(what);
  // A job that is run twice reads once.
  if (asked === undefined || (asked.read_at !== null && asked.read_at >= asked.asked_at)) return;
  const connection = await findConnection(engine.db, workspaceId, job.connectionId);
  const mirror = await findMirror(engine.db, workspaceId, invoiceId);
  if (connection?.status !== 'active' || mirror === undefined)
    return settle(engine, job, { problem: notReachable });
  const read = await readers[what](openBooks(engine, connection, 'interactive'), mirror);
  if (read.ok) return settle(engine, job, read.value);
  const step = await afterFailure(engine, connection, read.failure);
  const now = engine.clock.now();
  const isAwaited = now.getTime() - asked.asked_at.getTime() < ASKED_FOR_MS;
  if (step.kind === 'wait' && isAwaited) return wakeReadDocument(engine.db, job, step.until);
  await settle(engine, job, { problem: problemOfFailure(read.failure, connection.provider) });
}

/** What was read, ready to be kept; `keep` writes what has a place of its own. */
type Read =
  | { readonly content: unknown; readonly keep?: (tx: Tx, readAt: Date) => Promise<void> }
  | { readonly problem: Problem };

const readers: Record<
  EngineJobs['readDocument']['what'],
  (books: LedgerClient, mirror: MirrorRow) => Promise<Outcome<Read>>
> = {
  async onlineUrl(books, { workspace_id: workspaceId, invoice_id: invoiceId, ledger_id: ledgerId }) {
    const url = await books.onlineInvoiceUrl(ledgerId);
    if (!url.ok) return url;
    return kept(null, (tx) => saveOnlineUrl(tx, workspaceId, invoiceId, url.value));
  },
  async pdf(books, mirror) {
    const { workspace_id: workspaceId, invoice_id: invoiceId, version } = mirror;
    const pdf = await books.invoicePdf(mirror.ledger_id);
    if (!pdf.ok) return pdf;
    return kept(null, (tx, readAt) =>
      // Of the version that we knew when we asked: what came later makes it old, never the other way round.
      saveLedgerPdf(tx, workspaceId, invoiceId, {
        content: pdf.value,
        ledgerUpdatedAt: mirror.ledger_updated_at,
        version,
        readAt,
      }),
    );
  },
  async history(books, { ledger_id: ledgerId }) {
    const history = await books.invoiceHistory(ledgerId);
    return history.ok ? kept(history.value.slice(0, MOST_ENTRIES)) : history;
  },
  async files(books, { ledger_id: ledgerId }) {
    const files = await books.invoiceFiles(ledgerId);
    return files.ok ? kept(files.value.slice(0, MOST_ENTRIES)) : files;
  },
};

/** More than a person reads; the rest stands in the books. */
const MOST_ENTRIES = 200;

function kept(content: unknown, keep?: (tx: Tx, readAt: Date) => Promise<void>): Outcome<Read> {
  return { ok: true, value: { content, ...(keep === undefined ? {} : { keep }) } };
}

async function settle(
  engine: Engine,
  { workspaceId, invoiceId, what }: EngineJobs['readDocument'],
  read: Read,
): Promise<void> {
  const at = engine.clock.now();
  await inTransaction(engine.db, async (tx) => {
    if ('keep' in read) await read.keep?.(tx, at);
    await noteRead(tx, workspaceId, invoiceId, what, { ...read, at });
    await announce(tx, { workspaceId, kind: 'invoice', id: invoiceId });
  });
}
