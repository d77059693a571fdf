/** What is open here on a day, with what ties it to the books' own report: documents by their ids there, customers too. */
import type { OpenHere, Sides } from '../../domain/compare-receivables.ts';
import { ledgerTraits } from '../../domain/ledger-traits.ts';
import type { ContactReceivables } from '../../providers/provider.ts';
import type { ConnectionRow } from '../connections.ts';
import type { Db } from '../database.ts';
import { findMirroredInvoices, findMirrors } from '../mirrors.ts';
import { listOpenItems } from './aged-receivables.ts';
import { customersInBooks } from './report-customers.ts';

export async function openOnBothSides(
  db: Db,
  workspaceId: string,
  connection: ConnectionRow,
  asOf: string,
  there: readonly ContactReceivables[],
): Promise<Pick<Sides, 'here' | 'customerOf' | 'invoiceOf'>> {
  const items = await listOpenItems(db, workspaceId, {
    connectionId: connection.id,
    asOf,
    countsCredit: ledgerTraits(connection.provider).agesCredit,
  });
  const invoiceIds = items.flatMap(({ kind, invoiceId }) => (kind === 'invoice' ? (invoiceId ?? []) : []));
  const mirrors = await findMirrors(db, workspaceId, invoiceIds);
  const named = there.flatMap((contact) => (contact.items ?? []).flatMap(({ ledgerId }) => ledgerId ?? []));
  const ours = await findMirroredInvoices(db, workspaceId, connection.id, named);
  return {
    here: items.map((item): OpenHere => {
      const ledgerId = item.kind === 'invoice' ? mirrors.get(item.invoiceId ?? '')?.ledger_id : undefined;
      return { ...item, ledgerId: ledgerId ?? null, isForeign: item.currency !== connection.base_currency };
    }),
    customerOf: await customersByContact(db, workspaceId, connection.id),
    invoiceOf: new Map([...ours].map(([ledgerId, { invoiceId }]) => [ledgerId, invoiceId])),
  };
}

async function customersByContact(
  db: Db,
  workspaceId: string,
  connectionId: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await customersInBooks(workspaceId, connectionId).execute(db);
  return new Map(rows.map(({ contact_ledger_id, customer }) => [contact_ledger_id, customer]));
}
