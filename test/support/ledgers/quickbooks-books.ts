/** The books of a practice company of QuickBooks', in the words of the scenarios. */

import { inner, type Json, list, refOf } from '../../../sandbox/quickbooks/json.ts';
import type { QuickbooksSandbox } from '../../../sandbox/quickbooks/sandbox.ts';
import type {
  BookedContact,
  BookedCredit,
  BookedFile,
  BookedInvoice,
  BookedLine,
  BookedPayment,
  BookedStatus,
  Books,
  Hands,
  Organisation,
} from './books.ts';
import { quickbooksHands } from './quickbooks-hands.ts';

type Entity = ReturnType<QuickbooksSandbox['books']['listInvoices']>[number];

/** @param beforeAct called before whatever a person does */
export function quickbooksBooks({ books }: QuickbooksSandbox, country: string, beforeAct: () => void): Books {
  const company = books.listCompanies().find((each) => each.country === country);
  if (company === undefined) throw new Error(`There is no practice company in ${country}`);
  const { realmId } = company;
  const organisation = organisationOf(books, realmId, country);
  const payments = () => books.listPayments({ realmId });
  const account = (id: string) => books.listAccounts({ realmId }).find(({ Id }) => Id === id);
  const invoices = () => books.listInvoices({ realmId }).map(invoiceOf);
  return {
    organisation,
    hands: eachAfter(beforeAct, quickbooksHands(books, realmId, organisation)),
    invoices,
    invoicesOf: (id) => invoices().filter(({ mark }) => mark.endsWith(`/invoices/${id}`)),
    contacts: () => books.listCustomers({ realmId }).map(contactOf),
    payments: (invoiceId) => payments().flatMap((payment) => partOn(payment, invoiceId)),
    paymentsByApps: () =>
      payments()
        .filter(({ PrivateNote }) => / ?CF-\S+$/.test(String(PrivateNote ?? '')))
        .map((payment) => paymentOf(payment, String(payment.TotalAmt))),
    creditNotes: () => books.listCreditMemos({ realmId }).map((memo) => creditMemoOf(memo, payments())),
    credit(creditId) {
      const memo = books.getCreditMemo({ realmId, creditMemoId: creditId });
      if (memo !== undefined) return creditMemoOf(memo, payments());
      const payment = books.getPayment({ realmId, paymentId: creditId });
      return payment && unappliedOf(payment);
    },
    emails: (invoiceId) =>
      books
        .listEmails({ realmId })
        .filter(({ entity, id }) => entity === 'Invoice' && id === invoiceId)
        .map(({ to }) => to),
    files: (invoiceId) =>
      books.list({ realmId, entity: 'Attachable' }).flatMap((attachable) => {
        const at = list(attachable, 'AttachableRef').find((ref) => refOf(ref, 'EntityRef') === invoiceId);
        const content = books.getFile({ realmId, attachableId: attachable.Id }) ?? '';
        return at === undefined ? [] : [fileOf(attachable, at, content)];
      }),
    notes: () => [],
    salesAccounts: () =>
      books
        .listAccounts({ realmId })
        .filter(({ AccountType, Active }) => AccountType === 'Income' && Active !== false)
        .map(({ Id }) => Id),
    isBank: (id) => account(id)?.AccountType === 'Bank' && account(id)?.Active !== false,
  };
}

const eachAfter = (before: () => void, hands: Hands): Hands =>
  new Proxy(hands, {
    get(acts, name) {
      if (name in acts) before();
      return Reflect.get(acts, name);
    },
  });

const fileOf = (attachable: Entity, at: Json, base64: string): BookedFile => ({
  name: String(attachable.FileName),
  type: String(attachable.ContentType),
  isOnline: at.IncludeOnSend === true,
  content: Buffer.from(base64, 'base64'),
});

