/** Prepayments and overpayments: how they come, what they settle, and how they are paid back. */

import { expect, test } from 'vitest';
import { first, type Loose, messages, openBench } from '../test-bench.ts';

function open(options: Parameters<typeof openBench>[0] = {}) {
  const bench = openBench(options);
  const { call, contactId } = bench;
  const common = { Contact: { ContactID: contactId }, BankAccount: { Code: '090' }, Date: '2026-03-02' };
  const receive = async (fields: Readonly<Record<string, unknown>>): Promise<Loose> => {
    const reply = await call('PUT', '/BankTransactions', { ...common, ...fields });
    if (reply.status !== 200) throw new Error(reply.text);
    return first(reply.json.BankTransactions);
  };
  const line = { Description: 'Deposit', Quantity: 1, UnitAmount: '50.00' };
  const overpayment = (fields = {}) => receive({ Type: 'RECEIVE-OVERPAYMENT', LineItems: [line], ...fields });
  const prepayment = (fields = {}) =>
    receive({ Type: 'RECEIVE-PREPAYMENT', LineItems: [{ ...line, AccountCode: '200' }], ...fields });
  const allocate = (place: string, invoice: Loose, amount: unknown, query = '') =>
    call('PUT', `${place}/Allocations${query}`, {
      Allocations: [{ Invoice: { InvoiceID: invoice.InvoiceID }, Amount: amount, Date: '2026-03-02' }],
    });
  const shown = async (noun: string, id: unknown): Promise<Loose> =>
    first((await call('GET', `/${noun}/${id}`)).json[noun]);
  return { ...bench, common, line, overpayment, prepayment, allocate, shown };
}

test('documented: a prepayment comes as a bank transaction, with the tax of its lines', async () => {
  const { prepayment, shown, call } = open();
  const made = await prepayment({ Reference: 'Order 7', IsReconciled: true });
  expect(made).toMatchObject({
    Type: 'RECEIVE-PREPAYMENT',
    Status: 'AUTHORISED',
    Total: 55,
    IsReconciled: true,
  });
  const held = await shown('Prepayments', made.PrepaymentID);
  expect(held).toMatchObject({
    Type: 'RECEIVE-PREPAYMENT',
    InvoiceNumber: 'Order 7',
    Reference: 'Order 7',
    SubTotal: 50,
    TotalTax: 5,
    RemainingCredit: 55,
    LineItems: [{ AccountCode: '200', TaxType: 'OUTPUT', LineAmount: 50 }],
  });
  expect(await shown('BankTransactions', made.BankTransactionID)).toMatchObject({
    PrepaymentID: made.PrepaymentID,
    BankAccount: { Code: '090' },
  });
  expect((await call('GET', `/Overpayments/${made.PrepaymentID}`)).status).toBe(404);
});

test('documented: an overpayment bears no tax and lies on the account of what customers owe', async () => {
  const { overpayment, shown } = open();
  const made = await overpayment();
  expect(await shown('Overpayments', made.OverpaymentID)).toMatchObject({
    LineAmountTypes: 'NoTax',
    Total: 50,
    TotalTax: 0,
    RemainingCredit: 50,
    Status: 'AUTHORISED',
    LineItems: [{ AccountCode: '610', TaxType: 'NONE' }],
  });
});

test.each([
  [{ BankAccount: { Code: '805' } }, 'Account must be valid.'],
  [{ BankAccount: { Code: '999' } }, 'Account could not be found.'],
  [{ LineItems: [] }, 'One or more line items must be specified'],
  [
    { LineItems: [{ UnitAmount: '5', AccountCode: '200' }] },
    "Account code '200' is not a valid code for this document.",
  ],
  [{ LineItems: [{ UnitAmount: '0' }] }, 'The document total must be greater than zero.'],
])('an overpayment with %j is refused', async (fields, why) => {
  const { call, common, line, sandbox, tenantId } = open();
  const body = { ...common, Type: 'RECEIVE-OVERPAYMENT', LineItems: [line], ...fields };
  expect(messages((await call('PUT', '/BankTransactions', body)).json)).toContain(why);
  expect(sandbox.books.listMoneyCredits({ tenantId })).toEqual([]);
});

test('plain receipts are not kept here, and the answer says so', async () => {
  const { call, common, line } = open();
  const reply = await call('PUT', '/BankTransactions', { ...common, Type: 'RECEIVE', LineItems: [line] });
  expect([reply.status, reply.json.Type]).toEqual([501, 'ApiMethodNotImplementedException']);
});

