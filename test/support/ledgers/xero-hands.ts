/** A person's hands in the practice Xero, in the words of the scenarios. */
import type * as there from '../../../sandbox/sandbox.ts';
import type { Hands } from './books.ts';

const bank = '090';
const sales = '200';
const date = '2026-11-20';

export function xeroHands(books: there.Books, tenantId: string): Hands {
  return {
    ...moneyHands(books, tenantId),
    ...heldHands(books, tenantId),
    ...invoiceHands(books, tenantId),
    ...contactHands(books, tenantId),
    ...settingHands(books, tenantId),
  };
}

/** What the books answered; an error where they refused. */
export function did<T>(result: there.BooksResult<T>): T {
  if (!result.ok) throw new Error(`The books refused: ${result.why}`);
  return result.value;
}

type MoneyHands = Pick<
  Hands,
  | 'pay'
  | 'removePayment'
  | 'overpay'
  | 'receive'
  | 'credit'
  | 'uncredit'
  | 'giveCredit'
  | 'allocate'
  | 'refund'
>;

function moneyHands(books: there.Books, tenantId: string): MoneyHands {
  const money = { tenantId, date: '2026-11-02', accountCode: bank };
  return {
    pay: (invoiceId, amount, date = money.date) =>
      did(books.recordPayment({ ...money, invoiceId, amount, date })).paymentId,
    removePayment: (paymentId) => void did(books.removePayment({ tenantId, paymentId })),
    overpay: (invoiceId, amount, date = money.date) =>
      void did(books.recordOverpayment({ ...money, invoiceId, amount, date })),
    receive: (contactId, amount, date = '2026-11-01') =>
      did(
        books.recordPrepayment({
          ...money,
          contactId,
          date,
          reference: 'Deposit',
          lineAmountTypes: 'NoTax',
          lines: [{ description: 'Deposit', unitAmount: amount, accountCode: sales }],
        }),
      ).creditId,
    credit: (invoiceId, amount, on = date) =>
      did(books.applyCredit({ tenantId, invoiceId, amount, date: on })).credits.at(-1)?.creditId ?? '',
    uncredit: (invoiceId, creditId) => void did(books.removeCredit({ tenantId, invoiceId, creditId })),
    giveCredit: (contactId, amount, currencyCode, on = '2026-11-01') =>
      did(
        books.createCreditNote({
          tenantId,
          contactId,
          currencyCode,
          date: on,
          lineAmountTypes: 'NoTax',
          lines: [{ description: 'Returned', unitAmount: amount, accountCode: sales }],
        }),
      ).creditNoteId,
    allocate: (creditId, invoiceId, amount) =>
      void did(books.allocateMoneyCredit({ tenantId, creditId, invoiceId, amount, date: '2026-11-02' })),
    refund: (creditId, amount) =>
      void did(books.refundCredit({ ...money, creditId, amount, date: '2026-11-03' })),
  };
}

type HeldHands = Pick<Hands, 'payHeld' | 'removeHeld'>;

function heldHands(books: there.Books, tenantId: string): HeldHands {
  const money = { tenantId, date: '2026-11-02', accountCode: bank };
  const paidBy = (invoiceId: string) => books.listPayments({ tenantId, invoiceId })[0]?.paymentId ?? '';
  return {
    payHeld(how, invoiceId, amount) {
      if (how === 'part of a batch payment') {
        did(books.recordBatchPayment({ ...money, payments: [{ invoiceId, amount }] }));
        return;
      }
      const { paymentId } = did(books.recordPayment({ ...money, invoiceId, amount }));
      did(books.reconcilePayment({ tenantId, paymentId }));
    },
    removeHeld(how, invoiceId) {
      const paymentId = paidBy(invoiceId);
      if (how !== 'part of a batch payment') did(books.removePayment({ tenantId, paymentId }));
      for (const { batchPaymentId, paymentIds } of books.listBatchPayments({ tenantId }))
        if (paymentIds.includes(paymentId)) did(books.removeBatchPayment({ tenantId, batchPaymentId }));
    },
  };
}

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

