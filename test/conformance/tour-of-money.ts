/** The part of the tour about money and files: prepayments, overpayments, batches, refunds, attachments, reports. */
import type { Loose } from '../../sandbox/test-bench.ts';
import { draftFor, keyed, type Tour } from './tour.ts';

/** Leaves behind credits that are used, half used and void, and batches that are alive and deleted. */
export async function writeMoney(tour: Tour): Promise<void> {
  const { call, contactId } = tour;
  const body = { Invoices: [draftFor(contactId), draftFor(contactId), draftFor(contactId)] };
  const [one, two, three] = (await call(200, 'PUT', '/Invoices', body)).Invoices;
  await writeMoneyCredits(tour, one);
  await writeRefunds(tour);
  await writeBatches(tour, [two, three]);
  await writeFiles(tour, 'Invoices', one.InvoiceID);
  const [note] = (await call(200, 'GET', '/CreditNotes')).CreditNotes;
  await writeFiles(tour, 'CreditNotes', note.CreditNoteID);
  await writeHistory(tour, 'CreditNotes', note.CreditNoteID);
  await readReports(tour);
}

const deposit = { Description: 'Sample deposit', Quantity: 1, UnitAmount: 50.25 };

async function writeMoneyCredits(tour: Tour, invoice: Loose): Promise<void> {
  const { call, contactId } = tour;
  const common = {
    Contact: { ContactID: contactId },
    BankAccount: { Code: '090' },
    Date: '2026-03-02',
    Reference: 'Sample deposit',
    Url: 'https://desk.example.com/deposits/sample',
    IsReconciled: false,
  };
  const taxed = [{ ...deposit, AccountCode: '200', TaxType: 'OUTPUT' }];
  const prepayment = {
    ...common,
    Type: 'RECEIVE-PREPAYMENT',
    LineAmountTypes: 'Exclusive',
    LineItems: taxed,
  };
  const overpayment = { ...common, Type: 'RECEIVE-OVERPAYMENT', LineItems: [deposit] };
  const foreign = { ...overpayment, CurrencyCode: 'USD', CurrencyRate: 0.75 };
  const spent = { ...overpayment, Type: 'SPEND-OVERPAYMENT' };
  const all = { BankTransactions: [prepayment, overpayment, foreign, spent] };
  const query = '?summarizeErrors=false&unitdp=4';
  const made = (await call(200, 'PUT', `/BankTransactions${query}`, all, keyed('received'))).BankTransactions;
  const [pre, over, abroad] = made;
  await call(200, 'POST', '/BankTransactions', { BankTransactions: [overpayment] });
  const gone = { ...foreign, Status: 'DELETED' };
  const last = { BankTransactions: [gone] };
  await call(200, 'POST', `/BankTransactions/${abroad.BankTransactionID}?unitdp=4`, last, keyed('deleted'));
  for (const [noun, id] of [
    ['Prepayments', pre.PrepaymentID],
    ['Overpayments', over.OverpaymentID],
  ] as const) {
    const place = `/${noun}/${id}/Allocations`;
    const part = { Invoice: { InvoiceID: invoice.InvoiceID }, Amount: 1.5, Date: '2026-03-02' };
    const [first] = (await call(200, 'PUT', place, { Allocations: [part] }, keyed(noun))).Allocations;
    await call(200, 'PUT', `${place}?summarizeErrors=false`, { Allocations: [{ ...part, Amount: 2 }] });
    await call(200, 'DELETE', `${place}/${first.AllocationID}`);
    await call(400, 'PUT', place, { Allocations: [{ ...part, Amount: 5000 }] });
    await writeHistory(tour, noun, id);
  }
  await call(200, 'GET', '/Prepayments?InvoiceNumbers=Sample%20deposit');
  await call(200, 'GET', '/Overpayments?References=Sample%20deposit&where=RemainingCredit%3E1');
}