test.each(['Prepayment', 'Overpayment'] as const)(
  'documented: a %s allocated in part and in full moves both documents, and back',
  async (kind) => {
    const { prepayment, overpayment, invoice, allocate, shown, call } = open();
    const made = await (kind === 'Prepayment' ? prepayment() : overpayment());
    const id = made[`${kind}ID`];
    const [place, total] = [`/${kind}s/${id}`, Number(made.Total)];
    const owed = await invoice();
    const { json } = await allocate(place, owed, 20);
    expect(first(json.Allocations)).toMatchObject({ Amount: 20, [kind]: { [`${kind}ID`]: id } });
    expect(await shown('Invoices', owed.InvoiceID)).toMatchObject({
      AmountCredited: 20,
      AmountDue: 90,
      [`${kind}s`]: [{ [`${kind}ID`]: id, AppliedAmount: 20, Total: total }],
    });
    const last = first((await allocate(place, owed, total - 20)).json.Allocations);
    expect(await shown(`${kind}s`, id)).toMatchObject({ Status: 'PAID', RemainingCredit: 0 });
    const gone = await call('DELETE', `${place}/Allocations/${last.AllocationID}`);
    expect(gone.json).toMatchObject({ AllocationId: last.AllocationID, IsDeleted: true });
    const after = await shown(`${kind}s`, id);
    expect([after.Status, after.RemainingCredit, after.Allocations.length]).toEqual([
      'AUTHORISED',
      total - 20,
      1,
    ]);
    expect((await shown('Invoices', owed.InvoiceID)).AmountDue).toBe(90);
  },
);

test('observed: more than remains is refused in the words of credit notes', async () => {
  const { overpayment, invoice, allocate } = open();
  const [made, owed] = [await overpayment(), await invoice()];
  const reply = await allocate(`/Overpayments/${made.OverpaymentID}`, owed, 50.01);
  expect(messages(reply.json)).toEqual([
    'Overpayment cannot be allocated as amount is greater than amount outstanding',
  ]);
});

test('documented: what remains of each kind of credit is paid back by /Payments, and returns when that is deleted', async () => {
  const { overpayment, prepayment, contactId, call, shown } = open();
  const note = {
    Type: 'ACCRECCREDIT',
    Status: 'AUTHORISED',
    Contact: { ContactID: contactId },
    LineItems: [{ Description: 'Returned', UnitAmount: '40', AccountCode: '200' }],
  };
  const credit = first((await call('PUT', '/CreditNotes', note)).json.CreditNotes);
  const kinds = [
    ['CreditNote', credit.CreditNoteID, 'ARCREDITPAYMENT', 'ACCRECCREDIT', 44],
    ['Prepayment', (await prepayment()).PrepaymentID, 'ARPREPAYMENTPAYMENT', 'ARPREPAYMENT', 55],
    ['Overpayment', (await overpayment()).OverpaymentID, 'AROVERPAYMENTPAYMENT', 'AROVERPAYMENT', 50],
  ] as const;
  for (const [kind, id, paymentType, type, total] of kinds) {
    const refund = { [kind]: { [`${kind}ID`]: id }, Account: { Code: '090' }, Date: '2026-03-03' };
    const tooMuch = await call('PUT', '/Payments', { ...refund, Amount: total + 1 });
    expect(messages(tooMuch.json)).toEqual([
      'Payment amount exceeds the amount outstanding on this document',
    ]);
    const paid = first((await call('PUT', '/Payments', { ...refund, Amount: total - 10 })).json.Payments);
    // As the document's example of a credit note, and as overpayments were observed (xero-php#889).
    expect(paid).toMatchObject({ PaymentType: paymentType, Invoice: { InvoiceID: id, Type: type } });
    expect(await shown(`${kind}s`, id)).toMatchObject({
      RemainingCredit: 10,
      Status: 'AUTHORISED',
      Payments: [{ PaymentID: paid.PaymentID, Amount: total - 10 }],
    });
    await call('PUT', '/Payments', { ...refund, Amount: 10 });
    expect(await shown(`${kind}s`, id)).toMatchObject({ RemainingCredit: 0, Status: 'PAID' });
    await call('POST', `/Payments/${paid.PaymentID}`, { Status: 'DELETED' });
    expect(await shown(`${kind}s`, id)).toMatchObject({ RemainingCredit: total - 10, Status: 'AUTHORISED' });
  }
});

