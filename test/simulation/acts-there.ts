/** What people do in the books, by their own hands: money comes and goes, records are edited, locked, archived, merged. */

import type { Chance } from './chance.ts';
import type { InvoiceThere } from './ledgers/books.ts';
import type { Stage } from './stage.ts';
import type { Story } from './story.ts';
import { within } from './within.ts';

export type ActsThere = {
  pay(): void;
  removePayment(): void;
  credit(): void;
  removeCredit(): void;
  edit(): void;
  voidInvoice(): void;
  approve(): void;
  archiveContact(): void;
  mergeContacts(): void;
  renameContact(): void;
  lockPeriod(): void;
  archiveAccount(): void;
  expireTokens(): void;
  revokeGrant(): void;
  disconnectApp(): void;
  /** Takes back what keeps work from going on. */
  liftObstacles(): void;
};

export function createActsThere({ ledgers, scheduler }: Stage, story: Story, chance: Chance): ActsThere {
  const { books } = ledgers;
  // Each act is one in some organisation: whose, is chosen as it begins.
  let tenantId = story.tenantIds[0] ?? '';
  const today = () => new Date(scheduler.nowMs()).toISOString().slice(0, 10);
  const ours = () => books.listInvoices({ tenantId }).filter((each) => each.reference.startsWith('sim-'));
  const open = () => ours().filter((each) => each.status === 'AUTHORISED' && Number(each.amountDue) > 0);
  const contacts = () =>
    books
      .listContacts({ tenantId })
      .filter((each) => each.name.startsWith('Sim Customer') && each.status === 'ACTIVE');
  const archived: { tenantId: string; code: string }[] = [];

  const acts: ActsThere = {
    pay() {
      const invoice = chance.pick(open());
      if (invoice === undefined) return;
      const paid = books.recordPayment({
        tenantId,
        invoiceId: invoice.invoiceId,
        amount: part(chance, invoice),
        date: today(),
        reference: `pay-${story.next()}`,
      });
      if (paid.ok)
        story.payments.push({
          tenantId,
          invoiceId: invoice.invoiceId,
          id: paid.value.paymentId,
        });
    },
    removePayment() {
      const payment = chance.pick(story.payments);
      if (payment !== undefined) books.removePayment({ tenantId: payment.tenantId, paymentId: payment.id });
    },
    credit() {
      const invoice = chance.pick(open());
      if (invoice === undefined) return;
      const kind = chance.pick(['CreditNote', 'Prepayment', 'Overpayment'] as const);
      const credited = books.applyCredit({
        tenantId,
        invoiceId: invoice.invoiceId,
        amount: part(chance, invoice),
        date: today(),
        kind,
      });
      const id = credited.ok ? credited.value.credits.at(-1)?.creditId : undefined;
      if (id !== undefined)
        story.credits.push({
          tenantId,
          invoiceId: invoice.invoiceId,
          id,
          isNote: kind === 'CreditNote',
        });
    },
    removeCredit() {
      const credit = chance.pick(story.credits);
      if (credit !== undefined)
        books.removeCredit({ tenantId: credit.tenantId, invoiceId: credit.invoiceId, creditId: credit.id });
    },
    edit() {
      const invoice = chance.pick(ours());
      if (invoice === undefined) return;
      const what = { tenantId, invoiceId: invoice.invoiceId };
      const laterMs = scheduler.nowMs() + chance.between(-1, 20) * 86_400_000;
      if (chance.happens(0.15)) books.editInvoice({ ...what, sentToContact: chance.happens(0.7) });
      else if (chance.happens(0.5))
        books.editInvoice({ ...what, dueDate: new Date(laterMs).toISOString().slice(0, 10) });
      else books.editInvoice({ ...what, number: `EDITED-${story.next()}` });
    },
    voidInvoice() {
      const invoice = chance.pick(ours().filter((each) => each.amountPaid === '0.00'));
      if (invoice !== undefined) books.voidInvoice({ tenantId, invoiceId: invoice.invoiceId });
    },
    approve() {
      for (const invoice of ours().filter((each) => each.status === 'DRAFT' || each.status === 'SUBMITTED'))
        if (chance.happens(0.7)) books.approveInvoice({ tenantId, invoiceId: invoice.invoiceId });
    },
    archiveContact() {
      const contact = chance.pick(contacts());
      if (contact !== undefined) books.archiveContact({ tenantId, contactId: contact.contactId });
    },
    mergeContacts() {
      const [from, into] = [chance.pick(contacts()), chance.pick(contacts())];
      if (from === undefined || into === undefined || from === into) return;
      books.mergeContacts({ tenantId, contactId: from.contactId, intoContactId: into.contactId });
    },
    renameContact() {
      const contact = chance.pick(contacts());
      if (contact === undefined) return;
      const name = `${contact.name} renamed`;
      books.renameContact({ tenantId, contactId: contact.contactId, name });
    },
    lockPeriod() {
      books.lockUntil({ tenantId, date: today() });
    },
    archiveAccount() {
      const code = chance.pick(books.listRevenueAccounts({ tenantId }));
      if (code !== undefined && books.archiveAccount({ tenantId, code }).ok)
        archived.push({ tenantId, code });
    },
    expireTokens() {
      books.expireAccessTokens();
    },
    revokeGrant() {
      books.revokeGrant();
    },
    disconnectApp() {
      books.disconnectApp({ tenantId });
    },
    liftObstacles() {
      for (const { tenantId } of books.listOrganisations()) {
        books.lockUntil({ tenantId, date: '' });
        for (const contact of books.listContacts({ tenantId }))
          if (contact.status === 'ARCHIVED' && contact.mergedToContactId === undefined)
            books.restoreContact({ tenantId, contactId: contact.contactId });
      }
      for (const account of archived) books.restoreAccount(account);
    },
  };
  return within(acts, () => {
    tenantId = story.there(chance);
  });
}

/** All of what is owed, or some of it, to the cent. */
function part(chance: Chance, invoice: InvoiceThere): string {
  const cents = Math.round(Number(invoice.amountDue) * 100);
  const some = chance.happens(0.4) ? cents : chance.between(1, cents);
  return (some / 100).toFixed(2);
}