function invoiceHands(books: there.Books, tenantId: string): InvoiceHands {
  const anybody = () =>
    books.listContacts({ tenantId }).find(({ status }) => status === 'ACTIVE')?.contactId ?? '';
  return {
    typeInvoice: ({ contactId = anybody(), number, date: on = date, amount = '10.00' } = {}) =>
      did(
        books.createInvoice({
          tenantId,
          contactId,
          date: on,
          dueDate: '2026-12-20',
          status: 'AUTHORISED',
          lines: [{ description: 'Typed in', quantity: '1', unitAmount: amount, accountCode: sales }],
          ...(number === undefined ? {} : { number }),
        }),
      ).invoiceId,
    editInvoice: (invoiceId, { lines, ...change }) => {
      const kept = books.getInvoice({ tenantId, invoiceId })?.lines ?? [];
      const typed = lines?.map(({ lineId, unitPrice, ...line }) => ({
        ...line,
        unitAmount: unitPrice,
        accountCode: kept.find(({ lineItemId }) => lineItemId === lineId)?.accountCode ?? sales,
        ...(lineId === undefined ? {} : { lineItemId: lineId }),
      }));
      did(books.editInvoice({ tenantId, invoiceId, ...change, ...(typed && { lines: typed }) }));
    },
    approveInvoice: (invoiceId) => void did(books.approveInvoice({ tenantId, invoiceId })),
    markAsSent: (invoiceId, sentToContact) =>
      void did(books.editInvoice({ tenantId, invoiceId, sentToContact })),
    // Each has its page.
    showOnline: () => {},
    voidInvoice: (invoiceId) => void did(books.voidInvoice({ tenantId, invoiceId })),
    deleteInvoice: (invoiceId) => void did(books.deleteInvoice({ tenantId, invoiceId })),
  };
}

type ContactHands = Pick<
  Hands,
  'addContact' | 'renameContact' | 'archiveContact' | 'restoreContact' | 'mergeContacts'
>;

function contactHands(books: there.Books, tenantId: string): ContactHands {
  return {
    addContact: ({ email, ...contact }) =>
      did(
        books.addContact({
          tenantId,
          ...contact,
          ...(email === undefined ? {} : { emailAddress: email }),
        }),
      ).contactId,
    renameContact: (contactId, name) => void did(books.renameContact({ tenantId, contactId, name })),
    archiveContact: (contactId) => void did(books.archiveContact({ tenantId, contactId })),
    restoreContact: (contactId) => void did(books.restoreContact({ tenantId, contactId })),
    mergeContacts: (contactId, intoContactId) =>
      void did(books.mergeContacts({ tenantId, contactId, intoContactId })),
  };
}

type SettingHands = Omit<Hands, keyof MoneyHands | keyof HeldHands | keyof InvoiceHands | keyof ContactHands>;

function settingHands(books: there.Books, tenantId: string): SettingHands {
  return {
    addAccount: (name, code) => did(books.addAccount({ tenantId, code, name, type: 'REVENUE' })).code,
    archiveAccount: (code) => void did(books.archiveAccount({ tenantId, code })),
    restoreAccount: (code) => void did(books.restoreAccount({ tenantId, code })),
    addItem: (name, code) => did(books.addItem({ tenantId, code, name })).code,
    restoreItem: (code) => void did(books.addItem({ tenantId, code, name: `Sample item ${code}` })),
    removeTax: (taxType) => void did(books.setTaxRateStatus({ tenantId, taxType, status: 'DELETED' })),
    restoreTax: (taxType) => void did(books.setTaxRateStatus({ tenantId, taxType, status: 'ACTIVE' })),
    removeItem: (code) => void did(books.removeItem({ tenantId, code })),
    enableCurrency: (code) => void did(books.enableCurrency({ tenantId, code })),
    lockUntil: (date) => void did(books.setLockDates({ tenantId, periodLockDate: date ?? '' })),
  };
}