test('documented: a payment names exactly one thing to pay', async () => {
  const { overpayment, invoice, call } = open();
  const [made, owed] = [await overpayment(), await invoice()];
  const both = {
    Invoice: { InvoiceID: owed.InvoiceID },
    Overpayment: { OverpaymentID: made.OverpaymentID },
    Account: { Code: '090' },
    Amount: 1,
  };
  expect(messages((await call('PUT', '/Payments', both)).json)).toEqual([
    'Exactly one of Invoice, CreditNote, Prepayment or Overpayment must be specified',
  ]);
});

test('a deleted bank transaction voids its overpayment, but not while any of it is used', async () => {
  const { overpayment, invoice, allocate, call, shown } = open();
  const [made, owed] = [await overpayment(), await invoice()];
  const { OverpaymentID: id, BankTransactionID: transaction } = made;
  const { AllocationID: part } = first((await allocate(`/Overpayments/${id}`, owed, 1)).json.Allocations);
  const remove = () => call('POST', `/BankTransactions/${transaction}`, { Status: 'DELETED' });
  expect((await remove()).status).toBe(400);
  await call('DELETE', `/Overpayments/${id}/Allocations/${part}`);
  expect(first((await remove()).json.BankTransactions).Status).toBe('DELETED');
  expect((await shown('Overpayments', id)).Status).toBe('VOIDED');
  expect((await allocate(`/Overpayments/${id}`, owed, 1)).status).toBe(400);
});

test('documented: lists know If-Modified-Since, where, paging and numbers, and keep the kinds apart', async () => {
  const { prepayment, overpayment, call, sandbox } = open({ switches: { ifModifiedSince: 'inclusive' } });
  await prepayment({ Reference: 'One' });
  await overpayment({ Reference: 'Two' });
  sandbox.clock.advance(5_000);
  await prepayment({ Reference: 'Three' });
  const references = async (path: string, headers = {}) => {
    const { json } = await call('GET', path, undefined, headers);
    return (json.Prepayments ?? json.Overpayments ?? json.BankTransactions).map(
      (each: Loose) => each.Reference,
    );
  };
  expect(await references('/Prepayments')).toEqual(['One', 'Three']);
  expect(await references('/Prepayments?page=2&pageSize=1')).toEqual(['Three']);
  expect(await references('/Prepayments?InvoiceNumbers=One,Nothing')).toEqual(['One']);
  expect(await references('/Overpayments?References=Two')).toEqual(['Two']);
  expect(await references(`/Overpayments?where=${encodeURIComponent('RemainingCredit>50')}`)).toEqual([]);
  const since = { 'If-Modified-Since': new Date(sandbox.clock.now()).toISOString().slice(0, 19) };
  expect(await references('/Prepayments', since)).toEqual(['Three']);
  const spent = encodeURIComponent('Type=="RECEIVE-OVERPAYMENT"');
  expect(await references(`/BankTransactions?where=${spent}&page=1`)).toEqual(['Two']);
});

test('documented: webhooks of both tell type and status, and the invoice is told of besides', async () => {
  const events: Loose[] = [];
  const { prepayment, overpayment, invoice, allocate, sandbox } = open({
    timers: 'manual',
    webhook: { url: 'http://product.invalid/', key: 'k', intent: false },
    fetch: async (request) => {
      events.push(...JSON.parse(await request.text()).events);
      return new Response();
    },
  });
  await prepayment();
  const [made, owed] = [await overpayment(), await invoice()];
  await allocate(`/Overpayments/${made.OverpaymentID}`, owed, 50);
  sandbox.clock.advance(1_000);
  await sandbox.runDue();
  expect(
    events.map((each) => [each.eventCategory, each.eventType, each.data?.Type, each.data?.Status]),
  ).toEqual([
    ['PREPAYMENT', 'CREATE', 'RECEIVE-PREPAYMENT', 'AUTHORISED'],
    ['OVERPAYMENT', 'CREATE', 'RECEIVE-OVERPAYMENT', 'AUTHORISED'],
    ['INVOICE', 'CREATE', undefined, undefined],
    ['INVOICE', 'UPDATE', undefined, undefined],
    ['OVERPAYMENT', 'UPDATE', 'RECEIVE-OVERPAYMENT', 'PAID'],
  ]);
  expect(events[4].resourceUrl).toBe(`https://api.xero.com/api.xro/2.0/Overpayments/${made.OverpaymentID}`);
});

