/** Holds customers' credit against the books: each mirrored to the cent, each use, taking back and refund of ours there once. */
import Big from 'big.js';
import type { Finding } from './findings.ts';
import type { CreditNoteThere, MoneyCreditThere } from './ledgers/books.ts';
import type { Stage } from './stage.ts';
import type { Story } from './story.ts';

export async function findCreditFaults(stage: Stage, story: Story): Promise<readonly Finding[]> {
  return [...(await mirrorFaults(stage)), ...(await useFaults(stage, story)), ...(await refundFaults(stage))];
}

/** Of the organisation that is connected now: the others are read again when somebody comes back to them. */
async function mirrorFaults({ db, ledgers: { books } }: Stage): Promise<readonly Finding[]> {
  const mirrored = await db
    .selectFrom('ledger_credits as credit')
    .innerJoin('connections as connection', 'connection.id', 'credit.connection_id')
    .selectAll('credit')
    .where('connection.status', '=', 'active')
    .execute();
  const live = await db
    .selectFrom('connections')
    .select(['organisation_id', 'id'])
    .where('status', '=', 'active')
    .execute();
  return live.flatMap(({ organisation_id: tenantId, id: connectionId }) =>
    [...books.listMoneyCredits({ tenantId }), ...books.listCreditNotes({ tenantId })]
      .filter(isCustomers)
      .flatMap((credit): Finding[] => {
        const row = mirrored.find(
          (each) => each.connection_id === connectionId && each.ledger_id === idOf(credit),
        );
        const finding = (kind: Finding['kind'], says: string): Finding[] => [
          { kind, subject: `credit ${idOf(credit)}`, says },
        ];
        if (row === undefined)
          return new Big(credit.remainingCredit).gt(0)
            ? finding('lost', 'the books hold it, and we do not')
            : [];
        const [ours, theirs] = [
          `${row.status} ${row.remaining} ${sumOf(row.allocations as unknown as readonly Part[])}`,
          `${statuses[credit.status]} ${credit.remainingCredit} ${sumOf(credit.allocations)}`,
        ];
        return ours === theirs ? [] : finding('mismatched', `we say ${ours}, the books ${theirs}`);
      }),
  );
}

/** The books' own history says how often credit was set against an invoice, whatever became of it since: by people there, or by us. */
async function useFaults({ db, ledgers }: Stage, { credits }: Story): Promise<readonly Finding[]> {
  const { books } = ledgers;
  const mirrors = await db
    .selectFrom('mirrors as mirror')
    .innerJoin('connections as connection', 'connection.id', 'mirror.connection_id')
    .select(['mirror.invoice_id', 'mirror.ledger_id', 'connection.organisation_id'])
    .execute();
  const done = await db
    .selectFrom('sync_operations as op')
    .leftJoin('credit_uses as use', 'use.id', 'op.subject_id')
    .leftJoin('ledger_credits as credit', 'credit.id', 'use.credit_id')
    .leftJoin('credit_notes as note', 'note.id', 'op.subject_id')
    .select(['op.kind', 'op.state', 'credit.kind as credit_kind'])
    .select(['use.invoice_id as used_on', 'note.invoice_id as noted_on'])
    .where('op.kind', 'in', ['useCredit', 'allocateCredit'])
    .execute();
  return mirrors.flatMap(({ invoice_id: id, ledger_id: subjectId, organisation_id: tenantId }): Finding[] => {
    const applied = books
      .listHistory({ tenantId, subjectId })
      .filter(({ changes }) => changes === 'Credit Applied').length;
    const isTold = (isNote: boolean) => isNote || ledgers.of(tenantId).remembersUseOf === 'everyCredit';
    const byPeople = credits.filter(
      (each) => each.tenantId === tenantId && each.invoiceId === subjectId && isTold(each.isNote),
    ).length;
    const known = done.filter(
      (each) =>
        (each.used_on ?? each.noted_on) === id &&
        each.state === 'done' &&
        isTold(each.credit_kind === null || each.credit_kind === 'creditNote'),
    ).length;
    const says = `credit was set against it ${applied} times, ${byPeople} by people there, and ${known} by us`;
    if (applied === byPeople + known) return [];
    return [
      { kind: applied > byPeople + known ? 'duplicates' : 'lost', subject: `credit on ${subjectId}`, says },
    ];
  });
}

async function refundFaults({ db, ledgers: { books } }: Stage): Promise<readonly Finding[]> {
  const refunds = await db
    .selectFrom('credit_uses as use')
    .select(['use.reference', 'use.amount', 'use.ledger_id'])
    .where('use.invoice_id', 'is', null)
    .execute();
  const payments = books.listOrganisations().flatMap(({ tenantId }) => books.listPayments({ tenantId }));
  return refunds.flatMap(({ reference, amount, ledger_id: ledgerId }): Finding[] => {
    const finding = (kind: Finding['kind'], says: string): Finding[] => [
      { kind, subject: reference ?? 'a refund', says },
    ];
    const [copy, ...more] = payments.filter((each) => each.reference.split(' ')[0] === reference);
    if (more.length > 0) return finding('duplicates', `the books hold ${more.length + 1}`);
    if ((ledgerId ?? undefined) !== copy?.paymentId)
      return finding('lost', `we say that it is ${ledgerId}, the books ${copy?.paymentId}`);
    return copy === undefined || new Big(copy.amount).eq(amount)
      ? []
      : finding('mismatched', `we say ${amount}, the books ${copy.amount}`);
  });
}

type Credit = MoneyCreditThere | CreditNoteThere;
type Part = { readonly amount: string };

const idOf = (credit: Credit): string => ('creditId' in credit ? credit.creditId : credit.creditNoteId);
const isCustomers = ({ type }: Credit): boolean => type === 'ACCRECCREDIT' || type.startsWith('RECEIVE');
const sumOf = (parts: readonly Part[]): string =>
  parts.reduce((sum, { amount }) => sum.plus(amount), new Big(0)).toFixed(2);

const statuses: Readonly<Record<string, string>> = {
  DRAFT: 'draft',
  SUBMITTED: 'awaitingApproval',
  AUTHORISED: 'approved',
  PAID: 'paid',
  VOIDED: 'voided',
  DELETED: 'deleted',
};
