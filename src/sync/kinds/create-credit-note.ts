/** A credit given here becomes a credit note in the books; setting it against its invoice follows as an operation of its own. */
import type { CreditNoteToCreate, LedgerCredit } from '../../providers/provider.ts';
import { findCreditNotesByIds, saveLedgerCreditNote } from '../../store/credit-notes.ts';
import { billedContact } from '../../store/customers.ts';
import { findLinks, saveLinks, subjectKey } from '../../store/links.ts';
import { preFlightCreditNotes } from '../../store/money-pre-flight.ts';
import { linesOf } from './create-invoice.ts';
import { byOperation, type Element, type Finished, type Kind, type Place, vanished } from './kind.ts';
import { queueNext } from './queue-next.ts';

export const createCreditNote: Kind<CreditNoteToCreate, LedgerCredit> = {
  batchSize: (books) => books.batchSize,

  async prepare({ tx, connection }, operations) {
    const ids = operations.map((operation) => operation.subject_id);
    const creditNotes = await findCreditNotesByIds(tx, connection.workspace_id, ids);
    const checks = new Map(
      (await preFlightCreditNotes(tx, connection, creditNotes)).map((check) => [check.creditNote.id, check]),
    );
    const contacts = await findLinks(
      tx,
      connection.workspace_id,
      connection.id,
      creditNotes.map((creditNote) => billedContact(connection, creditNote)),
    );
    const elements: Element<CreditNoteToCreate>[] = [];
    const refused = [];
    for (const operation of operations) {
      const check = checks.get(operation.subject_id);
      const contactLedgerId = check && contacts.get(subjectKey(billedContact(connection, check.creditNote)));
      if (check === undefined || contactLedgerId === undefined)
        refused.push({ operation, problems: [vanished('contact of this credit note')] });
      else if (check.problems.length > 0) refused.push({ operation, problems: check.problems });
      else {
        const { creditNote } = check;
        const payload = {
          marker: operation.marker,
          contactLedgerId,
          reference: creditNote.reference,
          currency: creditNote.currency,
          // The invoice's own, as the books have it: at another rate the two would never come out even.
          currencyRate: creditNote.currency === connection.base_currency ? null : creditNote.currency_rate,
          brandingThemeId: creditNote.branding_theme_id ?? connection.branding_theme_id,
          issueDate: creditNote.issue_date,
          lineAmountType: creditNote.line_amount_type,
          lines: linesOf({ lines: creditNote.lines, resolved: check.resolved }),
        };
        elements.push({ operation, payload });
      }
    }
    return { elements, refused };
  },

  fitting: (books, elements) => books.fitting({ kind: 'creditNotes', elements }),

  send: (books, elements, key) =>
    books.createCreditNotes(
      elements.map(({ payload }) => payload),
      key,
    ),

  async look(books, elements, since) {
    const markers = elements.map(({ operation }) => operation.marker);
    return byOperation(elements, await books.findCreditNotes(markers, since));
  },

  async finish(place, finished, readAt) {
    await saveCreditNotes(place, finished, readAt);
    for (const { operation, record } of finished)
      if (record.status === 'approved') await queueNext(place, operation, 'allocateCredit');
  },
};

/** Takes over the ledger's facts about credit notes of ours. */
async function saveCreditNotes(
  { engine, tx, connection }: Place,
  finished: readonly Finished<LedgerCredit>[],
  readAt: Date,
): Promise<void> {
  for (const { operation, record } of finished)
    await saveLedgerCreditNote(tx, operation.workspace_id, operation.subject_id, {
      ...record,
      asOf: readAt,
    });
  const links = finished.map(({ operation, record }) => ({
    subject: { kind: 'creditNote' as const, id: operation.subject_id },
    ledgerId: record.ledgerId,
    marker: operation.marker,
    snapshot: { total: record.total, remaining: record.remaining },
  }));
  await saveLinks(tx, connection.workspace_id, connection.id, links, engine.clock.now());
}
