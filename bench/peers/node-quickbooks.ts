/** A naive but typical integration with the community’s client: one invoice after another, each tried again up to three times. */
import QuickBooks from 'node-quickbooks';
import { dueDate, issueDate, type SampleOrder } from '../sample-orders.ts';
import type { Carried } from './xero-sdk.ts';

const RETRIES = 3;

export type QuickbooksAccess = {
  readonly url: string;
  readonly realmId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Of the product or service that every line is booked by. */
  readonly itemId: string;
};

/** Its types are those of a module with a default export, which it is not; what it answers is the wire's JSON. */
type Client = Readonly<Record<string, (...given: readonly unknown[]) => void>>;
type Answered = {
  readonly Id?: string;
  readonly QueryResponse?: { readonly Customer?: readonly { readonly Id: string }[] };
};

export async function carryWithNodeQuickbooks(
  access: QuickbooksAccess,
  orders: readonly SampleOrder[],
): Promise<Carried> {
  const client = clientOf(access);
  let failed = 0;
  for (const order of orders) {
    for (let attempt = 0; ; attempt++) {
      try {
        await push(client, access, order);
        break;
      } catch {
        if (attempt < RETRIES) continue;
        failed += 1;
        break;
      }
    }
  }
  return { sent: orders.length - failed, failed };
}

function clientOf({ url, realmId, accessToken, refreshToken }: QuickbooksAccess): Client {
  // The base is kept on the class: one ledger for each process.
  Object.assign(QuickBooks, { V3_ENDPOINT_BASE_URL: `${url}/v3/company/` });
  const Made = QuickBooks as unknown as new (...given: readonly unknown[]) => Client;
  return new Made(
    'practice-app',
    'practice-secret',
    accessToken,
    false,
    realmId,
    true,
    false,
    75,
    '2.0',
    refreshToken,
  );
}

/** Looks the customer up by address, makes it if it is missing, makes the invoice, and reads it for its number and balance. */
async function push(client: Client, { itemId }: QuickbooksAccess, order: SampleOrder): Promise<void> {
  const { customer } = order;
  const found = await call(client, 'findCustomers', [{ field: 'PrimaryEmailAddr', value: customer.email }]);
  const known = found.QueryResponse?.Customer?.[0]?.Id;
  const made = { DisplayName: customer.name, PrimaryEmailAddr: { Address: customer.email } };
  const value = known ?? (await call(client, 'createCustomer', made)).Id;
  const invoice = await call(client, 'createInvoice', {
    CustomerRef: { value },
    PrivateNote: order.number,
    TxnDate: issueDate,
    DueDate: dueDate,
    Line: order.lines.map(({ description, quantity, unitPrice }) => ({
      Description: description,
      Amount: Math.round(Number(quantity) * Number(unitPrice) * 100) / 100,
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: {
        ItemRef: { value: itemId },
        Qty: Number(quantity),
        UnitPrice: Number(unitPrice),
      },
    })),
  });
  await call(client, 'getInvoice', invoice.Id);
}

const call = (client: Client, method: string, ...given: readonly unknown[]): Promise<Answered> =>
  new Promise((resolve, reject) => {
    client[method]?.(...given, (error: unknown, body: Answered) => (error ? reject(error) : resolve(body)));
  });
