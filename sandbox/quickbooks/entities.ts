/** Every kind of record that is emulated. */

import type { EntityOperations } from './entity.ts';
import { exchangeRateOperations } from './exchange-rates.ts';
import { accountOperations } from './names/accounts.ts';
import { customerOperations } from './names/customers.ts';
import { itemOperations } from './names/items.ts';
import { employeeOperations, vendorOperations } from './names/people.ts';
import { readings } from './names/readings.ts';
import { smallLists } from './names/small-lists.ts';
import { attachableOperations } from './transactions/attachables.ts';
import { creditMemoOperations } from './transactions/credit-memos.ts';
import { depositOperations } from './transactions/deposits.ts';
import { invoiceOperations } from './transactions/invoices.ts';
import { paymentOperations } from './transactions/payments.ts';
import { purchaseOperations } from './transactions/purchases.ts';
import { refundReceiptOperations } from './transactions/refund-receipts.ts';

export const ENTITIES: readonly EntityOperations[] = [
  customerOperations,
  itemOperations,
  accountOperations,
  invoiceOperations,
  creditMemoOperations,
  paymentOperations,
  purchaseOperations,
  refundReceiptOperations,
  depositOperations,
  attachableOperations,
  vendorOperations,
  employeeOperations,
  exchangeRateOperations,
  ...smallLists,
  ...readings,
];

/** Names are compared without regard to case, as in addresses (`/customer`) and, observed, in queries. */
export const entityNamed = (name: string): EntityOperations | undefined => BY_NAME.get(name.toLowerCase());

const BY_NAME = new Map(ENTITIES.map((operations) => [operations.name.toLowerCase(), operations]));
