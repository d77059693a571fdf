/**
 * Takes customers over from the books.
 *
 *   reading ──all contacts read──► running ──a piece a transaction──► done
 *      └──────────── stopped by a person, gone on with ────────────┘
 *
 * A piece and how far it came are written together, so that a crash repeats nothing; whoever is tied is never taken
 * again. Everything that is made is tied, and so is not sent back.
 */
import { z } from 'zod';
import type { ImportableContact, ImportCriteria, ImportDecision } from '../domain/contact-import.ts';
import { importPlanner } from '../domain/contact-import-plan.ts';
import { announce } from '../store/changes.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import {
  findContactImport,
  type ImportedRow,
  insertImportedRows,
  lockContactImport,
  updateContactImport,
} from '../store/contact-imports.ts';
import { loadContactKnowledge } from '../store/contact-knowledge.ts';
import { lockTies } from '../store/contact-ties.ts';
import { inTransaction } from '../store/database.ts';
import { type EngineJobs, wakeImportContacts } from '../store/engine-jobs.ts';
import { lockImports } from '../store/imports.ts';
import { countLedgerContacts, listLedgerContacts } from '../store/ledger-contacts.ts';
import type { Engine } from './engine.ts';
import {
  addCustomers,
  type Decided,
  type ImportedBy,
  type ImportPlace,
  linkCustomers,
  type Planned,
  rowOf,
} from './imported-customers.ts';
import { openBooks } from './ledger-access.ts';
import { readAllContacts } from './read-contacts.ts';

const PIECE = 500;
/** A job gives way after so many pieces, so that others get their turn. */
const MOST_PIECES = 10;

export async function importContacts(engine: Engine, job: EngineJobs['importContacts']): Promise<void> {
  const run = await findContactImport(engine.db, job.workspaceId, job.importId);
  if (run === undefined) return;
  const connection = await findConnection(engine.db, job.workspaceId, run.connection_id);
  // Reconnecting wakes it again, as the round of every minute does.
  if (connection?.status !== 'active') return;
  if (run.state === 'reading' && !(await read(engine, connection, job))) return;
  for (let piece = 0; piece < MOST_PIECES; piece++)
    if (!(await inTransaction(engine.db, (tx) => importPiece({ engine, tx, connection }, job)))) return;
  await wakeImportContacts(engine.db, job);
}

/** @returns false where the books did not answer: another job goes on. */
async function read(
  engine: Engine,
  connection: ConnectionRow,
  job: EngineJobs['importContacts'],
): Promise<boolean> {
  const step = await readAllContacts(engine, connection, openBooks(engine, connection, 'sweep'));
  if (step?.kind === 'wait') await wakeImportContacts(engine.db, job, step.until);
  if (step?.kind === 'progress') await fail(engine, job);
  if (step !== null) return false;
  const total = await countLedgerContacts(engine.db, connection.workspace_id, connection.id);
  await inTransaction(engine.db, async (tx) => {
    const run = await lockContactImport(tx, job.workspaceId, job.importId);
    if (run?.state !== 'reading') return;
    const now = engine.clock.now();
    await updateContactImport(tx, job.workspaceId, job.importId, { state: 'running', total, now });
    await announce(tx, { workspaceId: job.workspaceId, kind: 'contactImport', id: job.importId });
  });
  return true;
}

/** Refused for good: nothing was imported, and a person may try again. */
async function fail(engine: Engine, { workspaceId, importId }: EngineJobs['importContacts']): Promise<void> {
  await inTransaction(engine.db, async (tx) => {
    await updateContactImport(tx, workspaceId, importId, {
      state: 'failed',
      problem: 'The books refused to show their contacts.',
      now: engine.clock.now(),
    });
    await announce(tx, { workspaceId, kind: 'contactImport', id: importId });
  });
}

/** @returns whether there may be more. */
async function importPiece(place: ImportPlace, job: EngineJobs['importContacts']): Promise<boolean> {
  const { engine, tx, connection } = place;
  const { workspaceId, importId } = job;
  const run = await lockContactImport(tx, workspaceId, importId);
  if (run?.state !== 'running') return false;
  await lockImports(tx, workspaceId);
  await lockTies(tx, connection.id);
  const contacts = await listLedgerContacts(tx, workspaceId, connection.id, {
    after: run.looked_up_to,
    limit: PIECE,
  });
  const rows = await importThese(place, run, contacts, criteriaSchema.parse(run.criteria));
  await insertImportedRows(tx, workspaceId, importId, rows);
  const isLast = contacts.length < PIECE;
  const now = engine.clock.now();
  const last = contacts.at(-1);
  await updateContactImport(tx, workspaceId, importId, {
    ...(last === undefined ? {} : { lookedUpTo: last.ledgerId }),
    ...(isLast ? { state: 'done' as const, finishedAt: now } : {}),
    now,
  });
  await announce(tx, { workspaceId, kind: 'contactImport', id: importId });
  return !isLast;
}

/** The caller holds the locks of imports and ties. @returns what became of each contact. */
export async function importThese(
  place: ImportPlace,
  by: ImportedBy,
  contacts: readonly ImportableContact[],
  criteria: ImportCriteria,
): Promise<readonly ImportedRow[]> {
  const planned = await plan(place, contacts, criteria);
  return [
    ...(await addCustomers(place, by, planned.flatMap(decidedTo('added')))),
    ...(await linkCustomers(place, by, planned.flatMap(decidedTo('linked')))),
    ...planned.flatMap(({ contact, decision }) => unchangedRow(contact, decision, planned)),
  ];
}

async function plan(
  { tx, connection }: ImportPlace,
  contacts: readonly ImportableContact[],
  criteria: ImportCriteria,
): Promise<readonly Planned[]> {
  if (contacts.length === 0) return [];
  const known = await loadContactKnowledge(tx, connection.workspace_id, connection.id);
  const kinds = new Map(known.customers.map(({ id, kind }) => [id, kind]));
  const decide = importPlanner(known.customers, known.contacts, criteria);
  const kindOf = (id: string) => kinds.get(id) ?? 'contact';
  return contacts.map((contact) => ({ contact, decision: decide(contact), kindOf }));
}

/** For `flatMap`: those of one outcome, with what is known of them. */
function decidedTo<Outcome extends ImportDecision['outcome']>(outcome: Outcome) {
  return (planned: Planned): Decided<Outcome>[] =>
    // The outcome tells the cases of the union apart.
    planned.decision.outcome === outcome ? [planned as Decided<Outcome>] : [];
}

function unchangedRow(
  contact: ImportableContact,
  decision: ImportDecision,
  planned: readonly Planned[],
): readonly ImportedRow[] {
  const kindOf = planned[0]?.kindOf ?? (() => 'contact' as const);
  const subjectOf = (id: string | undefined) => (id === undefined ? null : { kind: kindOf(id), id });
  switch (decision.outcome) {
    case 'known':
      return [rowOf(contact, { outcome: 'known', reason: null, subject: subjectOf(decision.customerId) })];
    case 'asked': {
      const { outcome, reason, customerIds } = decision;
      return [rowOf(contact, { outcome, reason, subject: subjectOf(customerIds[0]) })];
    }
    case 'skipped':
      return [rowOf(contact, { outcome: 'skipped', reason: decision.reason, subject: null })];
    default:
      return [];
  }
}

const criteriaSchema = z.object({
  isCustomer: z.boolean(),
  isActive: z.boolean(),
  hasEmail: z.boolean(),
  hasBothNames: z.boolean(),
}) satisfies z.ZodType<ImportCriteria>;
