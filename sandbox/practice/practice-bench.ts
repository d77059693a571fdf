/** The practice Xero's pages as a person meets them, for tests. */

import type { InvoiceRecord } from '../records.ts';
import type { SandboxOptions } from '../sandbox.ts';
import { type Bench, openBench } from '../test-bench.ts';
import { type Browsing, browse } from './browsing.ts';

export interface Person extends Bench, Browsing {
  /** `/o/<tenantId>` */
  readonly home: string;
  /** An approved invoice of 110.00 made by the app, as the books now hold it. */
  sent(fields?: Readonly<Record<string, unknown>>): Promise<InvoiceRecord>;
  held(invoiceId: string): InvoiceRecord;
}

export function openPerson(options: SandboxOptions = {}): Person {
  const bench = openBench(options);
  const { sandbox, tenantId } = bench;
  const held = (invoiceId: string): InvoiceRecord => {
    const invoice = sandbox.books.getInvoice({ tenantId, invoiceId });
    if (!invoice) throw new Error(`no invoice ${invoiceId}`);
    return invoice;
  };
  return {
    ...bench,
    ...browse(sandbox.app, 'http://localhost:4010'),
    home: `/o/${tenantId}`,
    held,
    async sent(fields) {
      return held(String((await bench.invoice(fields)).InvoiceID));
    },
  };
}
