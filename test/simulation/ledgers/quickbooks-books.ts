/** The books of the practice QuickBooks in the words of the simulation, told from its own records alone. */
import Big from 'big.js';
import type { QuickbooksSandbox } from '../../../sandbox/quickbooks/sandbox.ts';
import type {
  BooksThere,
  ContactThere,
  CreditNoteThere,
  Done,
  InvoiceThere,
  MoneyCreditThere,
  PaymentThere,
} from './books.ts';

type Books = QuickbooksSandbox['books'];
type Entity = ReturnType<Books['listInvoices']>[number];
type In = { readonly tenantId: string };

const refused: Done = { ok: false, why: 'QuickBooks has no such thing.' };

export function quickbooksBooks({ books }: QuickbooksSandbox): BooksThere {
  // A customer who was merged into another one leaves nothing behind: who did it remembers.
  const merged = new Map<string, { readonly from: Entity; readonly into: string }>();
  const at = ({ tenantId }: In) => ({ realmId: tenantId });
  const invoices = (there: In): readonly InvoiceThere[] => {
    const applied = applicationsIn(books, there);
    return [
      ...books.listInvoices(at(there)).map((record) => invoiceOf(books, there, record, applied)),
      ...books.listDeleted({ ...at(there), entity: 'Invoice' }).map((record) => ({
        ...invoiceOf(books, there, record, []),
        status: 'DELETED' as const,
        ...nothing,
      })),
    ];
  };
  const creditNotes = (there: In): readonly CreditNoteThere[] =>
    books.listCreditMemos(at(there)).map((memo) => creditNoteOf(memo, applicationsIn(books, there)));
  const moneyCredits = (there: In): readonly MoneyCreditThere[] =>
    books.listPayments(at(there)).map((payment) => moneyCreditOf(payment, applicationsIn(books, there)));
  const isPayment = (there: In, id: string) =>
    books.getPayment({ ...at(there), paymentId: id }) !== undefined;

  return {
    // The British one first: it takes invoices whose amounts contain their tax.
    listOrganisations: () =>
      books
        .listCompanies()
        .toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
        .map(({ realmId }) => ({
          tenantId: realmId,
          zone: String(books.getCompany({ realmId })?.DefaultTimeZone ?? 'UTC'),
        })),
    listInvoices: invoices,
    listContacts: (there) => [
      ...books.listCustomers(at(there)).map(contactOf),
      ...[...merged.values()].map(
        ({ from, into }): ContactThere => ({
          ...contactOf(from),
          status: 'ARCHIVED',
          mergedToContactId: into,
        }),
      ),
    ],
    listPayments: ({ invoiceId, ...there }) =>
      [
        ...paymentsIn(books, there),
        ...removedPaymentsIn(books, there),
        ...voidedPaymentsIn(books, there),
        ...refundsIn(books, there),
      ].filter((payment) => invoiceId === undefined || payment.invoiceId === invoiceId),
    listCreditNotes: creditNotes,
    getCreditNote: ({ creditNoteId, ...there }) =>
      creditNotes(there).find((each) => each.creditNoteId === creditNoteId),
    listMoneyCredits: moneyCredits,
    getMoneyCredit: ({ creditId, ...there }) =>
      moneyCredits(there).find((each) => each.creditId === creditId),
    listEmails: (there) =>
      books.listEmails(at(there)).map(({ id, at: sentAt }) => ({ invoiceId: id, at: sentAt })),
    listAttachments: ({ subjectId, ...there }) =>
      filesAt(books.list({ ...at(there), entity: 'Attachable' }), subjectId).map((file) => ({
        attachmentId: file.Id,
        fileName: String(file.FileName),
        content: books.getFile({ ...at(there), attachableId: file.Id }) ?? '',
      })),
    // It keeps no history: what was ever set against the invoice or attached to it is told by the records, living and dead.
    listHistory: ({ subjectId, ...there }) => [
      ...applicationsIn(books, there, books.listDeleted({ ...at(there), entity: 'Payment' }))
        .filter((each) => each.invoiceId === subjectId && each.memoId !== null)
        .map(() => ({ changes: 'Credit Applied', details: '' })),
      ...filesAt(
        [
          ...books.list({ ...at(there), entity: 'Attachable' }),
          ...books.listDeleted({ ...at(there), entity: 'Attachable' }),
        ],
        subjectId,
      ).map((file) => ({ changes: 'Attached', details: String(file.FileName) })),
    ],

    recordPayment: ({ tenantId, ...act }) => {
      const made = books.recordPayment({ realmId: tenantId, ...act });
      return made.ok ? { ok: true, value: { paymentId: made.value.Id } } : made;
    },
    removePayment: ({ tenantId, paymentId }) => books.removePayment({ realmId: tenantId, paymentId }),
    applyCredit: (act) => applyCredit(act),
    removeCredit: ({ tenantId, invoiceId, creditId }) =>
      isPayment({ tenantId }, creditId)
        ? books.unapplyPayment({ realmId: tenantId, paymentId: creditId, invoiceId })
        : books.removeAllocation({ realmId: tenantId, creditMemoId: creditId, invoiceId }),
    receive: ({ tenantId, contactId, amount, date }) =>
      books.receiveUnapplied({ realmId: tenantId, customerId: contactId, amount, date }),
    overpay: ({ tenantId, ...act }) => books.recordOverpayment({ realmId: tenantId, ...act }),
    allocateMoneyCredit: ({ tenantId, creditId, invoiceId, amount }) =>
      books.applyUnapplied({ realmId: tenantId, paymentId: creditId, invoiceId, amount }),
    refundCredit: ({ tenantId, creditId, amount, date }) =>
      isPayment({ tenantId }, creditId)
        ? refused
        : books.refundCredit({ realmId: tenantId, creditMemoId: creditId, amount, date }),
    editInvoice: (act) => editInvoice(act),
    voidInvoice: ({ tenantId, invoiceId }) =>
      // Half of the time it is deleted: by its id, so that a seed replays.
      Number(invoiceId) % 2 === 0
        ? books.voidInvoice({ realmId: tenantId, invoiceId })
        : books.deleteInvoice({ realmId: tenantId, invoiceId }),
    approveInvoice: () => refused,
    archiveContact: ({ tenantId, contactId }) =>
      books.deactivateCustomer({ realmId: tenantId, customerId: contactId }),
    restoreContact: ({ tenantId, contactId }) =>
      books.reactivateCustomer({ realmId: tenantId, customerId: contactId }),
    renameContact: ({ tenantId, contactId, name }) =>
      books.renameCustomer({ realmId: tenantId, customerId: contactId, name }),
    mergeContacts: ({ tenantId, contactId, intoContactId }) => {
      const from = books.getCustomer({ realmId: tenantId, customerId: contactId });
      const done = books.mergeCustomers({
        realmId: tenantId,
        customerId: contactId,
        intoCustomerId: intoContactId,
      });
      if (done.ok && from !== undefined) merged.set(contactId, { from, into: intoContactId });
      return done;
    },
    // The closing date itself may be open: a day later is surely closed.
    lockUntil: ({ tenantId, date }) =>
      books.setClosingDate({ realmId: tenantId, date: date === '' ? '' : dayAfter(date) }),
    listRevenueAccounts: (there) =>
      books
        .listAccounts(at(there))
        .filter(({ AccountType, Active }) => AccountType === 'Income' && Active !== false)
        .map(({ Id }) => Id),
    archiveAccount: ({ tenantId, code }) => books.deactivateAccount({ realmId: tenantId, accountId: code }),
    restoreAccount: ({ tenantId, code }) => books.reactivateAccount({ realmId: tenantId, accountId: code }),
    expireAccessTokens: () => books.expireAccessTokens(),
    revokeGrant: () => books.revokeGrant(),
    disconnectApp: ({ tenantId }) => books.disconnectApp({ realmId: tenantId }),
  };

  function applyCredit({
    tenantId,
    invoiceId,
    amount,
    date,
    kind,
  }: Parameters<BooksThere['applyCredit']>[0]): Done<InvoiceThere> {
    const there = { realmId: tenantId };
    const now = () => {
      const found = invoices({ tenantId }).find((each) => each.invoiceId === invoiceId);
      return found === undefined ? (refused as Done<InvoiceThere>) : ({ ok: true, value: found } as const);
    };
    if (kind === 'CreditNote') {
      const applied = books.applyCredit({ ...there, invoiceId, amount, date });
      return applied.ok ? now() : applied;
    }
    const customerId = refOf(books.getInvoice({ ...there, invoiceId })?.CustomerRef);
    const received = books.receiveUnapplied({ ...there, customerId, amount, date });
    if (!received.ok) return received;
    const applied = books.applyUnapplied({ ...there, paymentId: received.value.Id, invoiceId, amount });
    // Money that a person set against it stands there as a payment, and is taken off as one.
    return applied.ok ? now() : applied;
  }

  function editInvoice({ tenantId, invoiceId, ...act }: Parameters<BooksThere['editInvoice']>[0]): Done {
    const there = { realmId: tenantId, invoiceId };
    const record = books.getInvoice(there);
    if (record === undefined) return refused;
    if (act.sentToContact !== undefined) return refused;
    const lines = act.lines?.map((line) => typedLine(record, line));
    const isWhole = lines === undefined || lines.every((line) => line !== null);
    if (!isWhole) return refused;
    return books.editInvoice({
      ...there,
      ...(act.number !== undefined && { number: act.number }),
      ...(act.dueDate !== undefined && { dueDate: act.dueDate }),
      ...(act.reference !== undefined && { note: withWords(record, act.reference) }),
      ...(lines !== undefined && { lines: lines.flatMap((line) => line ?? []) }),
    });
  }
}

