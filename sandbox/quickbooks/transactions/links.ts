/** What payments apply to which documents: told by the payments alone, and kept in step on the other side. */

import type { Company } from '../company.ts';
import type { Call } from '../entity.ts';
import type { Json } from '../json.ts';
import { refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { type Amount, held, sum, wire } from './amounts.ts';
import { changeBalance, homeAmounts } from './customer-of.ts';

export interface Application {
  readonly type: string;
  readonly id: string;
  readonly amount: Amount;
}

/** Of a payment's lines, as it keeps them. */
export const applicationsIn = (payment: Json): readonly Application[] =>
  ((payment.Line ?? []) as readonly Json[]).flatMap((line) =>
    ((line.LinkedTxn ?? []) as readonly Json[]).map((link) => ({
      type: String(link.TxnType),
      id: String(link.TxnId),
      amount: held(line, 'Amount'),
    })),
  );

/** The entity that a link's type names. */
export const entityOf = (type: string): string =>
  ['Check', 'Expense', 'CreditCardCredit'].includes(type) ? 'Purchase' : type;

const linksOf = (record: Json | undefined): readonly Json[] => (record?.LinkedTxn ?? []) as readonly Json[];

/** How much of a document is applied by now, of an invoice what is paid, of a credit memo what is used. */
export function appliedTo(company: Company, entity: string, id: string): Amount {
  const payments = linksOf(company.table(entity).get(id)).filter(({ TxnType }) => TxnType === 'Payment');
  return sum(
    payments.flatMap(({ TxnId }) => {
      const payment = company.table('Payment').get(String(TxnId));
      return payment === undefined
        ? []
        : applicationsIn(payment)
            .filter((each) => entityOf(each.type) === entity && each.id === id)
            .map(({ amount }) => amount);
    }),
  );
}

/** After a payment was made, changed or taken away: every document that it touches, or touched, follows. */
export function follow(
  call: Call,
  paymentId: string,
  before: readonly Application[],
  after: readonly Application[],
): void {
  const touched = new Map([...before, ...after].map((each) => [`${entityOf(each.type)} ${each.id}`, each]));
  for (const { type, id } of touched.values()) {
    const entity = entityOf(type);
    const record = call.company.table(entity).get(id);
    if (!record) continue;
    const isLinked = after.some((each) => entityOf(each.type) === entity && each.id === id);
    const others = linksOf(record).filter(({ TxnId }) => TxnId !== paymentId);
    const links = isLinked ? [...others, { TxnId: paymentId, TxnType: 'Payment' }] : others;
    settle(call, entity, record, links);
    // A check's part is paid, as it were, by what is set against it.
    if (entity === 'Purchase')
      changeBalance(
        call,
        refOf(record, 'EntityRef') ?? '',
        amountOn(before, entity, id).minus(amountOn(after, entity, id)),
      );
  }
}

const amountOn = (applications: readonly Application[], entity: string, id: string): Amount =>
  sum(
    applications
      .filter((each) => entityOf(each.type) === entity && each.id === id)
      .map(({ amount }) => amount),
  );

/** Observed: a payment moves the version and the time of what it pays. Whether a webhook tells of that is a switch. */
function settle(call: Call, entity: string, record: Entity, links: readonly Json[]): void {
  const table = call.company.table(entity);
  const event = call.world.settings().switches.paymentFiresInvoice ? 'updated' : 'none';
  const linked = table.save(record, { LinkedTxn: links }, { bumpToken: true, event });
  if (entity === 'Purchase') return;
  const balance = held(record, 'TotalAmt').minus(appliedTo(call.company, entity, record.Id));
  table.save(
    linked,
    {
      Balance: wire(balance),
      ...(entity === 'CreditMemo' && { RemainingCredit: wire(balance) }),
      ...homeAmounts(call, record, { HomeBalance: balance }),
    },
    { bumpToken: false, event: 'none' },
  );
  const sign = entity === 'Invoice' ? 1 : -1;
  changeBalance(call, refOf(record, 'CustomerRef') ?? '', balance.minus(held(record, 'Balance')).times(sign));
}

export const unapplied = (total: Amount, applications: readonly Application[]): Amount => {
  const of = (isCredit: boolean) =>
    sum(applications.filter(({ type }) => (type === 'CreditMemo') === isCredit).map(({ amount }) => amount));
  return total.plus(of(true)).minus(of(false));
};
