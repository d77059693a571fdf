import { expect, test } from 'vitest';
import type { AutomationEvent, Trigger } from '../domain/automation.ts';
import { whyReasonIsGone } from './why-over.ts';

const due: AutomationEvent = { kind: 'due', facts: { automationId: 'a', dueDate: '2026-05-01' } };
const created: AutomationEvent = { kind: 'created', facts: {} };
const overdue = { status: 'overdue', isGone: false, dueDate: '2026-05-01' } as const;
const reminds: Trigger = { kind: 'dueDate', days: 3 };

test.each([
  [reminds, due, overdue, null],
  [reminds, due, { ...overdue, status: 'paid' }, 'Nothing is owing any more.'],
  [reminds, due, { ...overdue, isGone: true }, 'Nothing is owing any more.'],
  [reminds, due, null, 'Nothing is owing any more.'],
  [
    reminds,
    due,
    { ...overdue, dueDate: '2026-06-01' },
    'It is due on 2026-06-01 by now, and that day has reminders of its own.',
  ],
  [{ kind: 'statusBecomes', status: 'overdue' }, created, overdue, null],
  [
    { kind: 'statusBecomes', status: 'overdue' },
    created,
    { ...overdue, status: 'paid' },
    'The invoice has another status by now.',
  ],
  [{ kind: 'statusStops', status: 'paid' }, created, overdue, null],
  [{ kind: 'statusStops', status: 'overdue' }, created, overdue, 'The invoice is Overdue again.'],
] as const)('%j of %j, with %j by now: %s', (trigger, event, invoice, expected) => {
  expect(whyReasonIsGone(trigger, event, invoice)).toBe(expected);
});
