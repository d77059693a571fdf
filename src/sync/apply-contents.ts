/** What readings say of an invoice's own words: held against what both sides agreed upon, so that a change made there shows. */
import { isDueDateOfLedger } from '../domain/allowed-edits.ts';
import { decimal } from '../domain/decimal.ts';
import { fieldsChangedThere, type InvoiceContent } from '../domain/invoice-content.ts';
import type { Mirror } from '../domain/reconcile.ts';
import type { LedgerInvoice } from '../providers/provider.ts';
import type { ConnectionRow } from '../store/connections.ts';
import type { Tx } from '../store/database.ts';
import { findMergedContacts } from '../store/ledger-contacts.ts';
import { nameLinesByPlace } from '../store/ledger-lines.ts';
import {
  findMirrorContents,
  followDueDates,
  type MirrorContent,
  saveMirrorContents,
} from '../store/mirror-contents.ts';
import type { Reading } from './apply.ts';

export type Contents = {
  /** @param judged the mirror by this reading; stale where only what was agreed upon is news. Null: nothing is. */
  take(
    reading: Reading,
    judged: { readonly mirror: Mirror; readonly isStale: boolean } | null,
  ): { readonly isChangedThere: boolean } | null;
  readonly taken: ReadonlyMap<string, MirrorContent>;
  /** Invoices whose lines nobody has named yet. */
  readonly unnamed: ReadonlySet<string>;
  readonly dueDates: readonly {
    readonly invoiceId: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
};

/** The caller holds the locks of the mirrors. */
export async function contentsOf(
  tx: Tx,
  connection: ConnectionRow,
  readings: readonly Reading[],
): Promise<Contents> {
  const { workspace_id: workspaceId } = connection;
  const ids = readings.map(({ invoiceId }) => invoiceId);
  const known = new Map(await findMirrorContents(tx, workspaceId, ids));
  const merged = await mergedContacts(tx, connection, readings, known);
  const taken = new Map<string, MirrorContent>();
  const unnamed = new Set<string>();
  const dueDates: Contents['dueDates'][number][] = [];
  return {
    taken,
    unnamed,
    dueDates,
    take({ invoiceId, wire, agrees }, judged) {
      if (judged === null) return null;
      const before = known.get(invoiceId) ?? null;
      const keepsBefore = (judged.isStale || wire.isHollow) && before !== null;
      const theirs = keepsBefore ? before.theirs : contentOf(wire, before?.theirs);
      const agreed = agrees?.(before?.agreed ?? null) ?? before?.agreed ?? theirs;
      if (before === null && agrees === undefined) unnamed.add(invoiceId);
      const settled = settle({ theirs, agreed }, judged.mirror, merged);
      if (settled.dueDate !== agreed.dueDate)
        dueDates.push({ invoiceId, from: agreed.dueDate, to: settled.dueDate });
      const content = { theirs, agreed: settled };
      known.set(invoiceId, content);
      taken.set(invoiceId, content);
      const isGone = wire.status === 'voided' || wire.status === 'deleted';
      return { isChangedThere: !isGone && fieldsChangedThere(settled, theirs).length > 0 };
    },
  };
}

export async function saveContents(
  tx: Tx,
  workspaceId: string,
  { taken, unnamed, dueDates }: Contents,
): Promise<void> {
  const contents = [...taken].map(([invoiceId, content]) => ({ ...content, invoiceId }));
  await saveMirrorContents(tx, workspaceId, contents);
  await followDueDates(tx, workspaceId, dueDates);
  // Invoices from before line ids were kept: the first reading names them.
  const first = contents.filter(({ invoiceId }) => unnamed.has(invoiceId));
  await nameLinesByPlace(
    tx,
    workspaceId,
    first.map(({ invoiceId, theirs }) => ({
      invoiceId,
      ledgerLineIds: theirs.lines.flatMap(({ ledgerLineId }) => ledgerLineId ?? []),
    })),
  );
}

/** Without lines the ledger gave a summary only: then they are as they were. */
export function contentOf(wire: LedgerInvoice, before?: InvoiceContent): InvoiceContent {
  return {
    contactLedgerId: wire.contactLedgerId,
    reference: wire.reference,
    issueDate: wire.issueDate,
    dueDate: wire.dueDate,
    lineAmountType: wire.lineAmountType ?? before?.lineAmountType ?? null,
    brandingThemeId: wire.brandingThemeId,
    currencyRate: wire.currencyRate,
    lines:
      wire.lines.length === 0
        ? (before?.lines ?? [])
        : wire.lines.map(({ lineAmount: _amount, taxAmount: _tax, ...line }) => line),
  };
}

/** What nobody needs to be asked about: a due date that is the ledger's, and a customer merged into another one there. */
function settle(
  { theirs, agreed }: MirrorContent,
  mirror: Mirror,
  merged: ReadonlyMap<string, string>,
): InvoiceContent {
  const hasMoney = isDueDateOfLedger({
    hasPayments: !decimal(mirror.amountPaid).eq(0),
    hasCredits: !decimal(mirror.amountCredited).eq(0),
  });
  const isMerged =
    agreed.contactLedgerId !== null && merged.get(agreed.contactLedgerId) === theirs.contactLedgerId;
  return {
    ...agreed,
    ...(hasMoney ? { dueDate: theirs.dueDate } : {}),
    ...(isMerged ? { contactLedgerId: theirs.contactLedgerId } : {}),
  };
}

/** Asked for only where a reading shows another contact than before. */
function mergedContacts(
  tx: Tx,
  { workspace_id: workspaceId, id }: ConnectionRow,
  readings: readonly Reading[],
  known: ReadonlyMap<string, MirrorContent>,
): Promise<ReadonlyMap<string, string>> {
  const moved = readings.flatMap(({ invoiceId, wire }) => {
    const agreed = known.get(invoiceId)?.agreed.contactLedgerId ?? null;
    return agreed === null || agreed === wire.contactLedgerId ? [] : [agreed];
  });
  return findMergedContacts(tx, workspaceId, id, moved);
}
