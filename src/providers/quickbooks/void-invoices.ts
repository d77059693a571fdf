/** Voids invoices at QuickBooks, one or many, and frees their numbers: changed first, since a void keeps its number. */
import type { ElementOutcome, InvoiceToVoid, LedgerClient, LedgerInvoice, Outcome } from '../provider.ts';
import type { BatchItem, ItemAnswer } from './batch.ts';
import type { Caller } from './call.ts';
import type { Company } from './company.ts';
import { invoicesById, isVoid, readWritten } from './invoice-calls.ts';
import { paymentsNamedBy } from './invoices.ts';
import { deletedInBooks, type Sent } from './problems.ts';
import { batchSize } from './reach.ts';
import { refusedAs, sendChanges } from './versions.ts';

/** One that is gone already is only read. */
export async function voidInvoice(
  call: Caller,
  company: Company,
  invoice: Parameters<LedgerClient['voidInvoice']>[0],
  key: string,
): ReturnType<LedgerClient['voidInvoice']> {
  if (invoice.ledgerStatus === 'voided' || invoice.ledgerStatus === 'deleted')
    return only(await invoicesById(call, company, [invoice.ledgerId]));
  const outcomes = await change(call, company, 'voidInvoice', [{ ...invoice, write: voiding }], key);
  if (!outcomes.ok) return outcomes;
  const [outcome] = outcomes.value;
  if (outcome?.ok) return outcome;
  return { ok: false, failure: { kind: 'rejected', problems: outcome?.problems ?? [deletedInBooks] } };
}

/**
 *   change the numbers ──► void those that were changed ──► give those that were refused their numbers back
 *
 * Each step under a key of its own, with the versions that the step before has answered. Whoever repeats the whole after a
 * lost answer finds each step done already or does it: nothing is made, so nothing can be made twice.
 */
export async function voidInvoices(
  call: Caller,
  company: Company,
  invoices: readonly InvoiceToVoid[],
  key: string,
): ReturnType<LedgerClient['voidInvoices']> {
  if (invoices.length > batchSize) throw new RangeError(`At most ${batchSize} invoices fit into one call`);
  const outcomes = new Map<string, ElementOutcome<LedgerInvoice>>();
  const step = async (operation: string, changes: readonly ToChange[], stepKey: string) => {
    const answered = await change(call, company, operation, changes, stepKey);
    if (answered.ok)
      for (const [index, outcome] of answered.value.entries())
        outcomes.set(changes[index]?.ledgerId ?? '', outcome);
    return answered;
  };
  const known = (invoice: InvoiceToVoid): string | null => {
    const outcome = outcomes.get(invoice.ledgerId);
    return outcome?.ok ? outcome.value.version : invoice.version;
  };
  const renumbered = await step('renumberInvoices', invoices.flatMap(newNumberOf), `${key}n`);
  if (!renumbered.ok) return renumbered;
  const rest = invoices.filter(({ ledgerId }) => outcomes.get(ledgerId)?.ok !== false);
  const toVoid = rest
    .filter(({ ledgerId }) => !isVoidOutcome(outcomes.get(ledgerId)))
    .map((invoice) => ({ ledgerId: invoice.ledgerId, version: known(invoice), write: voiding }));
  const voided = await step('voidInvoices', toVoid, `${key}v`);
  if (!voided.ok) return voided;
  const refused = rest.filter(({ ledgerId }) => outcomes.get(ledgerId)?.ok === false);
  const restored = await change(
    call,
    company,
    'restoreNumbers',
    refused.flatMap(({ ledgerId, renumber }) =>
      renumber === null ? [] : [{ ledgerId, version: null, write: numbering(renumber.from) }],
    ),
    `${key}b`,
  );
  if (!restored.ok) return restored;
  return {
    ok: true,
    value: invoices.map(
      ({ ledgerId }) => outcomes.get(ledgerId) ?? { ok: false, problems: [deletedInBooks] },
    ),
  };
}

type ToChange = {
  readonly ledgerId: string;
  readonly version: string | null;
  readonly write: (ledgerId: string) => (version: string, current: unknown) => BatchItem | ItemAnswer;
};

async function change(
  call: Caller,
  company: Company,
  operation: string,
  toChange: readonly ToChange[],
  key: string,
): Promise<Outcome<readonly ElementOutcome<LedgerInvoice>[]>> {
  const changes = toChange.map(({ ledgerId, version, write }) => ({
    ledgerId,
    version,
    write: write(ledgerId),
  }));
  const sent = await sendChanges(call, { operation, entity: 'Invoice', changes, key });
  const elements = changes.map(() => ({ sent: anInvoice, marker: null }));
  return readWritten(call, company, operation, sent, elements);
}

const anInvoice: Sent = { record: 'invoice', isNew: false, lines: [] };

/** Void already is done. Money on it would be taken off silently, so where it is seen nothing is sent. */
const voiding: ToChange['write'] = (Id) => (SyncToken, current) => {
  if (isVoid(current)) return { kind: 'done', record: current };
  if (current !== null && paymentsNamedBy(current).length > 0) return refusedAs('6000', 'LinkedTxn');
  return { entity: 'Invoice', operation: 'update', option: 'void', body: { Id, SyncToken } };
};

const numbering =
  (DocNumber: string): ToChange['write'] =>
  (Id) =>
  (SyncToken, current) => {
    if (isVoid(current)) return { kind: 'done', record: current };
    if (current !== null && paymentsNamedBy(current).length > 0) return refusedAs('6000', 'LinkedTxn');
    return { entity: 'Invoice', operation: 'update', body: { Id, SyncToken, sparse: true, DocNumber } };
  };

function newNumberOf({ ledgerId, version, renumber }: InvoiceToVoid): readonly ToChange[] {
  return renumber === null ? [] : [{ ledgerId, version, write: numbering(renumber.to) }];
}

const isVoidOutcome = (outcome: ElementOutcome<LedgerInvoice> | undefined): boolean =>
  outcome?.ok === true && outcome.value.status === 'voided';

function only(read: Outcome<readonly LedgerInvoice[]>): Outcome<LedgerInvoice> {
  if (!read.ok) return read;
  const [invoice] = read.value;
  return invoice === undefined
    ? { ok: false, failure: { kind: 'rejected', problems: [deletedInBooks] } }
    : { ok: true, value: invoice };
}