test('observed: the API takes no payment larger than what is owing; a person’s becomes payment and overpayment', async () => {
  const { invoice, call, sandbox, tenantId, shown } = open();
  const owed = await invoice();
  const what = { tenantId, invoiceId: String(owed.InvoiceID), date: '2026-03-03', accountCode: '090' };
  const { status } = await call('PUT', '/Payments', {
    Invoice: { InvoiceID: owed.InvoiceID },
    Account: { Code: '090' },
    Amount: 150,
  });
  expect(status).toBe(400);
  const paid = sandbox.books.recordOverpayment({ ...what, amount: '150' });
  expect(paid.ok && [paid.value.payment.amount, paid.value.overpayment.total]).toEqual(['110.00', '40.00']);
  expect(await shown('Invoices', owed.InvoiceID)).toMatchObject({ Status: 'PAID', AmountPaid: 110 });
  const id = paid.ok ? paid.value.overpayment.creditId : '';
  expect(await shown('Overpayments', id)).toMatchObject({ RemainingCredit: 40, Type: 'RECEIVE-OVERPAYMENT' });
  expect(sandbox.books.recordOverpayment({ ...what, amount: '1' }).ok).toBe(false);
});

test('a person receives a prepayment, spreads it, takes it back, pays it back, and deletes it', async () => {
  const { invoice, sandbox, tenantId, contactId } = open();
  const { books } = sandbox;
  const owed = String((await invoice()).InvoiceID);
  const lines = [{ description: 'Deposit', unitAmount: '55', accountCode: '805' }];
  const made = books.recordPrepayment({ tenantId, contactId, date: '2026-03-02', accountCode: '090', lines });
  const on = { tenantId, creditId: made.ok ? made.value.creditId : '' };
  const given = books.allocateMoneyCredit({ ...on, invoiceId: owed, amount: '15', date: '2026-03-03' });
  expect(given.ok && given.value.remainingCredit).toBe('40.00');
  expect(books.voidMoneyCredit(on).ok).toBe(false);
  const allocationId = given.ok ? (given.value.allocations[0]?.allocationId ?? '') : '';
  books.removeMoneyAllocation({ ...on, allocationId });
  const refund = books.refundCredit({ ...on, amount: '55', date: '2026-03-03', accountCode: '090' });
  expect(books.getMoneyCredit(on)?.status).toBe('PAID');
  books.removePayment({ tenantId, paymentId: refund.ok ? refund.value.paymentId : '' });
  expect(books.voidMoneyCredit(on).ok).toBe(true);
  expect(books.listMoneyCredits({ tenantId, contactId })).toMatchObject([{ status: 'VOIDED' }]);
});

test('a credit typed on an invoice is a real prepayment or overpayment, which stays when it is taken off', async () => {
  const { sandbox, tenantId, invoice } = open();
  const { books } = sandbox;
  const invoiceId = String((await invoice()).InvoiceID);
  for (const kind of ['Prepayment', 'Overpayment'] as const) {
    const applied = books.applyCredit({ tenantId, invoiceId, amount: '10', date: '2026-03-06', kind });
    const creditId = applied.ok ? (applied.value.credits[0]?.creditId ?? '') : '';
    expect(books.getMoneyCredit({ tenantId, creditId })).toMatchObject({
      kind,
      total: '10.00',
      status: 'PAID',
    });
    const taken = books.removeCredit({ tenantId, invoiceId, creditId });
    expect(taken.ok && taken.value.amountDue).toBe('110.00');
    expect(books.getMoneyCredit({ tenantId, creditId })?.remainingCredit).toBe('10.00');
  }
});

test('contacts merged in the books take their prepayments and overpayments along', async () => {
  const { overpayment, sandbox, tenantId, contactId } = open();
  const { OverpaymentID: creditId } = await overpayment();
  const into = sandbox.books.listContacts({ tenantId })[1]?.contactId ?? '';
  sandbox.books.mergeContacts({ tenantId, contactId, intoContactId: into });
  expect(sandbox.books.getMoneyCredit({ tenantId, creditId })?.contactId).toBe(into);
});

test('documented: the same key receives once and allocates once', async () => {
  const { call, common, line, sandbox, tenantId } = open();
  const body = { ...common, Type: 'RECEIVE-OVERPAYMENT', LineItems: [line] };
  const put = () => call('PUT', '/BankTransactions', body, { 'Idempotency-Key': 'k1' });
  const [one, two] = [await put(), await put()];
  expect(two.text).toBe(one.text);
  expect(sandbox.books.listMoneyCredits({ tenantId })).toHaveLength(1);
});
