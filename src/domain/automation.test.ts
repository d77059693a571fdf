import { expect, test } from 'vitest';
import { type AutomationEvent, doesTrigger, type InvoiceFacts, type Trigger } from './automation.ts';

const waiting: InvoiceFacts = {
  fromStatus: 'waitingPayment',
  toStatus: 'waitingPayment',
  fromLedgerStatus: 'approved',
  toLedgerStatus: 'approved',
  owingBefore: '100.00',
  owingAfter: '100.00',
  total: '100.00',
  settledBefore: '0.00',
  settledAfter: '0.00',
};
const deposit: InvoiceFacts = {
  ...waiting,
  toStatus: 'partiallyPaid',
  owingAfter: '70.00',
  settledAfter: '30.00',
};
const rest: InvoiceFacts = {
  ...waiting,
  fromStatus: 'partiallyPaid',
  toStatus: 'paid',
  toLedgerStatus: 'paid',
  owingBefore: '70.00',
  owingAfter: '0.00',
  settledBefore: '30.00',
  settledAfter: '100.00',
};
const first: InvoiceFacts = {
  ...waiting,
  fromStatus: null,
  fromLedgerStatus: null,
  owingBefore: null,
  settledBefore: null,
};
const unpaid: InvoiceFacts = {
  ...rest,
  fromStatus: 'paid',
  toStatus: 'partiallyPaid',
  owingBefore: '0.00',
  owingAfter: '70.00',
  settledBefore: '100.00',
  settledAfter: '30.00',
};
const voided: InvoiceFacts = { ...waiting, toStatus: null, toLedgerStatus: 'voided', owingAfter: '0.00' };

const names = { waiting, deposit, rest, first, unpaid, voided };

test.each<[Trigger, (keyof typeof names)[]]>([
  [{ kind: 'statusBecomes', status: 'paid' }, ['rest']],
  [{ kind: 'statusBecomes', status: 'partiallyPaid' }, ['deposit', 'unpaid']],
  [{ kind: 'statusBecomes', status: 'waitingPayment' }, ['first']],
  [{ kind: 'statusStops', status: 'paid' }, ['unpaid']],
  [{ kind: 'statusStops', status: 'waitingPayment' }, ['deposit', 'voided']],
  [{ kind: 'firstPayment' }, ['deposit']],
  [{ kind: 'owingChanges' }, ['deposit', 'rest', 'unpaid', 'voided']],
  [{ kind: 'invoiceSent' }, ['first']],
  [{ kind: 'invoiceVoided' }, ['voided']],
  [{ kind: 'invoiceDeleted' }, []],
  [{ kind: 'created' }, []],
])('%j is set off by %j', (trigger, expected) => {
  const by = Object.entries(names).filter(([, facts]) =>
    doesTrigger(trigger, { kind: 'invoice', facts }, 'any'),
  );
  expect(by.map(([name]) => name)).toEqual(expected);
});

test('a due date is told to the automation that waits for it alone', () => {
  const event: AutomationEvent = { kind: 'due', facts: { automationId: 'mine', dueDate: '2026-01-31' } };
  expect(doesTrigger({ kind: 'dueDate', days: 3 }, event, 'mine')).toBe(true);
  expect(doesTrigger({ kind: 'dueDate', days: 3 }, event, 'another')).toBe(false);
});

test('a stage or a label that is named counts alone; none named, each does', () => {
  const stage: AutomationEvent = { kind: 'stage', facts: { from: 'a', to: 'b' } };
  expect(doesTrigger({ kind: 'stageChanges', to: null }, stage, '')).toBe(true);
  expect(doesTrigger({ kind: 'stageChanges', to: 'b' }, stage, '')).toBe(true);
  expect(doesTrigger({ kind: 'stageChanges', to: 'a' }, stage, '')).toBe(false);
  const column: AutomationEvent = { kind: 'column', facts: { columnId: 'c', from: null, to: ['x', 'y'] } };
  expect(doesTrigger({ kind: 'columnChanges', columnId: 'c', to: 'y' }, column, '')).toBe(true);
  expect(doesTrigger({ kind: 'columnChanges', columnId: 'c', to: 'z' }, column, '')).toBe(false);
  expect(doesTrigger({ kind: 'columnChanges', columnId: 'd', to: null }, column, '')).toBe(false);
  // It had the label before: another one came beside it.
  const beside: AutomationEvent = { kind: 'column', facts: { ...column.facts, from: ['y'] } };
  expect(doesTrigger({ kind: 'columnChanges', columnId: 'c', to: 'y' }, beside, '')).toBe(false);
  expect(doesTrigger({ kind: 'columnChanges', columnId: 'c', to: 'x' }, beside, '')).toBe(true);
});