async function writeRefunds(tour: Tour): Promise<void> {
  const { call, contactId } = tour;
  const { DueDate: _, ...head } = draftFor(contactId);
  const note = { ...head, Type: 'ACCRECCREDIT' };
  const [credit] = (await call(200, 'PUT', '/CreditNotes', { CreditNotes: [note] })).CreditNotes;
  const [prepayment] = (await call(200, 'GET', '/Prepayments')).Prepayments;
  const [overpayment] = (await call(200, 'GET', '/Overpayments')).Overpayments;
  const common = { Account: { Code: '090' }, Date: '2026-03-03', Amount: 5.5 };
  const refunds = [
    { ...common, CreditNote: { CreditNoteID: credit.CreditNoteID } },
    { ...common, Prepayment: { PrepaymentID: prepayment.PrepaymentID } },
    { ...common, Overpayment: { OverpaymentID: overpayment.OverpaymentID } },
  ];
  const made = (await call(200, 'PUT', '/Payments', { Payments: refunds }, keyed('refunds'))).Payments;
  await call(200, 'POST', `/Payments/${made[0].PaymentID}`, { Status: 'DELETED' });
  await writeHistory(tour, 'Payments', made[1].PaymentID);
  for (const [noun, id] of [
    ['CreditNotes', credit.CreditNoteID],
    ['Prepayments', prepayment.PrepaymentID],
    ['Overpayments', overpayment.OverpaymentID],
  ])
    await call(200, 'GET', `/${noun}/${id}`);
}

async function writeBatches(tour: Tour, invoices: readonly Loose[]): Promise<void> {
  const { call } = tour;
  const payments = invoices.map(({ InvoiceID }) => ({
    Invoice: { InvoiceID },
    Amount: 5.5,
    Reference: 'Sample',
  }));
  const batch = {
    Account: { Code: '090' },
    Date: '2026-03-03',
    Reference: 'Sample slip',
    Particulars: 'Sample',
    Code: 'S',
    Details: 'Sample',
    Narrative: 'Sample',
    Payments: payments,
  };
  const query = '?summarizeErrors=false';
  const body = { BatchPayments: [batch, batch, batch] };
  const made = (await call(200, 'PUT', `/BatchPayments${query}`, body, keyed('batch'))).BatchPayments;
  const [kept, one, two] = made;
  await call(200, 'POST', `/BatchPayments/${one.BatchPaymentID}`, { Status: 'DELETED' });
  await call(200, 'POST', '/BatchPayments', { BatchPaymentID: two.BatchPaymentID, Status: 'DELETED' });
  await call(200, 'GET', `/BatchPayments/${one.BatchPaymentID}`);
  const [child] = kept.Payments;
  await call(400, 'POST', `/Payments/${child.PaymentID}`, { Status: 'DELETED' });
  await writeHistory(tour, 'BatchPayments', kept.BatchPaymentID);
}

async function writeFiles({ call }: Tour, noun: string, id: string): Promise<void> {
  const place = `/${noun}/${id}/Attachments`;
  const typed = { 'Content-Type': 'application/pdf' };
  const path = `${place}/sample.pdf`;
  const [made] = (
    await call(200, 'PUT', `${path}?IncludeOnline=true`, '%PDF a sample', { ...typed, ...keyed(id) })
  ).Attachments;
  await call(200, 'POST', path, '%PDF another sample', typed);
  await call(200, 'GET', place);
  const wanted = { contentType: 'application/pdf', Accept: 'application/pdf' };
  for (const name of ['sample.pdf', made.AttachmentID])
    await call(200, 'GET', `${place}/${name}`, undefined, wanted);
}

async function writeHistory({ call }: Tour, noun: string, id: string): Promise<void> {
  await call(200, 'PUT', `/${noun}/${id}/History`, { HistoryRecords: [{ Details: 'A sample note' }] });
  await call(200, 'GET', `/${noun}/${id}/History`);
}

async function readReports({ call, contactId }: Tour): Promise<void> {
  const span = 'fromDate=2026-02-01&toDate=2026-03-31';
  await call(200, 'GET', `/Reports/AgedReceivablesByContact?contactId=${contactId}&date=2026-03-31&${span}`);
  await call(200, 'GET', `/Reports/ProfitAndLoss?${span}&periods=2&timeframe=QUARTER&paymentsOnly=false`);
  await call(400, 'GET', '/Reports/ProfitAndLoss?periods=13');
}
