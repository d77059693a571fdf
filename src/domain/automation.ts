/** What an automation waits for, what it does then, and which events set it off. */
import type { AccountingStatus, LedgerInvoiceStatus } from './accounting-status.ts';
import type { CustomValue } from './custom-value.ts';
import { decimal } from './decimal.ts';
import type { Filter } from './view-settings.ts';

/** Whose records it runs for: sales docs, jobs, or invoices. */
export const automationBoards = ['sales', 'jobs', 'invoices'] as const;
export type AutomationBoard = (typeof automationBoards)[number];

export type Trigger =
  /** Of an invoice of the record. */
  | { readonly kind: 'statusBecomes' | 'statusStops'; readonly status: AccountingStatus }
  /** Money came in for an invoice for which there was none. */
  | { readonly kind: 'firstPayment' }
  | { readonly kind: 'owingChanges' }
  | { readonly kind: 'invoiceSent' | 'invoiceVoided' | 'invoiceDeleted' | 'pushFailed' }
  /** So many days after the due date of an invoice that is still owing; before it where negative. */
  | { readonly kind: 'dueDate'; readonly days: number }
  /** Null: whichever. */
  | { readonly kind: 'stageChanges'; readonly to: string | null }
  /** `to`: a label's id; null: whatever it says then. */
  | { readonly kind: 'columnChanges'; readonly columnId: string; readonly to: string | null }
  | { readonly kind: 'created' };

export type Recipient =
  /** The sales doc's owner, the job's assignee. */
  | { readonly kind: 'owner' }
  | { readonly kind: 'creator' }
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'role'; readonly role: string };

export type Action =
  /** A stage of the JobBoard moves the record's jobs, one of the SalesBoard its sales doc. */
  | { readonly kind: 'moveToStage'; readonly stageId: string }
  /** Of the record, or of the record's job, sales doc, invoice or customer: whose board the column stands on. */
  | { readonly kind: 'setColumn'; readonly columnId: string; readonly value: CustomValue }
  | { readonly kind: 'assign'; readonly userId: string | null }
  | { readonly kind: 'createJob'; readonly stageId: string | null }
  /** `percent`: a deposit of so much, as a decimal string; null: what is not invoiced yet. */
  | { readonly kind: 'createInvoice'; readonly percent: string | null; readonly send: boolean }
  | {
      readonly kind: 'notify';
      readonly to: readonly Recipient[];
      readonly message: string;
      readonly byEmail: boolean;
    }
  | { readonly kind: 'emailCustomer'; readonly subject: string; readonly body: string }
  | { readonly kind: 'callWebhook'; readonly endpointId: string }
  | { readonly kind: 'wait'; readonly days: number };

/** What one is, as it is saved. */
export type AutomationRule = {
  readonly board: AutomationBoard;
  readonly trigger: Trigger;
  readonly conditions: Filter | null;
  readonly actions: readonly Action[];
};

/** What has happened to an invoice in the books. Amounts are decimal strings; null before the first reading. */
export type InvoiceFacts = {
  readonly fromStatus: AccountingStatus | null;
  readonly toStatus: AccountingStatus | null;
  readonly fromLedgerStatus: LedgerInvoiceStatus | null;
  readonly toLedgerStatus: LedgerInvoiceStatus;
  readonly owingBefore: string | null;
  readonly owingAfter: string;
  readonly total: string;
  /** Paid and credited together. */
  readonly settledBefore: string | null;
  readonly settledAfter: string;
};

export type AutomationEvent =
  | { readonly kind: 'invoice'; readonly facts: InvoiceFacts }
  | { readonly kind: 'pushFailed'; readonly facts: { readonly problem: string } }
  /** For one automation alone: the day that it waits for has come. */
  | { readonly kind: 'due'; readonly facts: { readonly automationId: string; readonly dueDate: string } }
  | { readonly kind: 'stage'; readonly facts: { readonly from: string | null; readonly to: string } }
  | {
      readonly kind: 'column';
      readonly facts: { readonly columnId: string; readonly from: CustomValue; readonly to: CustomValue };
    }
  | { readonly kind: 'created'; readonly facts: Readonly<Record<string, never>> };

/** Whether an event is one that a trigger waits for. Whose record it is about, and conditions, are for the caller. */
export function doesTrigger(trigger: Trigger, event: AutomationEvent, automationId: string): boolean {
  switch (event.kind) {
    case 'invoice':
      return doesInvoiceTrigger(trigger, event.facts);
    case 'pushFailed':
      return trigger.kind === 'pushFailed';
    case 'due':
      return trigger.kind === 'dueDate' && event.facts.automationId === automationId;
    case 'stage':
      return trigger.kind === 'stageChanges' && (trigger.to === null || trigger.to === event.facts.to);
    case 'column':
      return (
        trigger.kind === 'columnChanges' &&
        trigger.columnId === event.facts.columnId &&
        (trigger.to === null || (has(event.facts.to, trigger.to) && !has(event.facts.from, trigger.to)))
      );
    case 'created':
      return trigger.kind === 'created';
  }
}

function doesInvoiceTrigger(trigger: Trigger, facts: InvoiceFacts): boolean {
  const { fromStatus, toStatus, fromLedgerStatus, toLedgerStatus } = facts;
  const becomes = (status: LedgerInvoiceStatus) =>
    toLedgerStatus === status && fromLedgerStatus !== null && fromLedgerStatus !== status;
  switch (trigger.kind) {
    case 'statusBecomes':
      return toStatus === trigger.status && fromStatus !== trigger.status;
    case 'statusStops':
      return fromStatus === trigger.status && toStatus !== trigger.status;
    case 'firstPayment':
      return (
        toStatus !== null && decimal(facts.settledBefore ?? '0').lte(0) && decimal(facts.settledAfter).gt(0)
      );
    case 'owingChanges':
      return facts.owingBefore !== null && !decimal(facts.owingBefore).eq(decimal(facts.owingAfter));
    case 'invoiceSent':
      return fromLedgerStatus === null;
    case 'invoiceVoided':
      return becomes('voided');
    case 'invoiceDeleted':
      return becomes('deleted');
    default:
      return false;
  }
}

function has(value: CustomValue, option: string): boolean {
  return typeof value === 'string' ? value === option : (value ?? []).includes(option);
}