const order = ['uk', 'us', 'us-single'];
const nothing = { amountDue: '0.00', amountPaid: '0.00', amountCredited: '0.00', credits: [] };

/** Money or credit of a payment that is set against an invoice. */
type Application = {
  readonly payment: Entity;
  readonly invoiceId: string;
  readonly amount: Big;
  /** Whence, where it is credit. */
  readonly memoId: string | null;
};

type Line = {
  readonly Amount: number;
  readonly LinkedTxn?: readonly { readonly TxnId: string; readonly TxnType: string }[];
};

/** In the order of the lines credit is used up before money is. */
function applicationsIn(
  books: Books,
  { tenantId }: In,
  deleted: readonly Entity[] = [],
): readonly Application[] {
  return [...books.listPayments({ realmId: tenantId }), ...deleted].flatMap((payment) => {
    const lines = linesOf(payment);
    const memos = lines.filter(({ type }) => type === 'CreditMemo').map((line) => ({ ...line }));
    return lines
      .filter(({ type }) => type === 'Invoice')
      .flatMap(({ id, amount }) => {
        const parts: Application[] = [];
        let left = amount;
        for (const memo of memos) {
          const used = left.lt(memo.amount) ? left : memo.amount;
          if (used.lte(0)) continue;
          memo.amount = memo.amount.minus(used);
          left = left.minus(used);
          parts.push({ payment, invoiceId: id, amount: used, memoId: memo.id });
        }
        if (left.gt(0)) parts.push({ payment, invoiceId: id, amount: left, memoId: null });
        return parts;
      });
  });
}

