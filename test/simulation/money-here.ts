/** What people do at our screens with money: payments recorded and removed, credit given and withdrawn. */
import Big from 'big.js';
import type { Chance } from './chance.ts';
import type { Answer } from './people.ts';
import type { Stage } from './stage.ts';
import { type IntendedMoney, ownerOf, type Story } from './story.ts';

export type MoneyHere = {
  recordPayment(): Promise<void>;
  removePayment(): Promise<void>;
  giveCredit(): Promise<void>;
  withdrawCredit(): Promise<void>;
};

export function createMoneyHere(
  { people, scheduler, ledgers }: Stage,
  story: Story,
  chance: Chance,
): MoneyHere {
  const someInvoice = async (): Promise<Answer | null> => {
    const id = chance.pick(story.invoices.flatMap((each) => (each.id === null ? [] : [each.id])));
    return id === undefined ? null : people.press('GET', `/api/v1/invoices/${id}`);
  };

  /** What the screen refuses was never meant in the end. */
  const ask = async (intended: IntendedMoney, path: string, body: object): Promise<void> => {
    story.money.push(intended);
    const { reference } = intended;
    const answer = await people.press('POST', path, { ...body, reference, externalId: reference });
    if (answer.status === 201 || answer.status === 200) intended.id = String(answer.body.id);
  };

  const some = (kind: IntendedMoney['kind']): string | undefined =>
    chance.pick(story.money.flatMap((each) => (each.kind === kind && each.id !== null ? [each.id] : [])));

  const today = () => new Date(scheduler.nowMs()).toISOString().slice(0, 10);

  return {
    async recordPayment() {
      const invoice = await someInvoice();
      if (invoice === null) return;
      const amount = partOf(String(invoice.body.total), chance);
      if (amount === null) return;
      const intended: IntendedMoney = { kind: 'payment', reference: `sim-pay-${story.next()}`, id: null };
      const path = `/api/v1/invoices/${String(invoice.body.id)}/payments`;
      await ask(intended, path, {
        amount,
        paidOn: today(),
        accountCode: ledgers.of(ownerOf(story, String(invoice.body.id))).bankAccount,
      });
    },
    async removePayment() {
      const id = some('payment');
      if (id !== undefined) await people.press('DELETE', `/api/v1/payments/${id}`);
    },
    async giveCredit() {
      const invoice = await someInvoice();
      if (invoice === null) return;
      const intended: IntendedMoney = {
        kind: 'creditNote',
        reference: `sim-credit-${story.next()}`,
        id: null,
      };
      const path = `/api/v1/invoices/${String(invoice.body.id)}/credit-notes`;
      // As the API shows an invoice's lines.
      const [line] = invoice.body.lines as readonly { id: string; quantity: string }[];
      const lines =
        line === undefined || chance.happens(0.3)
          ? null
          : [{ invoiceLineId: line.id, quantity: chance.pick(['0.25', '0.5', '1'] as const) }];
      await ask(intended, path, { lines, issueDate: today() });
    },
    async withdrawCredit() {
      const id = some('creditNote');
      if (id !== undefined) await people.press('DELETE', `/api/v1/credit-notes/${id}`);
    },
  };
}

/** All of it, or some, to the cent. */
function partOf(total: string, chance: Chance): string | null {
  const cents = new Big(total).times(100).toNumber();
  if (!(cents >= 1)) return null;
  const some = chance.happens(0.3) ? cents : chance.between(1, cents);
  return new Big(some).div(100).toFixed(2);
}
