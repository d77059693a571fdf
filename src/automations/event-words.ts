/** What happened, in a sentence: why an automation ran. */
import { type AccountingStatus, chipLabel } from '../domain/accounting-status.ts';
import type { AutomationEvent, InvoiceFacts, Trigger } from '../domain/automation.ts';
import type { RuleNames } from '../domain/automation-words.ts';
import { customValueWords } from '../domain/custom-value.ts';
import type { Scene } from './scene.ts';

export function eventWords(trigger: Trigger, event: AutomationEvent, scene: Scene, names: RuleNames): string {
  const invoice = scene.invoice?.number ?? 'An invoice without a number yet';
  const record = recordName(scene);
  switch (event.kind) {
    case 'invoice':
      return invoiceWords(trigger, event.facts, invoice, scene.invoice?.row.currency ?? '');
    case 'pushFailed':
      return `${invoice} could not go to the books: ${event.facts.problem}`;
    case 'due':
      return dueWords(trigger, invoice, event.facts.dueDate);
    case 'stage':
      return `${record} moved to ${names.stage(event.facts.to)?.name ?? 'another stage'}.`;
    case 'column': {
      const column = names.column(event.facts.columnId);
      const value = column && customValueWords(column, event.facts.to, names.person);
      return `${column?.name ?? 'A column'} of ${record} ${value ? `became ${value}` : 'was emptied'}.`;
    }
    case 'created':
      return `${record} was created.`;
  }
}

/** The record that an automation runs for, as people know it. */
export function recordName({ record, salesDoc, jobs, invoice }: Scene): string {
  if (record.kind === 'job') return jobs[0]?.number ?? 'The job';
  if (record.kind === 'salesDoc') return salesDoc?.number ?? 'The sales doc';
  return invoice?.number ?? 'An invoice without a number yet';
}

function invoiceWords(trigger: Trigger, facts: InvoiceFacts, invoice: string, currency: string): string {
  const money = (amount: string | null) => `${currency} ${amount ?? '0.00'}`;
  switch (trigger.kind) {
    case 'statusBecomes':
      return `${invoice} became ${label(trigger.status)}.`;
    case 'statusStops':
      return `${invoice} stopped being ${label(trigger.status)}${facts.toStatus ? `: it is ${label(facts.toStatus)} now` : ''}.`;
    case 'firstPayment':
      return `The first payment of ${invoice} came in: ${money(facts.settledAfter)} of ${money(facts.total)}.`;
    case 'owingChanges':
      return `The amount owing of ${invoice} went from ${money(facts.owingBefore)} to ${money(facts.owingAfter)}.`;
    case 'invoiceVoided':
      return `${invoice} was voided.`;
    case 'invoiceDeleted':
      return `${invoice} was deleted in the books.`;
    default:
      return `${invoice} is in the books.`;
  }
}

function dueWords(trigger: Trigger, invoice: string, dueDate: string): string {
  const days = trigger.kind === 'dueDate' ? trigger.days : 0;
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  if (days === 0) return `${invoice} has come to its due date, ${dueDate}.`;
  // Not "today": the due date may have been moved, or nobody worked on that day.
  return `${invoice} has come to ${count} ${days > 0 ? 'after' : 'before'} its due date, ${dueDate}.`;
}

const label = (status: AccountingStatus) => chipLabel(status, '');