function linesOf(payment: Entity) {
  return ((payment.Line ?? []) as unknown as readonly Line[]).flatMap(({ Amount, LinkedTxn = [] }) =>
    LinkedTxn.map(({ TxnId, TxnType }) => ({ type: TxnType, id: TxnId, amount: new Big(Amount) })),
  );
}

function invoiceOf(
  books: Books,
  { tenantId }: In,
  record: Entity,
  all: readonly Application[],
): InvoiceThere {
  const applied = all.filter(({ invoiceId }) => invoiceId === record.Id);
  const of = (isCredit: boolean) =>
    applied
      .filter(({ memoId }) => (memoId !== null) === isCredit)
      .reduce((sum, { amount }) => sum.plus(amount), new Big(0));
  const status = statusOf(record);
  const [total, tax] = [
    amountOf(record.TotalAmt),
    amountOf((record.TxnTaxDetail as { TotalTax?: number } | undefined)?.TotalTax),
  ];
  const [words = ''] = noteOf(record);
  return {
    invoiceId: record.Id,
    number: record.DocNumber === undefined ? null : String(record.DocNumber),
    reference: words,
    contactId: refOf(record.CustomerRef),
    status,
    date: String(record.TxnDate),
    dueDate: String(record.DueDate),
    currencyCode: refOf(record.CurrencyRef),
    currencyRate: new Big(1).div(new Big(Number(record.ExchangeRate ?? 1))).toFixed(10),
    url: noteOf(record).at(-1) ?? '',
    sentToContact: record.EmailStatus === 'EmailSent',
    subTotal: total.minus(tax).toFixed(2),
    totalTax: tax.toFixed(2),
    total: total.toFixed(2),
    amountPaid: of(false).toFixed(2),
    amountCredited: of(true).toFixed(2),
    amountDue: amountOf(record.Balance).toFixed(2),
    credits: applied
      .filter((each) => each.memoId !== null)
      .map(({ memoId, amount, payment }) => {
        const memo = books.getCreditMemo({ realmId: tenantId, creditMemoId: memoId ?? '' });
        return {
          kind: 'CreditNote' as const,
          creditId: memoId ?? '',
          number: String(memo?.DocNumber ?? ''),
          amount: amount.toFixed(2),
          date: String(payment.TxnDate),
        };
      }),
    ...(status === 'PAID' && {
      fullyPaidOn:
        applied
          .map(({ payment }) => String(payment.TxnDate))
          .toSorted()
          .at(-1) ?? '',
    }),
    createdAt: Date.parse(record.MetaData.CreateTime) + Number(record.Id) / 1e6,
    lines: ((record.Line ?? []) as unknown as readonly SalesLine[])
      .filter(({ DetailType }) => DetailType === 'SalesItemLineDetail')
      .map((line) => lineOf(line, record.GlobalTaxCalculation === 'TaxInclusive')),
  };
}

