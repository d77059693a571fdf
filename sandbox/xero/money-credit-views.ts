/** Prepayments and overpayments as Xero shows them, and the same records as bank transactions. */

import type { MoneyCreditRecord } from '../records.ts';
import { allocationRow } from './allocation-views.ts';
import { contactRow, contactStub } from './contact-views.ts';
import { refundsOf } from './credits.ts';
import { lineView, paymentStub } from './invoice-views.ts';
import type { Ledger } from './ledger.ts';
import { dateOnly, dateString, decimal, instant, money, utcString, type WireObject } from './wire.ts';

/** A single GET shows this; a paged list too, with a stub for the contact. */
export function moneyCreditInFull(ledger: Ledger, credit: MoneyCreditRecord, unitPlaces: number): WireObject {
  return { ...moneyCreditRow(ledger, credit), ...withLines(ledger, credit, unitPlaces) };
}

/** In an unpaged list: the key `LineItems` is there, and empty. */
export function moneyCreditRow(ledger: Ledger, credit: MoneyCreditRecord): WireObject {
  return {
    [`${credit.kind}ID`]: credit.creditId,
    ID: credit.creditId,
    ...documentHead(ledger, credit),
    // Documented: a prepayment has no reference of its own, only a number under two names.
    ...(credit.kind === 'Prepayment' && { InvoiceNumber: credit.number }),
    CurrencyRate: decimal(credit.currencyRate, 10),
    Status: credit.status,
    RemainingCredit: money(credit.remainingCredit),
    Allocations: credit.allocations.map((each) => allocationRow(ledger, each)),
    Payments: refundsOf(ledger, credit).map(paymentStub),
    UpdatedDateUTCString: utcString(credit.updatedAt),
  };
}

/** As a single GET and a write's answer of `/BankTransactions` show it. */
export function bankTransactionInFull(
  ledger: Ledger,
  credit: MoneyCreditRecord,
  unitPlaces: number,
): WireObject {
  return { ...bankTransactionRow(ledger, credit), ...withLines(ledger, credit, unitPlaces) };
}

export function bankTransactionRow(ledger: Ledger, credit: MoneyCreditRecord): WireObject {
  const account = ledger.tables.accounts.get(credit.bankAccountId);
  return {
    BankTransactionID: credit.bankTransactionId,
    [`${credit.kind}ID`]: credit.creditId,
    BankAccount: { AccountID: credit.bankAccountId, Code: account?.code, Name: account?.name },
    IsReconciled: credit.isReconciled,
    Url: credit.url,
    ...documentHead(ledger, credit),
    Status: credit.status === 'VOIDED' ? 'DELETED' : 'AUTHORISED',
  };
}

function documentHead(ledger: Ledger, credit: MoneyCreditRecord): WireObject {
  return {
    Type: credit.type,
    Reference: credit.number,
    HasAttachments: false,
    Contact: contactStub(ledger.tables.contacts.get(credit.contactId)),
    DateString: dateString(credit.date),
    Date: dateOnly(credit.date),
    LineAmountTypes: credit.lineAmountTypes,
    LineItems: [],
    SubTotal: money(credit.subTotal),
    TotalTax: money(credit.totalTax),
    Total: money(credit.total),
    UpdatedDateUTC: instant(credit.updatedAt),
    CurrencyCode: credit.currencyCode,
  };
}

function withLines(ledger: Ledger, credit: MoneyCreditRecord, unitPlaces: number): WireObject {
  const contact = ledger.tables.contacts.get(credit.contactId);
  return {
    Contact: contact ? contactRow(contact) : contactStub(undefined),
    LineItems: credit.lines.map((line) => lineView(ledger, line, unitPlaces)),
  };
}
