/** The practice ledger as a process of its own, and what is done to it: payments, lost answers, slow days. */
import { z } from 'zod';
import type { InvoiceRecord } from '../../sandbox/records.ts';
import type { Fault } from '../../sandbox/sandbox.ts';

export type PracticeLedger = {
  readonly url: string;
  readonly tenantId: string;
  invoices(): Promise<readonly BookedInvoice[]>;
  contactNames(): Promise<readonly string[]>;
  layFault(fault: Fault): Promise<void>;
  clearFaults(): Promise<void>;
  changeSettings(change: Readonly<Record<string, unknown>>): Promise<void>;
  /** @returns false where the books refuse it, as when somebody has just paid the rest. */
  recordPayment(invoiceId: string, amount: string): Promise<boolean>;
};

/** What an accountant compares; amounts are decimal strings. */
export type BookedInvoice = Pick<
  InvoiceRecord,
  'invoiceId' | 'number' | 'reference' | 'status' | 'total' | 'amountDue' | 'dueDate'
>;

const organisations = z.array(z.object({ tenantId: z.string(), countryCode: z.string() }));
const contacts = z.array(z.object({ name: z.string() }));
const acted = z.object({ ok: z.boolean() });

/** The books of the Australian sample organisation. */
export async function openLedger(url: string): Promise<PracticeLedger> {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${url}/_sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The practice ledger answered ${answer.status} to ${path}`);
    return answer.json();
  };
  const all = organisations.parse(await ask('POST', 'books/listOrganisations', {}));
  const tenantId = all.find((each) => each.countryCode === 'AU')?.tenantId;
  if (tenantId === undefined) throw new Error('There is no practice organisation in Australia');
  return {
    url,
    tenantId,
    // Written by the sandbox itself, in the shape of its own records.
    invoices: async () => (await ask('GET', `state/${tenantId}/invoices`)) as BookedInvoice[],
    contactNames: async () =>
      contacts.parse(await ask('GET', `state/${tenantId}/contacts`)).map(({ name }) => name),
    layFault: async (fault) => void (await ask('POST', 'faults', fault)),
    clearFaults: async () => void (await ask('DELETE', 'faults')),
    changeSettings: async (change) => void (await ask('POST', 'settings', change)),
    recordPayment: async (invoiceId, amount) => {
      const payment = { tenantId, invoiceId, amount, date: '2026-11-20', accountCode: '090' };
      return acted.parse(await ask('POST', 'books/recordPayment', payment)).ok;
    },
  };
}