function organisationOf(books: QuickbooksSandbox['books'], realmId: string, country: string): Organisation {
  const named = (records: readonly Entity[], name: string) =>
    records.find(({ Name }) => Name === name)?.Id ?? '';
  const accounts = books.listAccounts({ realmId });
  const taxes = books.listTaxCodes({ realmId });
  const info = books.getCompany({ realmId });
  const [salesTax, otherTax] =
    country === 'US' ? ['Practice City', 'Practice County'] : ['20.0% S', '5.0% R'];
  return {
    id: realmId,
    name: String(info?.CompanyName),
    country,
    currency: country === 'US' ? 'USD' : 'GBP',
    otherCurrency: 'EUR',
    missingCurrency: 'NZD',
    salesAccount: named(accounts, 'Sales'),
    otherSalesAccount: named(accounts, 'Embroidery Income'),
    missingAccount: '99999',
    bank: named(accounts, 'Checking'),
    otherBank: named(accounts, 'Savings'),
    archivedContact: 'Sample Closed Shop (practice)',
    timeZone: String(info?.DefaultTimeZone),
    yearBegins: yearBegins(String(info?.FiscalYearStartMonth)),
    item: named(books.listItems({ realmId }), 'Embroidered hoodie'),
    salesTax: named(taxes, salesTax ?? ''),
    otherTax: named(taxes, otherTax ?? ''),
  };
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const yearBegins = (month: string) => `${String(months.indexOf(month) + 1).padStart(2, '0')}-01`;

/** What people wrote, and on a line of its own our mark. */
function partsOfNote(document: Json): { readonly words: string; readonly mark: string } {
  const lines = String(document.PrivateNote ?? '')
    .replace(/^Voided\b(?: - |[\s:-]*)/, '')
    .split('\n');
  const isMark = (line: string) => /\/invoices\/\S+$|^CF-\S+$/.test(line.trim());
  return {
    words: lines.filter((line) => !isMark(line)).join('\n'),
    mark: lines.find(isMark)?.trim() ?? '',
  };
}

function statusOf(invoice: Entity): BookedStatus {
  if (/^Voided/.test(String(invoice.PrivateNote ?? '')) && Number(invoice.TotalAmt) === 0) return 'voided';
  return Number(invoice.Balance) === 0 && Number(invoice.TotalAmt) !== 0 ? 'paid' : 'approved';
}

function invoiceOf(invoice: Entity): BookedInvoice {
  const { words, mark } = partsOfNote(invoice);
  return {
    ledgerId: invoice.Id,
    number: String(invoice.DocNumber ?? ''),
    mark,
    contactId: refOf(invoice, 'CustomerRef') ?? '',
    status: statusOf(invoice),
    currency: refOf(invoice, 'CurrencyRef') ?? '',
    rate: rateOf(invoice),
    dueDate: invoice.DueDate === undefined ? null : String(invoice.DueDate),
    reference: words,
    total: money(invoice.TotalAmt),
    owing: money(invoice.Balance),
    lines: list(invoice, 'Line')
      .filter(({ DetailType }) => DetailType === 'SalesItemLineDetail')
      .map(lineOf),
  };
}

function lineOf(line: Json): BookedLine {
  const detail = inner(line, 'SalesItemLineDetail');
  return {
    lineId: String(line.Id),
    description: String(line.Description ?? ''),
    quantity: String(detail.Qty ?? 1),
    unitPrice: String(detail.UnitPrice ?? 0),
    amount: money(line.Amount),
    account: refOf(detail, 'ItemAccountRef') ?? '',
    item: refOf(detail, 'ItemRef') ?? null,
  };
}

/** QuickBooks counts the other way round: what one unit of the other currency costs. */
const rateOf = (document: Json) => String(Number((1 / Number(document.ExchangeRate ?? 1)).toFixed(6)));

/** Two places: what a person sees. */
const money = (amount: unknown) => Number(amount ?? 0).toFixed(2);

function contactOf(customer: Entity): BookedContact {
  return {
    ledgerId: customer.Id,
    mark: /CF-\S+$/.exec(String(customer.Notes ?? ''))?.[0] ?? '',
    name: String(customer.DisplayName).replace(/ \(deleted\)$/, ''),
    email: String(inner(customer, 'PrimaryEmailAddr').Address ?? ''),
    firstName: String(customer.GivenName ?? ''),
    lastName: String(customer.FamilyName ?? ''),
    phone: String(inner(customer, 'PrimaryPhone').FreeFormNumber ?? ''),
    isActive: customer.Active !== false,
  };
}

const linksOf = (payment: Entity) =>
  list(payment, 'Line').flatMap((line) =>
    list(line, 'LinkedTxn').map(({ TxnId, TxnType }) => ({
      id: String(TxnId),
      type: String(TxnType),
      amount: Number(line.Amount),
    })),
  );

const paymentOf = (payment: Entity, amount: string): BookedPayment => ({
  ledgerId: payment.Id,
  amount,
  inOwnCurrency: money(Number(amount) * Number(payment.ExchangeRate ?? 1)),
  account: refOf(payment, 'DepositToAccountRef') ?? '',
  isRemoved: false,
});

/** What of a payment is money on this invoice: one of zero only ties a credit memo to it. */
function partOn(payment: Entity, invoiceId: string): readonly BookedPayment[] {
  if (Number(payment.TotalAmt) === 0) return [];
  return linksOf(payment)
    .filter(({ id, type }) => id === invoiceId && type === 'Invoice')
    .map(({ amount }) => paymentOf(payment, money(amount)));
}

function unappliedOf(payment: Entity): BookedCredit {
  const links = linksOf(payment);
  return {
    ledgerId: payment.Id,
    number: String(payment.PaymentRefNum ?? ''),
    contactId: refOf(payment, 'CustomerRef') ?? '',
    currency: refOf(payment, 'CurrencyRef') ?? '',
    rate: rateOf(payment),
    total: money(payment.TotalAmt),
    remaining: money(payment.UnappliedAmt),
    allocations: allocationsIn(links),
    refunds: refundsIn(links),
  };
}

/** Each use of a credit memo is a payment of zero that ties it to what it is used for. */
function creditMemoOf(memo: Entity, payments: readonly Entity[]): BookedCredit {
  const links = payments
    .map(linksOf)
    .filter((each) => each.some(({ id, type }) => id === memo.Id && type === 'CreditMemo'))
    .flat();
  return {
    ledgerId: memo.Id,
    number: String(memo.DocNumber ?? ''),
    contactId: refOf(memo, 'CustomerRef') ?? '',
    currency: refOf(memo, 'CurrencyRef') ?? '',
    rate: rateOf(memo),
    total: money(memo.TotalAmt),
    remaining: money(memo.RemainingCredit ?? memo.Balance),
    allocations: allocationsIn(links),
    refunds: refundsIn(links),
  };
}

type Link = ReturnType<typeof linksOf>[number];

const allocationsIn = (links: readonly Link[]) =>
  links
    .filter(({ type }) => type === 'Invoice')
    .map(({ id, amount }) => ({ invoiceId: id, amount: money(amount) }));

const refundsIn = (links: readonly Link[]) =>
  links.filter(({ type }) => type === 'Expense' || type === 'Check').map(({ amount }) => money(amount));
