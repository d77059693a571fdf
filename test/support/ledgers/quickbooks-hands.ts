/** A person's hands in the practice QuickBooks, in the words of the scenarios. */
import type { BooksResult, Books as There } from '../../../sandbox/quickbooks/books.ts';
import { inner, list, refOf } from '../../../sandbox/quickbooks/json.ts';
import type { Hands, Organisation } from './books.ts';

const date = '2026-11-20';

export function quickbooksHands(books: There, realmId: string, organisation: Organisation): Hands {
  return {
    ...moneyHands(books, realmId, organisation),
    ...creditHands(books, realmId, organisation),
    ...heldHands(books, realmId, organisation),
    ...invoiceHands(books, realmId),
    ...contactHands(books, realmId),
    ...settingHands(books, realmId, organisation),
  };
}

/** What the books answered; an error where they refused. */
function did<T>(result: BooksResult<T>): T {
  if (!result.ok) throw new Error(`The books refused: ${result.why}`);
  return result.value;
}

type MoneyHands = Pick<Hands, 'pay' | 'removePayment' | 'overpay' | 'receive' | 'allocate'>;

function moneyHands(books: There, realmId: string, { bank }: Organisation): MoneyHands {
  const money = { realmId, date: '2026-11-02', accountId: bank };
  return {
    pay: (invoiceId, amount, date = money.date) =>
      did(books.recordPayment({ ...money, invoiceId, amount, date })).Id,
    removePayment: (paymentId) => void did(books.removePayment({ realmId, paymentId })),
    overpay: (invoiceId, amount, date = money.date) =>
      void did(books.recordOverpayment({ ...money, invoiceId, amount, date })),
    receive: (customerId, amount, date = '2026-11-01') =>
      did(books.receiveUnapplied({ ...money, customerId, amount, date, reference: 'Deposit' })).Id,
    allocate: (paymentId, invoiceId, amount) =>
      void did(books.applyUnapplied({ realmId, paymentId, invoiceId, amount })),
  };
}

type CreditHands = Pick<Hands, 'credit' | 'uncredit' | 'giveCredit' | 'refund'>;

function creditHands(books: There, realmId: string, { bank }: Organisation): CreditHands {
  const newest = () => books.listCreditMemos({ realmId }).at(-1)?.Id ?? '';
  return {
    credit(invoiceId, amount, on = date) {
      did(books.applyCredit({ realmId, invoiceId, amount, date: on }));
      return newest();
    },
    uncredit: (invoiceId, creditMemoId) =>
      void did(books.removeAllocation({ realmId, creditMemoId, invoiceId })),
    // In the currency of the customer: there is no other.
    giveCredit: (customerId, amount, _currency, on = '2026-11-01') =>
      did(
        books.createCreditMemo({
          realmId,
          customerId,
          date: on,
          lines: [{ description: 'Returned', unitPrice: amount }],
        }),
      ).Id,
    refund: (creditMemoId, amount) =>
      void did(books.refundCredit({ realmId, creditMemoId, amount, date: '2026-11-03', accountId: bank })),
  };
}

type HeldHands = Pick<Hands, 'payHeld' | 'removeHeld'>;

function heldHands(books: There, realmId: string, { bank }: Organisation): HeldHands {
  const money = { realmId, date: '2026-11-02', accountId: bank };
  const paidBy = (invoiceId: string) => books.listPayments({ realmId, invoiceId })[0]?.Id ?? '';
  const depositIds = () => books.listDeposits({ realmId }).map(({ Id }) => Id);
  return {
    payHeld(how, invoiceId, amount) {
      const customerId = customerOf(books, realmId, invoiceId);
      if (how === 'part of a payment for several invoices') {
        const other = did(
          books.createInvoice({ realmId, customerId, date, lines: [{ unitPrice: '10.00' }] }),
        ).Id;
        const invoices = [
          { invoiceId, amount },
          { invoiceId: other, amount: '10.00' },
        ];
        did(books.recordPayments({ ...money, customerId, invoices }));
        return;
      }
      const { accountId: _undeposited, ...received } = money;
      const payment = did(books.recordPayment({ ...received, invoiceId, amount }));
      did(books.depositPayment({ realmId, paymentId: payment.Id, accountId: bank }));
    },
    removeHeld(how, invoiceId) {
      const paymentId = paidBy(invoiceId);
      const depositId = depositIds().at(-1);
      if (how === 'part of a bank deposit' && depositId !== undefined)
        did(books.removeDeposit({ realmId, depositId }));
      did(books.removePayment({ realmId, paymentId }));
    },
  };
}

const customerOf = (books: There, realmId: string, invoiceId: string): string => {
  const invoice = books.getInvoice({ realmId, invoiceId });
  return (invoice && refOf(invoice, 'CustomerRef')) ?? '';
};

