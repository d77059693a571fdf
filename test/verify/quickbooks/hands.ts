/** A person's hands in the books, as far as the API reaches: what it cannot do is left to a real one. */
import type { LedgerBooks, LedgerHarness } from '../../contract/harness.ts';
import { left } from '../left-out.ts';
import { textAt, type Wire } from '../records.ts';
import { isAnothers } from '../tags.ts';
import { changedSince, inactiveToo, type RawClient } from './raw-client.ts';

export type Accounts = Pick<
  LedgerHarness['organisation'],
  'country' | 'salesItem' | 'salesTax' | 'bankAccount'
>;

/** Records from before the run, and those of its other tests, are never looked at. */
export function handsIn(raw: RawClient, accounts: Accounts, since: Date): LedgerBooks {
  const listed = async <T extends { readonly marker: string }>(
    entity: string,
    read: (record: Wire) => T,
    where = changedSince(since),
  ): Promise<readonly T[]> =>
    (await raw.list(entity, where)).map(read).filter(({ marker }) => !isAnothers(marker));
  const money = async (customer: Wire, amount: number, day: string, lines: readonly Wire[]) =>
    textAt(
      await raw.write('Payment', {
        ...payerOf(customer),
        TotalAmt: amount,
        TxnDate: day,
        DepositToAccountRef: { value: accounts.bankAccount },
        Line: lines,
      }),
      'Id',
    );
  return {
    invoices: () =>
      listed('Invoice', (invoice) => ({
        ledgerId: textAt(invoice, 'Id'),
        marker: lastLine(textAt(invoice, 'PrivateNote')),
        status: Number(textAt(invoice, 'Balance')) === 0 ? 'settled' : 'open',
      })),
    contacts: () =>
      listed(
        'Customer',
        (customer) => ({
          ledgerId: textAt(customer, 'Id'),
          marker: lastLine(textAt(customer, 'Notes')),
          name: textAt(customer, 'DisplayName'),
        }),
        `${inactiveToo} AND ${changedSince(since)}`,
      ),
    payments: () =>
      listed('Payment', (payment) => ({
        ledgerId: textAt(payment, 'Id'),
        marker: lastLine(textAt(payment, 'PrivateNote')),
        isRemoved: Number(textAt(payment, 'TotalAmt')) === 0,
      })),
    creditNotes: () =>
      listed('CreditMemo', (memo) => ({
        ledgerId: textAt(memo, 'Id'),
        marker: lastLine(textAt(memo, 'PrivateNote')),
      })),
    pay: async (invoiceId, amount, day) => {
      const invoice = await raw.read('Invoice', invoiceId);
      const line = linkTo('Invoice', invoiceId, Number(amount));
      return { paymentId: `${await money(invoice, Number(amount), day, [line])}:${invoiceId}` };
    },
    removePayment: async (ledgerId) => {
      const { Id, SyncToken } = await raw.read('Payment', ledgerId.split(':')[0] ?? '');
      await raw.write('Payment', { Id, SyncToken }, 'delete');
    },
    credit: async (invoiceId, amount, day) => {
      const invoice = await raw.read('Invoice', invoiceId);
      // With its tax it is worth more than what is set against the invoice: the rest stays with the customer.
      const memo = await raw.write('CreditMemo', {
        ...documentOf(accounts, invoice, day),
        Line: [lineOf(accounts, 'Credited', Number(amount))],
      });
      const lines = [
        linkTo('Invoice', invoiceId, Number(amount)),
        linkTo('CreditMemo', textAt(memo, 'Id'), Number(amount)),
      ];
      await money(invoice, 0, day, lines);
    },
    receive: async (kind, customerId, amount, day) => {
      if (kind === 'prepayment') throw new Error('QuickBooks keeps no prepayments');
      return { ledgerId: await money({ CustomerRef: { value: customerId } }, Number(amount), day, []) };
    },
    typeInvoice: async (customerId, day) => {
      const invoice = await raw.write('Invoice', {
        ...documentOf(accounts, { CustomerRef: { value: customerId } }, day),
        DueDate: day,
        Line: [lineOf(accounts, 'Typed in', 10)],
      });
      return { ledgerId: textAt(invoice, 'Id') };
    },
    archiveContact: async (customerId) => {
      const { Id, SyncToken } = await raw.read('Customer', customerId);
      await raw.write('Customer', { Id, SyncToken, sparse: true, Active: false });
    },
    files: (invoiceId) => filesOf(raw, invoiceId),
    emails: () => left('to look into the customer’s mail'),
    sendNoEmails: () => left('to change the company’s plan'),
    lockUntil: () => left('to set a closing date: no API does'),
    revokeGrant: () => left('to withdraw the access in QuickBooks'),
  };
}

const lastLine = (text: string): string => text.split(/\r\n|\r|\n/).at(-1) ?? '';

const linkTo = (TxnType: string, TxnId: string, Amount: number) => ({
  Amount,
  LinkedTxn: [{ TxnId, TxnType }],
});

/** Whose it is, in the currency and at the rate of what it is for. */
function payerOf({ CustomerRef, CurrencyRef, ExchangeRate }: Wire): Wire {
  return { CustomerRef, CurrencyRef, ExchangeRate };
}

function documentOf({ country, salesTax }: Accounts, of: Wire, day: string): Wire {
  const isTaxed = country === 'US' && salesTax !== 'NON';
  return {
    ...payerOf(of),
    TxnDate: day,
    ...(country === 'US' ? {} : { GlobalTaxCalculation: 'TaxExcluded' }),
    ...(isTaxed ? { TxnTaxDetail: { TxnTaxCodeRef: { value: salesTax } } } : {}),
  };
}

/** In the United States the document has the tax, and a line only whether it is taxed. */
function lineOf({ country, salesItem, salesTax }: Accounts, Description: string, price: number): Wire {
  const american = salesTax === 'NON' ? 'NON' : 'TAX';
  return {
    Description,
    Amount: price,
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: {
      ItemRef: { value: salesItem },
      Qty: 1,
      UnitPrice: price,
      TaxCodeRef: { value: country === 'US' ? american : salesTax },
    },
  };
}

async function filesOf(raw: RawClient, invoiceId: string): Promise<{ name: string; content: Uint8Array }[]> {
  const files: { name: string; content: Uint8Array }[] = [];
  const ofInvoice = `AttachableRef.EntityRef.Type = 'Invoice' AND AttachableRef.EntityRef.value = '${invoiceId}'`;
  for (const file of await raw.list('Attachable', ofInvoice)) {
    // It lies outside the API, at an address that is good for some minutes and for anybody.
    const answer = await fetch(textAt(file, 'TempDownloadUri'));
    files.push({ name: textAt(file, 'FileName'), content: new Uint8Array(await answer.arrayBuffer()) });
  }
  return files;
}
