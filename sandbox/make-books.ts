/** The person's hands in the books: the API's own rules, without the app and without its limits. */

import { type Act, asLine, no, PLACES, yes } from './act.ts';
import type { Books, BooksResult } from './books.ts';
import { creditActs } from './credit-acts.ts';
import { plantInvoices } from './plant-invoices.ts';
import type { ContactRecord, InvoiceRecord, OrganisationRecord, PaymentRecord } from './records.ts';
import type { World } from './world.ts';
import { accountInput, createAccount, updateAccount } from './xero/accounts.ts';
import { contactInput } from './xero/contact-input.ts';
import { addCurrency } from './xero/currencies.ts';
import { type InvoiceInput, invoiceInput } from './xero/invoice-input.ts';
import { fireContact, fireCreditNote, fireInvoice, type Ledger, openLedger, PERSON } from './xero/ledger.ts';
import { paymentInput } from './xero/payment-input.ts';
import { applyInput, createContact, takenProblems, updateContact } from './xero/save-contact.ts';
import { createInvoice, updateInvoice } from './xero/save-invoice.ts';
import { createPayment, deletePayment } from './xero/save-payment.ts';
import { revokeGrant } from './xero/tokens.ts';

export function createBooks(world: World): Books {
  const act: Act = (tenantId, work) =>
    world.store.transaction(() =>
      world.store.attempt(() => {
        const ledger = openLedger(world, tenantId, PERSON);
        const result = ledger ? work(ledger) : no('There is no such organisation.');
        return { keep: result.ok, result };
      }),
    );
  const onInvoice = <T>(
    { tenantId, invoiceId }: { readonly tenantId: string; readonly invoiceId: string },
    work: (ledger: Ledger, invoice: InvoiceRecord) => BooksResult<T>,
  ) =>
    act(tenantId, (ledger) => {
      const invoice = ledger.tables.invoices.get(invoiceId);
      return invoice ? work(ledger, invoice) : no<T>('There is no such invoice.');
    });
  const onContact = (
    { tenantId, contactId }: { readonly tenantId: string; readonly contactId: string },
    work: (ledger: Ledger, contact: ContactRecord) => BooksResult<ContactRecord>,
  ) =>
    act(tenantId, (ledger) => {
      const contact = ledger.tables.contacts.get(contactId);
      return contact ? work(ledger, contact) : no<ContactRecord>('There is no such contact.');
    });
  const change = (
    what: { readonly tenantId: string; readonly invoiceId: string },
    input: Partial<InvoiceInput>,
  ) =>
    onInvoice(what, (ledger, invoice) =>
      invoiceResult(updateInvoice(ledger, invoice, asInvoice(input), PLACES)),
    );

  return {
    recordPayment: ({ tenantId, invoiceId, amount, date, accountCode, reference }) =>
      act(tenantId, (ledger) => {
        const input = {
          Invoice: { InvoiceID: invoiceId },
          Account: { Code: accountCode },
          Amount: amount,
          Date: date,
        };
        return paymentResult(createPayment(ledger, paymentInput.parse({ ...input, Reference: reference })));
      }),
    removePayment: ({ tenantId, paymentId }) =>
      act(tenantId, (ledger) => {
        const payment = ledger.tables.payments.get(paymentId);
        return payment
          ? paymentResult(deletePayment(ledger, payment))
          : no<PaymentRecord>('There is no such payment.');
      }),
    ...creditActs(act),

    createInvoice: ({ tenantId, contactId, lines, ...rest }) =>
      act(tenantId, (ledger) => {
        const input = asInvoice({
          Type: 'ACCREC',
          Contact: contactInput.parse({ ContactID: contactId }),
          Date: rest.date,
          DueDate: rest.dueDate,
          Reference: rest.reference,
          InvoiceNumber: rest.number,
          Status: rest.status ?? 'DRAFT',
          LineAmountTypes: rest.lineAmountTypes,
          CurrencyCode: rest.currencyCode,
          LineItems: lines.map(asLine),
        });
        return invoiceResult(createInvoice(ledger, input, PLACES));
      }),
    editInvoice: ({ tenantId, invoiceId, ...edit }) =>
      change(
        { tenantId, invoiceId },
        {
          InvoiceNumber: edit.number,
          Reference: edit.reference,
          Date: edit.date,
          DueDate: edit.dueDate,
          Contact: edit.contactId ? contactInput.parse({ ContactID: edit.contactId }) : undefined,
          LineItems: edit.lines?.map(asLine),
        },
      ),
    approveInvoice: (what) => change(what, { Status: 'AUTHORISED' }),
    voidInvoice: (what) => change(what, { Status: 'VOIDED' }),
    deleteInvoice: (what) => change(what, { Status: 'DELETED' }),

    addContact: ({ tenantId, name, emailAddress }) =>
      act(tenantId, (ledger) =>
        contactResult(createContact(ledger, contactInput.parse({ Name: name, EmailAddress: emailAddress }))),
      ),
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

    addAccount: ({ tenantId, code, name, type, taxType }) =>
      act(tenantId, (ledger) => {
        const input = accountInput.parse({ Code: code, Name: name, Type: type, TaxType: taxType });
        return accountResult(createAccount(ledger, input));
      }),
    archiveAccount: ({ tenantId, code }) =>
      act(tenantId, (ledger) => setAccountStatus(ledger, code, 'ARCHIVED')),
    restoreAccount: ({ tenantId, code }) =>
      act(tenantId, (ledger) => setAccountStatus(ledger, code, 'ACTIVE')),
    setTaxRateStatus: ({ tenantId, taxType, status }) =>
      act(tenantId, ({ tables }) => {
        const rate = tables.taxRates.get(taxType);
        if (!rate) return no('There is no such tax rate.');
        tables.taxRates.put(taxType, { ...rate, status });
        return yes({ ...rate, status });
      }),
    enableCurrency: ({ tenantId, code }) =>
      act(tenantId, (ledger) => {
        const currency = addCurrency(ledger, code);
        return currency ? yes(currency) : no('There is no such currency.');
      }),
    setLockDates: ({ tenantId, ...dates }) => act(tenantId, (ledger) => setLockDates(ledger, dates)),

    expireAccessTokens: () => world.store.transaction(() => yes({ expired: expireTokens(world) })),
    disconnectApp: ({ tenantId }) =>
      act(tenantId, () => {
        const cut = world.app.connections.all().filter((each) => each.isActive && each.tenantId === tenantId);
        for (const each of cut) world.app.connections.put(each.connectionId, { ...each, isActive: false });
        return yes({ disconnected: cut.length });
      }),
    revokeGrant: () =>
      world.store.transaction(() => {
        const living = world.app.grants.all().filter((grant) => grant.revokedAt === undefined);
        for (const grant of living) revokeGrant(world, grant.grantId);
        return yes({ revoked: living.length });
      }),

    plantInvoices: plantInvoices(act),

    listOrganisations: () => world.app.organisations.all(),
    listInvoices: ({ tenantId }) => world.tenant(tenantId).invoices.all(),
    getInvoice: ({ tenantId, invoiceId }) => world.tenant(tenantId).invoices.get(invoiceId),
    listCreditNotes: ({ tenantId }) => world.tenant(tenantId).creditNotes.all(),
    getCreditNote: ({ tenantId, creditNoteId }) => world.tenant(tenantId).creditNotes.get(creditNoteId),
    listPayments: ({ tenantId, invoiceId }) => {
      const { payments } = world.tenant(tenantId);
      return invoiceId === undefined ? payments.all() : payments.find('invoice', invoiceId);
    },
    listContacts: ({ tenantId }) => world.tenant(tenantId).contacts.all(),
    listAccounts: ({ tenantId }) => world.tenant(tenantId).accounts.all(),
    listTaxRates: ({ tenantId }) => world.tenant(tenantId).taxRates.all(),
    listItems: ({ tenantId }) => world.tenant(tenantId).items.all(),
    listCurrencies: ({ tenantId }) => world.tenant(tenantId).currencies.all(),
    listHistory: ({ tenantId, subjectId }) => world.tenant(tenantId).history.find('subject', subjectId),
  };
}

