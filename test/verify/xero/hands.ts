/** A person's hands in the books, as far as the API reaches: what it cannot do is left to a real one. */
import type { LedgerBooks } from '../../contract/harness.ts';
import { left } from '../left-out.ts';
import { firstIn, recordsIn, textAt, type Wire } from '../records.ts';
import { isAnothers } from '../tags.ts';
import type { RawClient } from './raw-client.ts';

export type Accounts = {
  readonly salesAccount: string;
  readonly salesTax: string;
  readonly bankAccount: string;
};

/** Records from before the run, and those of its other tests, are never looked at. */
export function handsIn(raw: RawClient, accounts: Accounts, since: Date, received: string[]): LedgerBooks {
  const { bankAccount } = accounts;
  const contactOf = async (invoiceId: string) =>
    textAt(firstIn(await raw.ask('GET', `Invoices/${invoiceId}`), 'Invoices'), 'Contact.ContactID');
  const listed = async <T extends { readonly marker: string }>(
    noun: string,
    query: string,
    read: (record: Wire) => T,
  ): Promise<readonly T[]> =>
    (await raw.list(noun, query, since)).map(read).filter(({ marker }) => !isAnothers(marker));
  const archive = { ContactStatus: 'ARCHIVED' };
  return {
    invoices: () =>
      listed('Invoices', '', (invoice) => ({
        ledgerId: textAt(invoice, 'InvoiceID'),
        marker: textAt(invoice, 'Url'),
        status: textAt(invoice, 'Status'),
      })),
    contacts: () =>
      listed('Contacts', 'includeArchived=true', (contact) => ({
        ledgerId: textAt(contact, 'ContactID'),
        marker: textAt(contact, 'ContactNumber'),
        name: textAt(contact, 'Name'),
      })),
    payments: () =>
      listed('Payments', '', (payment) => ({
        ledgerId: textAt(payment, 'PaymentID'),
        marker: lastWord(textAt(payment, 'Reference')),
        isRemoved: textAt(payment, 'Status') === 'DELETED',
      })),
    creditNotes: () =>
      listed('CreditNotes', '', (note) => ({
        ledgerId: textAt(note, 'CreditNoteID'),
        marker: lastWord(textAt(note, 'Reference')),
      })),
    pay: async (InvoiceID, Amount, day) => {
      const payment = { Invoice: { InvoiceID }, Account: { Code: bankAccount }, Amount, Date: day };
      const paid = await raw.ask('PUT', 'Payments', { Payments: [payment] });
      return { paymentId: textAt(firstIn(paid, 'Payments'), 'PaymentID') };
    },
    removePayment: async (paymentId) =>
      void (await raw.ask('POST', `Payments/${paymentId}`, { Status: 'DELETED' })),
    credit: async (InvoiceID, Amount, day) => {
      const note = {
        ...documentOf('ACCRECCREDIT', await contactOf(InvoiceID), day),
        LineAmountTypes: 'Inclusive',
        LineItems: [lineOf(accounts, 'Credited', Amount)],
      };
      const made = firstIn(await raw.ask('PUT', 'CreditNotes', { CreditNotes: [note] }), 'CreditNotes');
      const allocation = { Invoice: { InvoiceID }, Amount, Date: day };
      const path = `CreditNotes/${textAt(made, 'CreditNoteID')}/Allocations`;
      await raw.ask('PUT', path, { Allocations: [allocation] });
    },
    receive: async (kind, contactId, amount, date) => {
      const money = moneyOf(kind, accounts, contactId, amount, date);
      const made = firstIn(
        await raw.ask('PUT', 'BankTransactions', { BankTransactions: [money] }),
        'BankTransactions',
      );
      received.push(textAt(made, 'BankTransactionID'));
      return { ledgerId: textAt(made, kind === 'prepayment' ? 'PrepaymentID' : 'OverpaymentID') };
    },
    typeInvoice: async (contactId, date) => {
      const invoice = {
        ...documentOf('ACCREC', contactId, date),
        DueDate: date,
        LineItems: [lineOf(accounts, 'Typed in', '10.00')],
      };
      const made = await raw.ask('PUT', 'Invoices', { Invoices: [invoice] });
      return { ledgerId: textAt(firstIn(made, 'Invoices'), 'InvoiceID') };
    },
    archiveContact: async (ContactID) =>
      void (await raw.ask('POST', 'Contacts', { Contacts: [{ ContactID, ...archive }] })),
    files: (invoiceId) => filesOf(raw, invoiceId),
    emails: () => left('to look into the customer’s mail'),
    sendNoEmails: () => left('to change the organisation’s plan'),
    lockUntil: () => left('to set a lock date: no API does'),
    revokeGrant: () => left('to withdraw the access in Xero'),
  };
}

const lastWord = (text: string): string => text.split(' ').at(-1) ?? '';

const documentOf = (Type: string, ContactID: string, day: string) => ({
  Type,
  Contact: { ContactID },
  Date: day,
  Status: 'AUTHORISED',
});

const lineOf = ({ salesAccount, salesTax }: Accounts, Description: string, UnitAmount: string) => ({
  Description,
  Quantity: '1',
  UnitAmount,
  AccountCode: salesAccount,
  TaxType: salesTax,
});

/** An overpayment lies on the account of what customers owe, without tax; a prepayment has lines like an invoice. */
function moneyOf(
  kind: 'prepayment' | 'overpayment',
  accounts: Accounts,
  ContactID: string,
  amount: string,
  day: string,
): Wire {
  const isPrepayment = kind === 'prepayment';
  const line = lineOf(accounts, 'Received', amount);
  const { AccountCode: _account, TaxType: _tax, ...bare } = line;
  return {
    Type: isPrepayment ? 'RECEIVE-PREPAYMENT' : 'RECEIVE-OVERPAYMENT',
    Contact: { ContactID },
    BankAccount: { Code: accounts.bankAccount },
    Date: day,
    LineAmountTypes: isPrepayment ? 'Inclusive' : 'NoTax',
    LineItems: [isPrepayment ? line : bare],
  };
}

async function filesOf(raw: RawClient, invoiceId: string): Promise<{ name: string; content: Uint8Array }[]> {
  const path = `Invoices/${invoiceId}/Attachments`;
  const files: { name: string; content: Uint8Array }[] = [];
  for (const file of recordsIn(await raw.ask('GET', path), 'Attachments')) {
    const content = await raw.bytes(`${path}/${textAt(file, 'AttachmentID')}`, textAt(file, 'MimeType'));
    files.push({ name: textAt(file, 'FileName'), content });
  }
  return files;
}
