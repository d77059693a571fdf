/** The books of a practice organisation of Xero's, in the words of the scenarios. */
import type * as there from '../../../sandbox/sandbox.ts';
import type {
  BookedContact,
  BookedCredit,
  BookedFile,
  BookedInvoice,
  BookedPayment,
  BookedStatus,
  Books,
} from './books.ts';
import { xeroHands } from './xero-hands.ts';

/** The chart is the same in every organisation. */
const chart = { sales: '200', embroidery: '210', bank: '090', deposits: '805' } as const;

/** Each organisation's other currencies and its tax of sales; pounds sterling and euros are off in Australia. */
const own: Readonly<
  Record<string, { other: string; missing: string; salesTax: string; otherTax: string; yearBegins: string }>
> = {
  AU: { other: 'NZD', missing: 'EUR', salesTax: 'OUTPUT', otherTax: 'EXEMPTEXPORT', yearBegins: '07-01' },
  NZ: { other: 'AUD', missing: 'EUR', salesTax: 'OUTPUT2', otherTax: 'ZERORATED', yearBegins: '04-01' },
  GB: { other: 'EUR', missing: 'NZD', salesTax: 'OUTPUT2', otherTax: 'ZERORATEDOUTPUT', yearBegins: '04-01' },
  US: { other: 'EUR', missing: 'NZD', salesTax: 'OUTPUT', otherTax: 'NONE', yearBegins: '01-01' },
};

const timeZones: Readonly<Record<string, string>> = {
  AU: 'Australia/Sydney',
  NZ: 'Pacific/Auckland',
  GB: 'Europe/London',
  US: 'America/New_York',
};

export function xeroBooks({ books }: there.Sandbox, country: string): Books {
  const organisation = books.listOrganisations().find(({ countryCode }) => countryCode === country);
  const facts = own[country];
  if (organisation === undefined || facts === undefined)
    throw new Error(`There is no practice organisation in ${country}`);
  const { tenantId } = organisation;
  const codeOf = (accountId: string) =>
    books.listAccounts({ tenantId }).find((account) => account.accountId === accountId)?.code ?? '';
  const paymentsOn = (subjectId: string) =>
    books.listPayments({ tenantId, invoiceId: subjectId }).map(paymentOf(codeOf));
  const creditOf = (id: string, credit: there.CreditNoteRecord | there.MoneyCreditRecord): BookedCredit => ({
    ledgerId: id,
    number: credit.number,
    contactId: credit.contactId,
    currency: credit.currencyCode,
    rate: credit.currencyRate,
    total: credit.total,
    remaining: credit.remainingCredit,
    allocations: credit.allocations.map(({ invoiceId, amount }) => ({ invoiceId, amount })),
    refunds: paymentsOn(id)
      .filter(({ isRemoved }) => !isRemoved)
      .map(({ amount }) => amount),
  });
  const invoices = () => books.listInvoices({ tenantId }).map(invoiceOf);
  return {
    organisation: {
      id: tenantId,
      name: organisation.name,
      country,
      currency: organisation.baseCurrency,
      otherCurrency: facts.other,
      missingCurrency: facts.missing,
      salesAccount: chart.sales,
      otherSalesAccount: chart.embroidery,
      missingAccount: '9999',
      bank: chart.bank,
      otherBank: chart.deposits,
      archivedContact: 'Sample Closed Shop (practice)',
      timeZone: timeZones[country] ?? 'UTC',
      yearBegins: facts.yearBegins,
      item: books.listItems({ tenantId })[0]?.code ?? '',
      salesTax: facts.salesTax,
      otherTax: facts.otherTax,
    },
    hands: xeroHands(books, tenantId),
    invoices,
    invoicesOf: (id) => invoices().filter(({ mark }) => mark.endsWith(`/invoices/${id}`)),
    contacts: () => books.listContacts({ tenantId }).map(contactOf),
    payments: paymentsOn,
    paymentsByApps: () =>
      books
        .listPayments({ tenantId })
        .filter(({ createdBy }) => createdBy !== undefined)
        .map(paymentOf(codeOf)),
    creditNotes: () =>
      books.listCreditNotes({ tenantId }).map((credit) => creditOf(credit.creditNoteId, credit)),
    credit: (creditId) => {
      const credit =
        books.getMoneyCredit({ tenantId, creditId }) ??
        books.getCreditNote({ tenantId, creditNoteId: creditId });
      return credit && creditOf(creditId, credit);
    },
    emails: (invoiceId) =>
      books
        .listEmails({ tenantId })
        .filter((email) => email.invoiceId === invoiceId)
        .map(({ to }) => to),
    files: (subjectId) => books.listAttachments({ tenantId, subjectId }).map(fileOf),
    notes: (subjectId) => books.listHistory({ tenantId, subjectId }).map(({ details }) => details),
    salesAccounts: () =>
      books
        .listAccounts({ tenantId })
        .filter(({ type, status, code }) => isForSales(type) && status === 'ACTIVE' && code !== '')
        .map(({ code }) => code),
    isBank: (code) =>
      books
        .listAccounts({ tenantId })
        .some((account) => account.code === code && account.type === 'BANK' && account.status === 'ACTIVE'),
  };
}

const isForSales = (type: string) => type === 'REVENUE' || type === 'SALES';

const statuses: Readonly<Record<there.InvoiceRecord['status'], BookedStatus>> = {
  DRAFT: 'draft',
  SUBMITTED: 'awaitingApproval',
  AUTHORISED: 'approved',
  PAID: 'paid',
  VOIDED: 'voided',
  DELETED: 'deleted',
};

function invoiceOf(invoice: there.InvoiceRecord): BookedInvoice {
  return {
    ledgerId: invoice.invoiceId,
    number: invoice.number,
    mark: invoice.url ?? '',
    contactId: invoice.contactId,
    status: statuses[invoice.status],
    currency: invoice.currencyCode,
    rate: invoice.currencyRate,
    dueDate: invoice.dueDate ?? null,
    reference: invoice.reference,
    total: invoice.total,
    owing: invoice.amountDue,
    lines: invoice.lines.map((line) => ({
      lineId: line.lineItemId,
      description: line.description,
      quantity: line.quantity ?? '1',
      unitPrice: line.unitAmount ?? '0',
      amount: line.lineAmount,
      account: line.accountCode ?? '',
      item: line.itemCode ?? null,
    })),
  };
}

function contactOf(contact: there.ContactRecord): BookedContact {
  return {
    ledgerId: contact.contactId,
    mark: contact.contactNumber ?? '',
    name: contact.name,
    email: contact.emailAddress ?? '',
    firstName: contact.firstName ?? '',
    lastName: contact.lastName ?? '',
    phone: contact.phones
      .map(({ number }) => number)
      .filter((number) => number !== '')
      .join(', '),
    isActive: contact.status === 'ACTIVE',
  };
}

const fileOf = ({ fileName, mimeType, includeOnline, content }: there.AttachmentRecord): BookedFile => ({
  name: fileName,
  type: mimeType,
  isOnline: includeOnline,
  content: Buffer.from(content, 'base64'),
});

const paymentOf =
  (codeOf: (accountId: string) => string) =>
  ({ paymentId, amount, bankAmount, accountId, status }: there.PaymentRecord): BookedPayment => ({
    ledgerId: paymentId,
    amount,
    inOwnCurrency: bankAmount,
    account: codeOf(accountId),
    isRemoved: status === 'DELETED',
  });