type SalesLine = {
  readonly Id?: string;
  readonly Description?: string;
  readonly DetailType: string;
  readonly Amount?: number;
  readonly SalesItemLineDetail?: {
    readonly Qty?: number;
    readonly UnitPrice?: number;
    readonly TaxInclusiveAmt?: number;
  };
};

/** A discount stands in the words: the price is what is left of it. */
function lineOf(
  { Id = '', Description = '', SalesItemLineDetail: detail, Amount = 0 }: SalesLine,
  isInclusive: boolean,
) {
  const quantity = new Big(detail?.Qty ?? 1);
  const said = / ?\((\d+(?:\.\d+)?) ?% off (\d+(?:\.\d+)?)\)$/.exec(Description);
  const gross = isInclusive && detail?.TaxInclusiveAmt !== undefined ? new Big(detail.TaxInclusiveAmt) : null;
  const price = gross === null ? new Big(detail?.UnitPrice ?? Amount) : priceOf(gross, quantity);
  return {
    lineItemId: Id,
    description: said === null ? Description : Description.slice(0, said.index),
    quantity: quantity.toFixed(),
    unitAmount: said?.[2] ?? price.toFixed(4),
    discountRate: said?.[1] ?? '0',
  };
}

/** The shortest price that makes the amount, as somebody would have typed it. */
function priceOf(gross: Big, quantity: Big): Big {
  if (quantity.eq(0)) return quantity;
  const exact = gross.div(quantity);
  for (let places = 0; places < 4; places += 1) {
    const price = exact.round(places, Big.roundHalfUp);
    if (price.times(quantity).round(2, Big.roundHalfUp).eq(gross)) return price;
  }
  return exact;
}

