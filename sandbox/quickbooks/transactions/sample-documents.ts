/** Documents of one customer, as tests send them: one line, one link, and the record as it is now. */

import type { Loose, QuickbooksBench } from '../test-bench.ts';

/** Of the US companies' first customer, in the company's currency. */
export const customer = { CustomerRef: { value: '1' } };

/** Fields of an invoice or a credit memo of one line. */
export const sale = (amount: number, more: Loose = {}) => ({
  ...customer,
  Line: [
    { Amount: amount, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '2' } } },
  ],
  ...more,
});

/** A payment's line: so much of it for that document. */
export const to = (amount: number, record: Loose, TxnType = 'Invoice') => ({
  Amount: amount,
  LinkedTxn: [{ TxnId: record.Id, TxnType }],
});

export const fresh = async (bench: QuickbooksBench, entity: string, record: Loose): Promise<Loose> =>
  (await bench.call('GET', `/${entity.toLowerCase()}/${record.Id}`)).json[entity];

export const versionOf = ({ Id, SyncToken }: Loose) => ({ Id, SyncToken });