type InvoiceHands = Pick<
  Hands,
  | 'typeInvoice'
  | 'editInvoice'
  | 'approveInvoice'
  | 'markAsSent'
  | 'showOnline'
  | 'voidInvoice'
  | 'deleteInvoice'
>;

function invoiceHands(books: There, realmId: string): InvoiceHands {
  const anybody = () => books.listCustomers({ realmId }).find(({ Active }) => Active !== false)?.Id ?? '';
  return {
    typeInvoice: ({ contactId = anybody(), number, date: on = date, amount = '10.00' } = {}) =>
      did(
        books.createInvoice({
          realmId,
          customerId: contactId,
          date: on,
          dueDate: '2026-12-20',
          lines: [{ description: 'Typed in', unitPrice: amount }],
          ...(number === undefined ? {} : { number }),
        }),
      ).Id,
    editInvoice: (invoiceId, { reference, lines, ...change }) => {
      const held = books.getInvoice({ realmId, invoiceId });
      const mark = String(held?.PrivateNote ?? '')
        .split('\n')
        .filter((line) => line.includes('/invoices/'));
      const note = reference === undefined ? {} : { note: [reference, ...mark].join('\n') };
      const kept = held === undefined ? [] : list(held, 'Line');
      const typed = lines?.map((line) => {
        const { SalesItemLineDetail } = kept.find(({ Id }) => Id === line.lineId) ?? {};
        const itemId = refOf(inner({ SalesItemLineDetail }, 'SalesItemLineDetail'), 'ItemRef');
        return { ...line, ...(itemId === undefined ? {} : { itemId }) };
      });
      did(books.editInvoice({ realmId, invoiceId, ...change, ...note, ...(typed && { lines: typed }) }));
    },
    approveInvoice: () => {
      throw new Error('QuickBooks has no drafts');
    },
    markAsSent: () => {
      throw new Error('Nobody marks an invoice as sent in QuickBooks');
    },
    // The page is one to pay on.
    showOnline: (invoiceId) => {
      did(books.enablePayments({ realmId, isOn: true }));
      did(books.editInvoice({ realmId, invoiceId, paysOnline: true, email: 'payer@sample.example' }));
    },
    voidInvoice: (invoiceId) => void did(books.voidInvoice({ realmId, invoiceId })),
    deleteInvoice: (invoiceId) => void did(books.deleteInvoice({ realmId, invoiceId })),
  };
}

type ContactHands = Pick<
  Hands,
  'addContact' | 'renameContact' | 'archiveContact' | 'restoreContact' | 'mergeContacts'
>;

function contactHands(books: There, realmId: string): ContactHands {
  return {
    addContact: ({ email, isCustomer: _everybodyIs, ...contact }) =>
      did(
        books.addCustomer({
          realmId,
          ...contact,
          ...(email === undefined ? {} : { emailAddress: email }),
        }),
      ).Id,
    renameContact: (customerId, name) => void did(books.renameCustomer({ realmId, customerId, name })),
    archiveContact: (customerId) => void did(books.deactivateCustomer({ realmId, customerId })),
    restoreContact: (customerId) => void did(books.reactivateCustomer({ realmId, customerId })),
    mergeContacts: (customerId, intoCustomerId) =>
      void did(books.mergeCustomers({ realmId, customerId, intoCustomerId })),
  };
}

type SettingHands = Omit<
  Hands,
  keyof MoneyHands | keyof CreditHands | keyof HeldHands | keyof InvoiceHands | keyof ContactHands
>;

function settingHands(books: There, realmId: string, { salesAccount }: Organisation): SettingHands {
  return {
    // An account alone sells nothing: a line names the thing that is booked there.
    addAccount: (name, number) => {
      const { Id } = did(books.addAccount({ realmId, name, type: 'Income', number }));
      did(books.addItem({ realmId, name, accountId: Id }));
      return Id;
    },
    archiveAccount: (accountId) => void did(books.deactivateAccount({ realmId, accountId })),
    restoreAccount: (accountId) => void did(books.reactivateAccount({ realmId, accountId })),
    addItem: (name, sku) => did(books.addItem({ realmId, name, sku, accountId: salesAccount })).Id,
    removeItem: (itemId) => void did(books.deactivateItem({ realmId, itemId })),
    restoreItem: (itemId) => void did(books.reactivateItem({ realmId, itemId })),
    removeTax: (taxCodeId) => void did(books.deactivateTaxCode({ realmId, taxCodeId })),
    restoreTax: (taxCodeId) => void did(books.reactivateTaxCode({ realmId, taxCodeId })),
    // A currency is on from the first customer who pays in it.
    enableCurrency: (currencyCode) =>
      void did(books.addCustomer({ realmId, name: `Sample ${currencyCode} payer`, currencyCode })),
    lockUntil: (until) => void did(books.setClosingDate({ realmId, date: until ?? '' })),
  };
}
