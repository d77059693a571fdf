import { expect, test } from 'vitest';
import { allocateCredit, removeAllocation } from './allocation-calls.ts';
import { fault, toldBooks } from './books.fixtures.ts';
import { removePayment } from './payment-calls.ts';

const link = (TxnType: string, TxnId: string, Amount: number) => ({
  Amount,
  LinkedTxn: [{ TxnId, TxnType }],
});
const payment = (SyncToken: string, Line: object[], more: object = {}) => ({
  Id: '8',
  SyncToken,
  MetaData: { LastUpdatedTime: '2026-11-20T14:05:00-08:00' },
  CustomerRef: { value: '13' },
  CurrencyRef: { value: 'USD' },
  ExchangeRate: 1,
  TxnDate: '2026-11-20',
  TotalAmt: 100,
  UnappliedAmt: 0,
  Line,
  ...more,
});
const found = (entity: string, ...records: object[]) => ({ body: { QueryResponse: { [entity]: records } } });
const stale = { status: 400, body: fault('5010', 'Stale Object Error') };

test('a line that a person has added meanwhile stays when an allocation is taken back', async () => {
  const lines = [link('Invoice', '1', 60)];
  const grown = [...lines, link('Invoice', '2', 40)];
  const books = toldBooks(
    found('Payment', payment('0', lines, { UnappliedAmt: 40 })),
    stale,
    found('Payment', payment('1', grown)),
    { body: { Payment: payment('2', [link('Invoice', '2', 40)], { UnappliedAmt: 60 }) } },
  );
  const part = { kind: 'overpayment', creditLedgerId: '8', allocationLedgerId: '8:1' } as const;
  expect(await removeAllocation(books.call, part, 'key-1')).toEqual({ ok: true, value: null });
  expect(books.bodies().at(-1)).toMatchObject({ SyncToken: '1', Line: [sentLine('2', '40')] });
});

test('an allocation that somebody took back meanwhile is gone', async () => {
  const books = toldBooks(
    found('Payment', payment('0', [link('Invoice', '1', 60)])),
    stale,
    found('Payment', payment('1', [])),
  );
  const part = { kind: 'overpayment', creditLedgerId: '8', allocationLedgerId: '8:1' } as const;
  expect(await removeAllocation(books.call, part, 'key-1')).toMatchObject({
    failure: { kind: 'rejected', problems: [{ code: 'DeletedInBooks' }] },
  });
});

test('a payment that a person set against another invoice meanwhile is not removed with it', async () => {
  const books = toldBooks(
    found('Payment', payment('0', [link('Invoice', '1', 100)])),
    stale,
    found('Payment', payment('1', [link('Invoice', '1', 60), link('Invoice', '2', 40)])),
  );
  expect(await removePayment(books.call, '8:1', 'key-1')).toMatchObject({ failure: { kind: 'rejected' } });
  expect(books.asked).toHaveLength(3);
});

test('open money keeps the lines that it has when it is set against another invoice', async () => {
  const invoice = { Id: '2', CustomerRef: { value: '13' }, Balance: 40, TotalAmt: 40 };
  const lines = [link('Invoice', '1', 60)];
  const books = toldBooks(
    found('Invoice', invoice),
    found('Payment', payment('3', lines, { UnappliedAmt: 40 })),
    { body: { Payment: payment('4', [...lines, link('Invoice', '2', 40)]) } },
  );
  const allocated = await allocateCredit(
    books.call,
    { kind: 'overpayment', creditLedgerId: '8', invoiceLedgerId: '2', amount: '40', date: '2026-11-20' },
    'key-1',
  );
  expect(allocated).toMatchObject({ ok: true, value: { ledgerId: '8:2', amount: '40.00' } });
  expect(books.bodies().at(-1)).toMatchObject({
    SyncToken: '3',
    Line: [sentLine('1', '60'), sentLine('2', '40')],
  });
});

/** As it is read back: numbers as text. */
function sentLine(TxnId: string, Amount: string) {
  return { Amount, LinkedTxn: [{ TxnId, TxnType: 'Invoice' }] };
}
