/** What bringing in writes: invoices as the books have them, to the cent, with their mirrors and links. Nothing is sent. */
import { takeLines } from '../domain/take-theirs.ts';
import type { LedgerInvoice } from '../providers/provider.ts';
import { insertActivities } from '../store/activities.ts';
import { insertInvoices, type NewInvoice } from '../store/invoices.ts';
import type { InvoiceToBringIn } from '../store/invoices-to-bring-in.ts';
import { saveLinks } from '../store/links.ts';
import { applyReadings } from './apply.ts';
import type { ImportPlace } from './imported-customers.ts';

export type BroughtIn = {
  readonly wire: LedgerInvoice;
  readonly companyId: string | null;
  readonly contactId: string | null;
};

type AskedBy = Pick<InvoiceToBringIn, 'asked_by' | 'asked_by_key'>;

export async function addInvoices(
  place: ImportPlace,
  by: AskedBy,
  broughtIn: readonly BroughtIn[],
  readAt: Date,
): Promise<void> {
  const { engine, tx, connection } = place;
  const { workspace_id: workspaceId } = connection;
  const at = engine.clock.now();
  const made = broughtIn.map((each) => ({ wire: each.wire, invoice: newInvoice(place, by, each) }));
  await insertInvoices(
    tx,
    workspaceId,
    made.map(({ invoice }) => invoice),
  );
  await saveLinks(
    tx,
    workspaceId,
    connection.id,
    made.map(({ wire, invoice: { id } }) => ({
      subject: { kind: 'invoice', id },
      ledgerId: wire.ledgerId,
      marker: null,
      snapshot: { linkedBy: 'bringIn' },
    })),
    at,
  );
  await insertActivities(
    tx,
    workspaceId,
    made.map(({ invoice: { id, number } }) => ({
      id: engine.newId(),
      subjectKind: 'invoice',
      subjectId: id,
      actorKind: by.asked_by_key ? 'apiKey' : 'user',
      actorId: by.asked_by,
      action: 'brought in from the books',
      details: { number },
      at,
    })),
  );
  // Both sides agree upon what is there; its lines are named by their places.
  await applyReadings(
    engine,
    tx,
    connection,
    made.map(({ wire, invoice: { id } }) => ({
      ...{ invoiceId: id, wire, readAt, isOld: true },
      cause: 'broughtIn' as const,
    })),
  );
}

/** Its own figures are the books': worked out anew they could be a cent apart. What it leaves open is the ledger's. */
function newInvoice(
  { engine, connection }: ImportPlace,
  by: AskedBy,
  { wire, companyId, contactId }: BroughtIn,
): NewInvoice {
  return {
    ...{ id: engine.newId(), connectionId: connection.id, syncState: 'inBooks' },
    ...{ companyId, contactId, billingEmail: null, salesDocId: null, jobId: null, externalId: null },
    number: wire.number,
    currency: wire.currency,
    lineAmountType: wire.lineAmountType ?? 'exclusive',
    issueDate: wire.issueDate ?? '',
    dueDate: wire.dueDate,
    reference: wire.reference,
    ...{ arriveAs: null, brandingThemeId: null, currencyRate: null },
    totals: { subTotal: wire.subTotal, totalTax: wire.totalTax, total: wire.total, lines: wire.lines },
    lines: takeLines([], wire.lines).map(({ ours: _new, ledgerLineId: _there, ...line }) => ({
      ...line,
      ...{ productId: null, categoryId: null, taxComponentId: null },
    })),
    lineIds: wire.lines.map(() => engine.newId()),
    createdBy: by.asked_by_key ? null : by.asked_by,
    now: engine.clock.now(),
  };
}
