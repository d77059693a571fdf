/** Begins an import of customers from the books, stops it, goes on with it. The engine does it, piece by piece. */
import type { ImportCriteria } from '../domain/contact-import.ts';
import { announce } from '../store/changes.ts';
import { findConnection } from '../store/connections.ts';
import {
  type ContactImportRow,
  findContactImport,
  findOpenContactImport,
  insertContactImport,
  lockContactImport,
  updateContactImport,
} from '../store/contact-imports.ts';
import { lockTies } from '../store/contact-ties.ts';
import { inTransaction } from '../store/database.ts';
import { wakeImportContacts } from '../store/engine-jobs.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { booksNotConnected, conflict, done, notFound, type Result } from './refusal.ts';

/** One at a time for each connection: whoever asks while one is under way is answered that one. */
export function beginContactImport(
  deps: CommandDeps,
  actor: Actor,
  connectionId: string,
  criteria: ImportCriteria,
): Promise<Result<ContactImportRow>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const connection = await findConnection(tx, workspaceId, connectionId);
    if (connection === undefined) return notFound('connection');
    if (connection.status === 'disconnected') return booksNotConnected();
    await lockTies(tx, connectionId);
    const open = await findOpenContactImport(tx, workspaceId, connectionId);
    if (open !== undefined) return done(open);
    const id = deps.ids();
    await insertContactImport(tx, {
      ...{ workspaceId, id, connectionId, criteria },
      createdBy: actor.userId ?? actor.apiKeyId,
      isByKey: actor.userId === null,
      now: deps.clock.now(),
    });
    await wakeImportContacts(tx, { workspaceId, importId: id });
    await announce(tx, { workspaceId, kind: 'contactImport', id });
    const run = await findContactImport(tx, workspaceId, id);
    if (run === undefined) throw new Error('An import that was just written is not there');
    return done(run);
  });
}

/** What was imported stays; going on takes up where it stopped. */
export function stopContactImport(deps: CommandDeps, actor: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const run = await lockContactImport(tx, actor.workspaceId, id);
    if (run === undefined) return notFound('import');
    if (run.state !== 'reading' && run.state !== 'running') return done(null);
    const now = deps.clock.now();
    await updateContactImport(tx, actor.workspaceId, id, { state: 'stopped', now });
    await announce(tx, { workspaceId: actor.workspaceId, kind: 'contactImport', id });
    return done(null);
  });
}

export function resumeContactImport(deps: CommandDeps, actor: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const run = await lockContactImport(tx, workspaceId, id);
    if (run === undefined) return notFound('import');
    if (run.state !== 'stopped' && run.state !== 'failed') return done(null);
    await lockTies(tx, run.connection_id);
    if ((await findOpenContactImport(tx, workspaceId, run.connection_id)) !== undefined)
      return conflict('importUnderWay', 'Another import is under way. Wait until it is done, or stop it.');
    await updateContactImport(tx, workspaceId, id, {
      state: run.looked_up_to === null ? 'reading' : 'running',
      problem: null,
      now: deps.clock.now(),
    });
    await wakeImportContacts(tx, { workspaceId, importId: id });
    await announce(tx, { workspaceId, kind: 'contactImport', id });
    return done(null);
  });
}
