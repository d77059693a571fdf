/** An invoice goes into the books, and its number, dates and amounts come back. */
import { heldBackFrom } from '../../domain/document-options.ts';
import type { Problem } from '../../domain/problem.ts';
import type { InvoiceToCreate, LedgerInvoice } from '../../providers/provider.ts';
import { billedContact } from '../../store/customers.ts';
import { findInvoicesByIds, setHeldBack, setInvoicesSyncState } from '../../store/invoices.ts';
import { findLinks, subjectKey } from '../../store/links.ts';
import { type PreFlight, preFlight } from '../../store/pre-flight.ts';
import { findPayloads, type SyncOperationRow } from '../../store/sync-operations.ts';
import { finishInvoices } from './finish-invoices.ts';
import {
  byOperation,
  type Element,
  type Finished,
  type Kind,
  type Place,
  type Settled,
  vanished,
} from './kind.ts';
import { numberInvoices } from './number-invoices.ts';
import { doubting, isCopyBehind } from './update-contact.ts';

/** What of ours an element was made from, kept beside it: the answer names our lines, and tells whether we have gone on since. */
export type Ours = { readonly ours: { readonly version: number; readonly lineIds: readonly string[] } };

type CreatePayload = InvoiceToCreate & Ours;

export const createInvoice: Kind<CreatePayload, LedgerInvoice> = {
  batchSize: (books) => books.batchSize,

  /** A mapping may have changed since Save: each invoice is checked against the books as they are now. */
  async prepare(place, operations) {
    const { tx, connection } = place;
    const workspaceId = connection.workspace_id;
    const ids = operations.map((operation) => operation.subject_id);
    const found = await findInvoicesByIds(tx, workspaceId, ids);
    const inOrder = found.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
    const invoices = await numberInvoices(place, inOrder);
    const checks = new Map(
      (await preFlight(tx, connection, invoices)).map((check) => [check.invoice.id, check]),
    );
    const contacts = await findLinks(
      tx,
      workspaceId,
      connection.id,
      invoices.map((invoice) => billedContact(connection, invoice)),
    );
    const elements: Element<CreatePayload>[] = [];
    const refused: { operation: SyncOperationRow; problems: readonly Problem[] }[] = [];
    for (const operation of operations) {
      const check = checks.get(operation.subject_id);
      const contactLedgerId =
        check === undefined ? undefined : contacts.get(subjectKey(billedContact(connection, check.invoice)));
      if (check === undefined || contactLedgerId === undefined)
        refused.push({ operation, problems: [vanished('contact of this invoice')] });
      else if (check.problems.length > 0) refused.push({ operation, problems: check.problems });
      else elements.push({ operation, payload: payloadOf(operation, check, contactLedgerId) });
    }
    return { elements, refused };
  },

  fitting: (books, elements) => books.fitting({ kind: 'invoices', elements }),

  async send(books, elements, key) {
    const answer = await books.createInvoices(
      elements.map(({ payload }) => payload),
      key,
    );
    if (!answer.ok) return answer;
    const settled = answer.value.map((outcome, index): Settled<LedgerInvoice> => {
      const element = elements[index];
      return !outcome.ok && isCopyBehind(element?.operation, outcome.problems)
        ? { ok: 'again', problems: outcome.problems, learn: doubting(element?.payload.contactLedgerId ?? '') }
        : outcome;
    });
    return { ok: true, value: settled };
  },

  async look(books, elements, since) {
    const markers = elements.map(({ operation }) => operation.marker);
    return byOperation(elements, await books.findInvoices(markers, since));
  },

  async finish(place, finished, readAt) {
    await finishInvoices(place, finished, readAt);
    await noteHeldBack(place, finished);
  },

  async show({ engine, tx, connection }, operations, syncState) {
    const ids = operations.map((operation) => operation.subject_id);
    const now = engine.clock.now();
    await setInvoicesSyncState(tx, connection.workspace_id, ids, { syncState, now });
  },
};

/** With an approval step in the books a draft may come back though approved was sent: what the ledger returned counts. */
async function noteHeldBack(
  { tx, connection }: Place,
  finished: readonly Finished<LedgerInvoice>[],
): Promise<void> {
  const kept = finished.filter(
    ({ record: { status } }) => status === 'draft' || status === 'awaitingApproval',
  );
  const payloads = await findPayloads(
    tx,
    connection.workspace_id,
    kept.map(({ operation }) => operation.id),
  );
  const held = kept.flatMap(({ operation, record }) => {
    // Written by this kind when it was dispatched.
    const payload = payloads.get(operation.id) as InvoiceToCreate | undefined;
    const from = payload === undefined ? null : heldBackFrom(payload.arriveAs, record.status);
    return from === null ? [] : [{ id: operation.subject_id, from }];
  });
  await setHeldBack(tx, connection.workspace_id, held);
}

export function payloadOf(
  operation: SyncOperationRow,
  check: PreFlight,
  contactLedgerId: string,
): CreatePayload {
  const { invoice, document } = check;
  return {
    ours: { version: invoice.version, lineIds: check.lines.map(({ id }) => id) },
    marker: operation.marker,
    contactLedgerId,
    number: invoice.number,
    reference: invoice.reference,
    currency: invoice.currency,
    issueDate: invoice.issue_date,
    dueDate: invoice.due_date,
    // The tables' check constraints admit no other values.
    lineAmountType: invoice.line_amount_type as InvoiceToCreate['lineAmountType'],
    ...document,
    lines: linesOf(check),
  };
}

/** Lines as the ledger takes them, each on its mapped account and tax. */
export function linesOf({
  lines,
  resolved,
}: Pick<PreFlight, 'lines' | 'resolved'>): InvoiceToCreate['lines'] {
  return lines.map((line, index) => ({
    description: line.description,
    quantity: line.quantity,
    unitPrice: line.unit_price,
    discountRate: line.discount_rate,
    accountCode: resolved[index]?.accountCode ?? '',
    itemCode: resolved[index]?.itemCode ?? null,
    taxType: resolved[index]?.taxType ?? null,
    taxRate: resolved[index]?.taxRate ?? null,
    tracking: (resolved[index]?.tracking ?? []).map(
      ({ trackingCategoryId, categoryName, optionId, optionName }) => ({
        categoryLedgerId: trackingCategoryId,
        categoryName,
        optionLedgerId: optionId,
        optionName,
      }),
    ),
  }));
}
