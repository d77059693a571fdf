/** Contacts as Xero shows them: in full, as a row of an unpaged list, and as a stub inside another document. */

import Big from 'big.js';
import type { ContactRecord } from '../records.ts';
import type { Ledger } from './ledger.ts';
import { instant, money, type Wire, type WireObject } from './wire.ts';

/** Everything; a paged list and a single GET show this. */
export function contactInFull(ledger: Ledger, contact: ContactRecord): WireObject {
  return {
    ...contactRow(contact),
    MergedToContactID: contact.mergedToContactId,
    ContactPersons: contact.people.map((person) => ({
      FirstName: person.firstName,
      LastName: person.lastName,
      EmailAddress: person.emailAddress,
      IncludeInEmails: person.includeInEmails,
    })),
    PaymentTerms: paymentTerms(contact),
    SalesTrackingCategories: [],
    PurchasesTrackingCategories: [],
    Balances: balances(ledger, contact),
    HasAttachments: false,
  };
}

/** A subset of the fields, as unpaged lists have it. */
export function contactRow(contact: ContactRecord): WireObject {
  return {
    ContactID: contact.contactId,
    ContactNumber: contact.contactNumber,
    AccountNumber: undefined,
    ContactStatus: contact.status,
    Name: contact.name,
    FirstName: contact.firstName,
    LastName: contact.lastName,
    EmailAddress: contact.emailAddress ?? '',
    BankAccountDetails: '',
    TaxNumber: undefined,
    CompanyNumber: undefined,
    DefaultCurrency: undefined,
    ...contact.details,
    Addresses: addresses(contact),
    Phones: phones(contact),
    UpdatedDateUTC: instant(contact.updatedAt),
    ContactGroups: [],
    IsSupplier: contact.isSupplier,
    IsCustomer: contact.isCustomer,
    ContactPersons: [],
    HasAttachments: false,
    HasValidationErrors: false,
  };
}

/** `summaryOnly=true` */
export function contactSummary(contact: ContactRecord): WireObject {
  const dropped = ['Addresses', 'ContactGroups', 'ContactPersons', 'IsSupplier', 'IsCustomer'];
  return Object.fromEntries(Object.entries(contactRow(contact)).filter(([name]) => !dropped.includes(name)));
}

/** Inside invoices and payments. */
export function contactStub(contact: ContactRecord | undefined): WireObject {
  return {
    ContactID: contact?.contactId,
    ContactNumber: contact?.contactNumber,
    Name: contact?.name,
    Addresses: [],
    Phones: [],
    ContactGroups: [],
    ContactPersons: [],
    HasValidationErrors: false,
  };
}

/** Both kinds are always there, blank ones too. */
function addresses(contact: ContactRecord): Wire {
  const blank = { City: '', Region: '', PostalCode: '', Country: '' };
  return ['STREET', 'POBOX'].map((type) => ({
    AddressType: type,
    ...blank,
    ...contact.addresses.find((address) => address.type === type)?.fields,
  }));
}

function phones(contact: ContactRecord): Wire {
  return ['DDI', 'DEFAULT', 'FAX', 'MOBILE'].map((type) => {
    const phone = contact.phones.find((each) => each.type === type);
    return {
      PhoneType: type,
      PhoneNumber: phone?.number ?? '',
      PhoneAreaCode: phone?.areaCode ?? '',
      PhoneCountryCode: phone?.countryCode ?? '',
    };
  });
}

function paymentTerms({ salesTerms, billsTerms }: ContactRecord): Wire {
  if (!salesTerms && !billsTerms) return undefined;
  const view = (term: typeof salesTerms) => term && { Day: term.day, Type: term.type };
  return { Bills: view(billsTerms), Sales: view(salesTerms) };
}

function balances(ledger: Ledger, contact: ContactRecord): Wire {
  const side = (type: 'ACCREC' | 'ACCPAY'): WireObject => {
    const owing = ledger.tables.invoices
      .find('contact', contact.contactId)
      .filter((invoice) => invoice.type === type && invoice.status === 'AUTHORISED');
    const sum = (some: typeof owing) =>
      some.reduce((total, invoice) => total.plus(invoice.amountDue), new Big(0)).toFixed(2);
    const overdue = owing.filter((invoice) => (invoice.dueDate ?? '9999') < ledger.today);
    return { Outstanding: money(sum(owing)), Overdue: money(sum(overdue)) };
  };
  if (!contact.isCustomer && !contact.isSupplier) return undefined;
  return { AccountsReceivable: side('ACCREC'), AccountsPayable: side('ACCPAY') };
}
