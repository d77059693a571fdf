/** What the customer's own plan allows: a small one approves few invoices a month, and knows one currency. */

import type { InvoiceRecord, OrganisationRecord, Plan } from '../records.ts';
import { isApproved } from './invoice-status.ts';
import type { Ledger } from './ledger.ts';

/** Documented: 20 sales invoices and 5 bills a month. */
const MOST = { ACCREC: 20, ACCPAY: 5 } as const;

/** Documented: 1,000 e-mails a day, 20 on trial, and none from a demo company. */
const EMAILS_A_DAY: Readonly<Record<Plan, number>> = {
  DEMO: 0,
  TRIAL: 20,
  STARTER: 1_000,
  STANDARD: 1_000,
  PREMIUM: 1_000,
};

export const isPlan = (word: string): boolean => Object.hasOwn(EMAILS_A_DAY, word);

export const planOf = ({ plan, isDemoCompany }: OrganisationRecord): Plan =>
  isDemoCompany ? 'DEMO' : (plan ?? 'PREMIUM');

export const emailsADay = (organisation: OrganisationRecord): number => EMAILS_A_DAY[planOf(organisation)];

/** Several currencies come with the larger plans only. */
export const multicurrency = ({ organisation }: Pick<Ledger, 'organisation'>): boolean =>
  !['STARTER', 'STANDARD'].includes(planOf(organisation));

export const LIMIT_REACHED = 'You have reached the limit of invoices you can approve';

/** Of an invoice that is about to be approved. */
export function planProblems(ledger: Ledger, invoice: InvoiceRecord): readonly string[] {
  if (!isApproved(invoice.status)) return [];
  return mayApprove(ledger, invoice.type, invoice.date) ? [] : [LIMIT_REACHED];
}

/** @param date of the invoice: which month counts is a switch */
export function mayApprove(ledger: Ledger, type: InvoiceRecord['type'], date: string): boolean {
  return planOf(ledger.organisation) !== 'STARTER' || approved(ledger, type, date) < MOST[type];
}

/** Counted on every plan, for a plan may be changed within the month; a void gives nothing back. */
export function countApproval(ledger: Ledger, { status, type, date }: InvoiceRecord): void {
  if (!isApproved(status)) return;
  ledger.tables.counters.put(monthOf(ledger, type, date), { next: approved(ledger, type, date) + 1 });
}

const approved = (ledger: Ledger, type: InvoiceRecord['type'], date: string): number =>
  ledger.tables.counters.get(monthOf(ledger, type, date))?.next ?? 0;

function monthOf({ settings, today }: Ledger, type: InvoiceRecord['type'], date: string): string {
  const day = settings.switches.planCountsBy === 'invoiceDate' ? date : today;
  return `approved ${type} ${day.slice(0, 7)}`;
}
