/** Holds payments and credit notes that were meant here against the books: each crosses once, and stands there as here. */
import Big from 'big.js';
import type { Finding } from './findings.ts';
import type { CreditNoteThere } from './ledgers/books.ts';
import type { Stage } from './stage.ts';
import type { Story } from './story.ts';

export async function findMoneyFaults(stage: Stage, story: Story): Promise<readonly Finding[]> {
  const payments = await stage.db.selectFrom('payments').selectAll().execute();
  const creditNotes = await stage.db.selectFrom('credit_notes').selectAll().execute();
  const open = await openSubjects(stage);
  return story.money.flatMap(({ kind, reference, id }): Finding[] => {
    const finding = (found: Finding['kind'], says: string): Finding[] => [
      { kind: found, subject: reference, says },
    ];
    const copies: readonly Copy[] =
      kind === 'payment' ? paymentsOf(stage, reference) : creditsOf(stage, reference);
    if (copies.length > 1) return finding('duplicates', `the books hold ${copies.length}`);
    const [copy] = copies;
    if (id === null) return [];
    const row =
      kind === 'payment'
        ? payments.find((each) => each.id === id)
        : creditNotes.find((each) => each.id === id);
    if (row === undefined) return finding('lost', 'the screen said that it was made, and it is not there');
    if (row.ledger_id === null && copy !== undefined)
      return finding('lost', 'the books hold it, and we do not know');
    if (row.ledger_id !== null && !isSame(row.ledger_id, copy))
      return finding(
        'lost',
        `we say that it is ${row.ledger_id} in the books, which hold ${copy?.id ?? 'none'}`,
      );
    const isWithdrawn = 'removed_at' in row ? row.removed_at !== null : !open.isKnown(id);
    if (row.ledger_id === null && !isWithdrawn && !open.isOpen(id) && !open.isSetAside(id))
      return finding('lost', 'it was never sent, and nothing is left that would send it');
    if (copy === undefined) return [];
    const isForgotten = copy.isForgotten && copy.facts.standing === 'removed';
    const told = isForgotten ? { ...copy, facts: { standing: 'removed' } } : copy;
    return differences(row, told).flatMap((says) => finding('mismatched', says));
  });
}

/** Of a voided payment the books may not say any more what it paid. */
function isSame(ledgerId: string, copy: Copy | undefined): boolean {
  return copy !== undefined && (copy.id.endsWith(':') ? ledgerId.startsWith(copy.id) : ledgerId === copy.id);
}

/** A record of the books, with those of its facts that ours must share. */
type Copy = {
  readonly id: string;
  readonly facts: Readonly<Record<string, string>>;
  /** Gone, it keeps nothing of its figures. */
  readonly isForgotten: boolean;
};

function paymentsOf({ ledgers }: Stage, reference: string): readonly Copy[] {
  return ledgers.books.listOrganisations().flatMap(({ tenantId }) =>
    ledgers.books
      .listPayments({ tenantId })
      .filter((payment) => isMarked(payment.reference, reference))
      .map(({ paymentId, amount, date, status }) => ({
        id: paymentId,
        facts: { amount: money(amount), date, standing: status === 'DELETED' ? 'removed' : 'there' },
        isForgotten: ledgers.of(tenantId).forgetsFigures,
      })),
  );
}

function creditsOf({ ledgers }: Stage, reference: string): readonly Copy[] {
  return ledgers.books
    .listOrganisations()
    .flatMap(({ tenantId }) => ledgers.books.listCreditNotes({ tenantId }))
    .filter((note: CreditNoteThere) => isMarked(note.reference, reference))
    .map((note) => ({
      id: note.creditNoteId,
      facts: {
        number: note.number,
        total: money(note.total),
        remaining: money(note.remainingCredit),
      },
      isForgotten: false,
    }));
}

/** The reference as it was written, with or without words of ours behind it. */
const isMarked = (written: string, reference: string): boolean => written.split(' ')[0] === reference;

type Row =
  | { readonly amount: string; readonly paid_on: string; readonly removed_at: Date | null }
  | { readonly number: string | null; readonly total: string; readonly remaining: string | null };

function differences(row: Row, { facts }: Copy): readonly string[] {
  const ours: Readonly<Record<string, string>> =
    'paid_on' in row
      ? {
          amount: money(row.amount),
          date: row.paid_on,
          standing: row.removed_at === null ? 'there' : 'removed',
        }
      : { number: row.number ?? '', total: money(row.total), remaining: money(row.remaining ?? '0') };
  return Object.entries(facts)
    .filter(([name, books]) => ours[name] !== books)
    .map(([name, books]) => `${name}: we say ${ours[name]}, the books ${books}`);
}

const money = (amount: string): string => new Big(amount).toFixed(2);

/** What the dispatch ledger says of each payment and credit note. */
async function openSubjects({ db }: Stage) {
  const rows = await db
    .selectFrom('sync_operations')
    .select(['subject_id', 'state'])
    .where('subject_kind', 'in', ['payment', 'creditNote'])
    .execute();
  const has = (id: string, states: readonly string[]) =>
    rows.some((row) => row.subject_id === id && states.includes(row.state));
  return {
    isKnown: (id: string) => rows.some((row) => row.subject_id === id),
    // An open one is stuck or justified: compare-operations.ts says which.
    isOpen: (id: string) => has(id, ['queued', 'dispatched', 'unknown', 'needsAttention']),
    isSetAside: (id: string) => has(id, ['ignored']),
  };
}
