/** Confirms all exact suggestions at once: customers whose e-mail or name leaves no doubt which contact of the books they are. */
import type { KnownCustomer } from '../domain/contact-import-plan.ts';
import { groupBy, indexContacts, tieOf } from '../domain/contact-tie.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import { loadContactKnowledge } from '../store/contact-knowledge.ts';
import {
  closeContactOperations,
  contactKeyOf,
  findTiedCustomers,
  lockOpenOperations,
  lockTies,
} from '../store/contact-ties.ts';
import { contactCurrency } from '../store/customers.ts';
import { inTransaction } from '../store/database.ts';
import { findLinks, saveLinks, subjectKey } from '../store/links.ts';
import { inPieces } from '../store/pieces.ts';
import type { Actor } from './actor.ts';
import type { QueueDeps } from './queue-invoices.ts';
import { recordChanges } from './record-change.ts';
import { booksNotConnected, done, notFound, type Result } from './refusal.ts';
import { takeUpRefused } from './tie-contact.ts';

/** Each in a piece of its own: a transaction ties a few hundred. */
const PIECE = 500;

/** @returns how many were tied, and how many exact suggestions were left: shared by several, or on their way. */
export async function confirmExactTies(
  deps: QueueDeps,
  actor: Actor,
  connectionId: string,
): Promise<Result<{ readonly confirmed: number; readonly left: number }>> {
  const connection = await findConnection(deps.db, actor.workspaceId, connectionId);
  if (connection === undefined) return notFound('connection');
  if (connection.status === 'disconnected') return booksNotConnected();
  const exact = await exactSuggestions(deps, connection);
  const byContact = groupBy(exact, ({ ledgerId }) => [ledgerId]);
  const sure = exact.filter(({ ledgerId }) => byContact.get(ledgerId)?.length === 1);
  let confirmed = 0;
  for (const piece of inPieces(sure, PIECE)) confirmed += await confirmPiece(deps, actor, connection, piece);
  return done({ confirmed, left: exact.length - confirmed });
}

type Exact = {
  readonly customer: KnownCustomer;
  readonly ledgerId: string;
  readonly contactName: string;
  readonly currency: string;
  readonly by: 'marker' | 'email' | 'name';
};

async function exactSuggestions(deps: QueueDeps, connection: ConnectionRow): Promise<readonly Exact[]> {
  const { customers, contacts } = await loadContactKnowledge(deps.db, connection.workspace_id, connection.id);
  const index = indexContacts(contacts);
  return customers
    .filter(({ isArchived }) => !isArchived)
    .flatMap((customer) => {
      const tie = tieOf(customer, customer.link, customer.decision, index);
      const [suggestion] = tie.kind === 'suggested' && tie.isExact ? tie.suggestions : [];
      if (suggestion === undefined || suggestion.because === 'similarName') return [];
      const { candidate, because: by } = suggestion;
      const currency = contactCurrency(connection, candidate.currency);
      return [{ customer, ledgerId: candidate.ledgerId, contactName: candidate.name, currency, by }];
    });
}

/** Only those of whom it is still so: somebody may have been quicker. */
function confirmPiece(
  deps: QueueDeps,
  actor: Actor,
  connection: ConnectionRow,
  piece: readonly Exact[],
): Promise<number> {
  const { workspace_id: workspaceId, id: connectionId } = connection;
  return inTransaction(deps.db, async (tx) => {
    await lockTies(tx, connectionId);
    const subjects = piece.map(({ customer }) => ({ kind: customer.kind, id: customer.id }));
    const ids = subjects.map(({ id }) => id);
    const open = await lockOpenOperations(tx, workspaceId, connectionId, ids);
    const isMoving = new Set(
      open
        .filter(({ state }) => state === 'dispatched' || state === 'unknown')
        .map((operation) => operation.customer_id),
    );
    const linked = await findLinks(tx, workspaceId, connectionId, subjects);
    const ledgerIds = piece.map(({ ledgerId }) => ledgerId);
    const taken = await findTiedCustomers(tx, workspaceId, connectionId, ledgerIds);
    const ready = piece.filter(
      ({ customer, ledgerId }) =>
        !isMoving.has(customer.id) && !linked.has(customer.id) && !taken.has(ledgerId),
    );
    const now = deps.clock.now();
    await saveLinks(
      tx,
      workspaceId,
      connectionId,
      ready.map(({ customer, ledgerId, currency, by }) => ({
        subject: { kind: customer.kind, id: customer.id, currency },
        ledgerId,
        marker: by === 'marker' ? customer.marker : null,
        snapshot: { linkedBy: by },
      })),
      now,
    );
    const isTied = new Set(ready.map(({ customer }) => customer.id));
    const ofTied = open.filter((operation) => isTied.has(operation.customer_id));
    const keys = new Set(ready.map(({ customer: { id }, currency }) => subjectKey({ id, currency })));
    const own = ofTied
      .filter(({ kind, ...about }) => kind === 'createContact' && keys.has(contactKeyOf(about)))
      .map(({ id }) => id);
    await closeContactOperations(tx, workspaceId, own, { state: 'done', now });
    await recordChanges(
      deps,
      tx,
      actor,
      ready.map(({ customer, ledgerId, contactName }) => ({
        kind: customer.kind,
        id: customer.id,
        action: 'tied to a contact in the books',
        details: { contact: contactName, ledgerId },
      })),
    );
    await takeUpRefused(deps, { tx, connection, open: ofTied }, actor, own);
    return ready.length;
  });
}