function statusOf(record: Entity): InvoiceThere['status'] {
  if (isVoided(record)) return 'VOIDED';
  return Number(record.Balance) === 0 && Number(record.TotalAmt) !== 0 ? 'PAID' : 'AUTHORISED';
}

const isVoided = (record: Entity): boolean =>
  Number(record.TotalAmt) === 0 && /^Voided/.test(String(record.PrivateNote ?? ''));

/** What people wrote, and the mark below it. */
function noteOf(record: Entity): readonly string[] {
  const note = String(record.PrivateNote ?? '');
  return (isVoided(record) ? note.replace(/^Voided(?: - )?/, '') : note).split('\n');
}

function withWords(record: Entity, words: string): string {
  const [, ...rest] = noteOf(record);
  return [words, ...rest].join('\n');
}

/** As a person types a line that is there: what they leave stays. */
function typedLine(
  record: Entity,
  {
    lineItemId,
    description,
    unitAmount,
  }: { readonly lineItemId: string; readonly description?: string; readonly unitAmount?: string },
) {
  const line = (
    (record.Line ?? []) as unknown as readonly (SalesLine & { readonly SalesItemLineDetail?: Detail })[]
  ).find(({ Id }) => Id === lineItemId);
  if (line === undefined) return null;
  const detail = line.SalesItemLineDetail ?? {};
  return {
    lineId: lineItemId,
    description: description ?? line.Description ?? '',
    quantity: String(detail.Qty ?? 1),
    unitPrice: unitAmount ?? String(detail.UnitPrice ?? 0),
    ...(detail.ItemRef !== undefined && { itemId: detail.ItemRef.value }),
    ...(detail.TaxCodeRef !== undefined && { taxCodeId: detail.TaxCodeRef.value }),
  };
}

type Detail = {
  readonly Qty?: number;
  readonly UnitPrice?: number;
  readonly TaxInclusiveAmt?: number;
  readonly ItemRef?: { readonly value: string };
  readonly TaxCodeRef?: { readonly value: string };
};

function paymentsIn(books: Books, there: In): readonly PaymentThere[] {
  return paymentsOf(applicationsIn(books, there));
}

/** Voided or deleted, the whole payment: what it paid the books have forgotten, and what is left of it here remembers. */
function removedPaymentsIn(books: Books, there: In): readonly PaymentThere[] {
  const deleted = books.listDeleted({ realmId: there.tenantId, entity: 'Payment' });
  const gone = new Set(deleted.map(({ Id }) => Id));
  return paymentsOf(applicationsIn(books, there, deleted).filter(({ payment }) => gone.has(payment.Id))).map(
    (payment) => ({ ...payment, status: 'DELETED' as const }),
  );
}

/** Of a voided one only the note is left. */
function voidedPaymentsIn(books: Books, { tenantId }: In): readonly PaymentThere[] {
  return books
    .listPayments({ realmId: tenantId })
    .filter(isVoided)
    .map((payment) => ({
      paymentId: `${payment.Id}:`,
      invoiceId: '',
      amount: '0.00',
      date: String(payment.TxnDate),
      reference: noteOf(payment)[0] ?? '',
      status: 'DELETED',
    }));
}

