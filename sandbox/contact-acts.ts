/** What a person does with contacts: adds, renames, archives, brings back, and merges them. */

import { type Act, no, yes } from './act.ts';
import type { Books, BooksResult } from './books.ts';
import type { ContactRecord } from './records.ts';
import { contactInput } from './xero/contact-input.ts';
import { fireContact, fireCreditNote, fireInvoice, fireMoneyCredit, type Ledger } from './xero/ledger.ts';
import { applyInput, createContact, markTrading, takenProblems, updateContact } from './xero/save-contact.ts';

type ContactActs = Pick<
  Books,
  'addContact' | 'renameContact' | 'archiveContact' | 'restoreContact' | 'mergeContacts'
>;

export function contactActs(act: Act): ContactActs {
  const onContact = (
    { tenantId, contactId }: { readonly tenantId: string; readonly contactId: string },
    work: (ledger: Ledger, contact: ContactRecord) => BooksResult<ContactRecord>,
  ) =>
    act(tenantId, (ledger) => {
      const contact = ledger.tables.contacts.get(contactId);
      return contact ? work(ledger, contact) : no<ContactRecord>('There is no such contact.');
    });
  return {
    addContact: (what) => act(what.tenantId, (ledger) => contactResult(addContact(ledger, what))),
    renameContact: (what) =>
      onContact(what, (ledger, contact) =>
        contactResult(updateContact(ledger, contact, contactInput.parse({ Name: what.name }))),
      ),
    archiveContact: (what) =>
      onContact(what, (ledger, contact) =>
        contactResult(updateContact(ledger, contact, contactInput.parse({ ContactStatus: 'ARCHIVED' }))),
      ),
    restoreContact: (what) => onContact(what, restoreContact),
    mergeContacts: (what) => onContact(what, (ledger, contact) => merge(ledger, contact, what.intoContactId)),
  };
}

const contactResult = (result: ReturnType<typeof createContact>): BooksResult<ContactRecord> =>
  result.ok ? yes(result.contact) : no(result.problems.join(' '));

function addContact(
  ledger: Ledger,
  what: Parameters<Books['addContact']>[0],
): ReturnType<typeof createContact> {
  const created = createContact(
    ledger,
    contactInput.parse({
      Name: what.name,
      EmailAddress: what.emailAddress,
      FirstName: what.firstName,
      LastName: what.lastName,
      Phones: what.phone && [{ PhoneType: 'DEFAULT', PhoneNumber: what.phone }],
      Addresses: what.city && [{ AddressType: 'STREET', City: what.city }],
    }),
  );
  if (created.ok && what.isCustomer) markTrading(ledger, created.contact.contactId, 'ACCREC');
  return created;
}

/** Only a person can; the API cannot. */
function restoreContact(ledger: Ledger, contact: ContactRecord): BooksResult<ContactRecord> {
  const taken = takenProblems(ledger, contactInput.parse({ Name: contact.name }), contact.contactId);
  if (taken.length > 0) return no(taken.join(' '));
  const { mergedToContactId: _merged, ...rest } = contact;
  return saveContact(ledger, { ...rest, status: 'ACTIVE' });
}

function merge(ledger: Ledger, contact: ContactRecord, intoContactId: string): BooksResult<ContactRecord> {
  const into = ledger.tables.contacts.get(intoContactId);
  if (!into || into.contactId === contact.contactId) return no('There is no such contact to merge into.');
  const moved = { contactId: into.contactId, updatedAt: ledger.now };
  for (const invoice of ledger.tables.invoices.find('contact', contact.contactId)) {
    ledger.tables.invoices.put(invoice.invoiceId, { ...invoice, ...moved });
    fireInvoice(ledger, invoice.invoiceId, 'UPDATE');
  }
  for (const creditNote of ledger.tables.creditNotes.find('contact', contact.contactId)) {
    ledger.tables.creditNotes.put(creditNote.creditNoteId, { ...creditNote, ...moved });
    fireCreditNote(ledger, creditNote, 'UPDATE');
  }
  for (const credit of ledger.tables.moneyCredits.find('contact', contact.contactId)) {
    ledger.tables.moneyCredits.put(credit.creditId, { ...credit, ...moved });
    fireMoneyCredit(ledger, credit, 'UPDATE');
  }
  saveContact(ledger, { ...into, isCustomer: into.isCustomer || contact.isCustomer });
  return saveContact(ledger, { ...contact, status: 'ARCHIVED', mergedToContactId: into.contactId });
}

function saveContact(ledger: Ledger, contact: ContactRecord): BooksResult<ContactRecord> {
  const saved = applyInput(contact, contactInput.parse({}), ledger.now);
  ledger.tables.contacts.put(saved.contactId, saved);
  fireContact(ledger, saved.contactId, 'UPDATE');
  return yes(saved);
}