const invoiceResult = (result: ReturnType<typeof createInvoice>): BooksResult<InvoiceRecord> =>
  result.ok ? yes(result.invoice) : no(result.problems.join(' '));
const paymentResult = (result: ReturnType<typeof createPayment>): BooksResult<PaymentRecord> =>
  result.ok ? yes(result.payment) : no(result.problems.join(' '));
const contactResult = (result: ReturnType<typeof createContact>): BooksResult<ContactRecord> =>
  result.ok ? yes(result.contact) : no(result.problems.join(' '));
const accountResult = (result: ReturnType<typeof createAccount>) =>
  result.ok ? yes(result.account) : no<never>(result.problems.join(' '));

/** Through the request's own schema, so that people's amounts and dates are read by the same rules. */
const asInvoice = (fields: Partial<InvoiceInput>): InvoiceInput => invoiceInput.parse(fields);

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
  saveContact(ledger, { ...into, isCustomer: into.isCustomer || contact.isCustomer });
  return saveContact(ledger, { ...contact, status: 'ARCHIVED', mergedToContactId: into.contactId });
}

function saveContact(ledger: Ledger, contact: ContactRecord): BooksResult<ContactRecord> {
  const saved = applyInput(contact, contactInput.parse({}), ledger.now);
  ledger.tables.contacts.put(saved.contactId, saved);
  fireContact(ledger, saved.contactId, 'UPDATE');
  return yes(saved);
}

function setAccountStatus(ledger: Ledger, code: string, status: 'ACTIVE' | 'ARCHIVED') {
  const account = ledger.tables.accounts.find('code', code)[0];
  if (!account) return no<never>('There is no such account.');
  return accountResult(updateAccount(ledger, account, accountInput.parse({ Status: status })));
}

function setLockDates(
  { world, organisation }: Ledger,
  dates: { readonly periodLockDate?: string; readonly endOfYearLockDate?: string },
): BooksResult<OrganisationRecord> {
  const { periodLockDate: period, endOfYearLockDate: year, ...rest } = organisation;
  const [nextPeriod, nextYear] = [dates.periodLockDate ?? period, dates.endOfYearLockDate ?? year];
  const saved: OrganisationRecord = {
    ...rest,
    ...(nextPeriod && { periodLockDate: nextPeriod }),
    ...(nextYear && { endOfYearLockDate: nextYear }),
  };
  world.app.organisations.put(saved.tenantId, saved);
  return yes(saved);
}

function expireTokens(world: World): number {
  const now = world.clock.now();
  const living = world.app.accessTokens.all().filter((token) => token.expiresAt > now);
  for (const token of living) world.app.accessTokens.put(token.hash, { ...token, expiresAt: now });
  return living.length;
}