function paymentsOf(applications: readonly Application[]): readonly PaymentThere[] {
  const byPair = new Map<string, PaymentThere>();
  for (const { payment, invoiceId, amount, memoId } of applications) {
    if (memoId !== null) continue;
    const paymentId = `${payment.Id}:${invoiceId}`;
    const [words = ''] = noteOf(payment);
    byPair.set(paymentId, {
      paymentId,
      invoiceId,
      amount: amount.toFixed(2),
      date: String(payment.TxnDate),
      reference: words === '' || isMark(words) ? String(payment.PaymentRefNum ?? '') : words,
      status: 'AUTHORISED',
    });
  }
  return [...byPair.values()];
}

const isMark = (words: string): boolean => /^CF-[0-9a-f-]{36}$/.test(words);

function refundsIn(books: Books, { tenantId }: In): readonly PaymentThere[] {
  return books.list({ realmId: tenantId, entity: 'Purchase' }).map((purchase) => ({
    paymentId: purchase.Id,
    invoiceId: '',
    amount: amountOf(purchase.TotalAmt).toFixed(2),
    date: String(purchase.TxnDate),
    reference: noteOf(purchase)[0] ?? '',
    status: 'AUTHORISED',
  }));
}

function creditNoteOf(memo: Entity, all: readonly Application[]): CreditNoteThere {
  return {
    creditNoteId: memo.Id,
    type: 'ACCRECCREDIT',
    number: String(memo.DocNumber ?? ''),
    reference: noteOf(memo)[0] ?? '',
    contactId: refOf(memo.CustomerRef),
    status: isVoided(memo) ? 'VOIDED' : Number(memo.RemainingCredit) === 0 ? 'PAID' : 'AUTHORISED',
    date: String(memo.TxnDate),
    total: amountOf(memo.TotalAmt).toFixed(2),
    remainingCredit: amountOf(memo.RemainingCredit).toFixed(2),
    allocations: all
      .filter(({ memoId }) => memoId === memo.Id)
      .map(({ amount }) => ({ amount: amount.toFixed(2) })),
  };
}

function moneyCreditOf(payment: Entity, all: readonly Application[]): MoneyCreditThere {
  return {
    creditId: payment.Id,
    type: 'RECEIVE-OVERPAYMENT',
    contactId: refOf(payment.CustomerRef),
    status: isVoided(payment) ? 'VOIDED' : Number(payment.UnappliedAmt) === 0 ? 'PAID' : 'AUTHORISED',
    date: String(payment.TxnDate),
    total: amountOf(payment.TotalAmt).toFixed(2),
    remainingCredit: amountOf(payment.UnappliedAmt).toFixed(2),
    allocations: all
      .filter((each) => each.payment.Id === payment.Id && each.memoId === null)
      .map(({ amount }) => ({ amount: amount.toFixed(2) })),
  };
}

function contactOf(customer: Entity): ContactThere {
  const phone = (customer.PrimaryPhone as { FreeFormNumber?: string } | undefined)?.FreeFormNumber;
  const email = (customer.PrimaryEmailAddr as { Address?: string } | undefined)?.Address;
  return {
    contactId: customer.Id,
    name: String(customer.DisplayName).replace(/ \(deleted(?: \d+)?\)$/, ''),
    status: customer.Active === false ? 'ARCHIVED' : 'ACTIVE',
    currency: refOf(customer.CurrencyRef),
    ...(email !== undefined && { emailAddress: email }),
    phones: phone === undefined ? [] : [{ type: 'DEFAULT', number: phone }],
  };
}

function filesAt(files: readonly Entity[], subjectId: string): readonly Entity[] {
  type Ref = { readonly EntityRef: { readonly value: string } };
  return files.filter((file) =>
    ((file.AttachableRef ?? []) as unknown as readonly Ref[]).some(
      ({ EntityRef }) => EntityRef.value === subjectId,
    ),
  );
}

const refOf = (ref: unknown): string =>
  String((ref as { readonly value?: unknown } | undefined)?.value ?? '');
const amountOf = (amount: unknown): Big => new Big(Number(amount ?? 0));
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
