/** What people on both sides do with credit of customers: received there, used, taken back and paid back on either side. */
import Big from 'big.js';
import type { Chance } from './chance.ts';
import type { MoneyCreditThere } from './ledgers/books.ts';
import type { Answer } from './people.ts';
import type { Stage } from './stage.ts';
import { ownerOf, type Story } from './story.ts';
import { within } from './within.ts';

export type CustomerCredit = {
  use(): Promise<void>;
  refund(): Promise<void>;
  takeBack(): Promise<void>;
  withdraw(): Promise<void>;
  receiveThere(): void;
  overpayThere(): void;
  allocateThere(): void;
  refundThere(): void;
};

export function createCustomerCredit(stage: Stage, story: Story, chance: Chance): CustomerCredit {
  const { people, scheduler, ledgers } = stage;
  const { books } = ledgers;
  let tenantId = story.tenantIds[0] ?? '';
  const today = () => new Date(scheduler.nowMs()).toISOString().slice(0, 10);
  const uses: string[] = [];

  /** Credits that the screen of some invoice of ours offers: people open a few until they find one. */
  const offers = async (): Promise<{
    readonly invoiceId: string;
    readonly credits: readonly Offer[];
  } | null> => {
    for (let opened = 0; opened < 6; opened++) {
      const invoiceId = chance.pick(story.invoices.flatMap((each) => (each.id === null ? [] : [each.id])));
      if (invoiceId === undefined) return null;
      const answer = await people.press('GET', `/api/v1/credits?invoiceId=${invoiceId}`);
      // As the API lists credits.
      const credits = (answer.body.items ?? []) as readonly Offer[];
      if (credits.length > 0) return { invoiceId, credits };
      await scheduler.sleep(chance.between(1_000, 30_000), 'looks again');
    }
    return null;
  };

  const keep = (answer: Answer) => {
    if (answer.status === 201 || answer.status === 200) uses.push(String(answer.body.id));
  };

  const open = () =>
    books
      .listInvoices({ tenantId })
      .filter((each) => each.reference.startsWith('sim-') && each.status === 'AUTHORISED')
      .filter((each) => new Big(each.amountDue).gt(0));
  const held = (): MoneyCreditThere | undefined =>
    chance.pick(
      books
        .listMoneyCredits({ tenantId })
        .filter(({ status, remainingCredit }) => status === 'AUTHORISED' && new Big(remainingCredit).gt(0)),
    );

  const receive = () => {
    const invoice = chance.pick(open());
    if (invoice === undefined) return;
    books.receive({
      tenantId,
      contactId: invoice.contactId,
      amount: some(chance, invoice.total),
      date: today(),
      currencyCode: invoice.currencyCode,
    });
  };

  const acts: CustomerCredit = {
    async use() {
      if (held() === undefined) receive();
      const offered = await offers();
      const credit = chance.pick(offered?.credits.filter(({ suggested }) => suggested !== null) ?? []);
      if (offered === null || credit === undefined) return;
      const { id: creditId, suggested } = credit;
      const use = { creditId, amount: some(chance, suggested ?? '0'), externalId: `sim-use-${story.next()}` };
      keep(await people.press('POST', `/api/v1/invoices/${offered.invoiceId}/credit-uses`, use));
    },
    async refund() {
      const offered = await offers();
      const credit = chance.pick(offered?.credits ?? []);
      if (offered === null || credit === undefined) return;
      const reference = `sim-refund-${story.next()}`;
      const amount = some(chance, credit.left);
      const refund = {
        amount,
        paidOn: today(),
        accountCode: ledgers.of(ownerOf(story, offered.invoiceId)).bankAccount,
        reference,
        externalId: reference,
      };
      keep(await people.press('POST', `/api/v1/credits/${credit.id}/refunds`, refund));
    },
    async takeBack() {
      const invoiceId = chance.pick(story.invoices.flatMap((each) => (each.id === null ? [] : [each.id])));
      if (invoiceId === undefined) return;
      const { body } = await people.press('GET', `/api/v1/payments?invoiceId=${invoiceId}`);
      // As the API lists payments.
      const listed = (body.items ?? []) as readonly {
        id: string;
        kind: string;
        actions: readonly string[];
      }[];
      const credit = chance.pick(
        listed.filter(({ kind, actions }) => kind !== 'payment' && actions.includes('remove')),
      );
      if (credit !== undefined) await people.press('DELETE', `/api/v1/payments/${credit.id}`);
    },
    async withdraw() {
      const id = chance.pick(uses);
      if (id !== undefined) await people.press('DELETE', `/api/v1/credit-uses/${id}`);
    },
    receiveThere: receive,
    overpayThere() {
      const invoice = chance.pick(open());
      if (invoice === undefined) return;
      const amount = new Big(invoice.amountDue).plus(chance.between(1, 50)).toFixed(2);
      const { invoiceId } = invoice;
      books.overpay({ tenantId, invoiceId, amount, date: today() });
    },
    allocateThere() {
      const credit = held();
      const invoice = chance.pick(open().filter((each) => each.contactId === credit?.contactId));
      if (credit === undefined || invoice === undefined) return;
      const most = new Big(credit.remainingCredit).lt(invoice.amountDue)
        ? credit.remainingCredit
        : invoice.amountDue;
      const entered = { tenantId, invoiceId: invoice.invoiceId };
      const { creditId: id } = credit;
      const amount = some(chance, most);
      if (books.allocateMoneyCredit({ ...entered, creditId: id, amount, date: today() }).ok)
        story.credits.push({ ...entered, id, isNote: false });
    },
    refundThere() {
      const credit = held();
      if (credit === undefined) return;
      books.refundCredit({
        tenantId,
        creditId: credit.creditId,
        amount: some(chance, credit.remainingCredit),
        date: today(),
      });
    },
  };
  return within(acts, () => {
    tenantId = story.there(chance);
  });
}

type Offer = { readonly id: string; readonly suggested: string | null; readonly left: string };

/** All of it, or some, to the cent. */
function some(chance: Chance, whole: string): string {
  const cents = Math.max(1, Math.round(Number(whole) * 100));
  return ((chance.happens(0.4) ? cents : chance.between(1, cents)) / 100).toFixed(2);
}
