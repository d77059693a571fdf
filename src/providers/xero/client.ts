/** The client for one organisation's books in Xero: every method of the port, each a call or a few. */
import type { LedgerClient, LedgerReference, LedgerSession } from '../provider.ts';
import type { Send } from '../transport.ts';
import type { Caller } from './call.ts';
import { createCaller } from './call.ts';
import * as contacts from './contact-calls.ts';
import { listIn, onlyElementIn } from './elements.ts';
import * as invoices from './invoice-calls.ts';
import { fromXeroOrganisation } from './organisation.ts';
import { batchSize } from './reach.ts';
import { referenceLists } from './references.ts';

/** Opens the books of the session's organisation. Nothing is sent until a method is called. */
export function openClient(apiUrl: string, send: Send, session: LedgerSession): LedgerClient {
  const call = createCaller(apiUrl, send, session);
  return {
    batchSize,
    organisation: () => readOrganisation(call),
    references: () => readReferences(call),
    createContacts: (toCreate, key) => contacts.createContacts(call, toCreate, key),
    createInvoices: (toCreate, key) => invoices.createInvoices(call, toCreate, key),
    voidInvoice: (invoice, key) => invoices.voidInvoice(call, invoice, key),
    findContacts: (markers, since) => contacts.findContacts(call, markers, since),
    findInvoices: (markers, since) => invoices.findInvoices(call, markers, since),
    findContactsByName: (name) => contacts.findContactsByName(call, name),
    invoicesChangedSince: (since, page) => invoices.invoicesChangedSince(call, since, page),
    contactsChangedSince: (since, page) => contacts.contactsChangedSince(call, since, page),
    invoicesById: (ids) => invoices.invoicesById(call, ids),
    contactsById: (ids) => contacts.contactsById(call, ids),
  };
}

function readOrganisation(call: Caller): ReturnType<LedgerClient['organisation']> {
  return call({
    operation: 'organisation',
    method: 'GET',
    path: 'Organisation',
    read: (json) => fromXeroOrganisation(onlyElementIn(json, 'Organisations')),
  });
}

// One after the other: Xero allows five calls at a time, and somebody may be waiting for an invoice.
async function readReferences(call: Caller): ReturnType<LedgerClient['references']> {
  const references: LedgerReference[] = [];
  for (const { path, query, read } of referenceLists) {
    const answer = await call({
      operation: `references.${path}`,
      method: 'GET',
      path,
      query,
      read: (json) => listIn(json, path).map(read),
    });
    if (!answer.ok) return answer;
    references.push(...answer.value);
  }
  return { ok: true, value: references };
}
