/** What both peers do for one invoice with the vendor's own SDK, as its guides show it: look up, create if missing, create. */
import { type Contact, Invoice, LineAmountTypes, XeroClient } from 'xero-node';
import { dueDate, issueDate, type SampleOrder } from '../sample-orders.ts';

/** Books that a peer may write to. */
export type PeerAccess = { readonly url: string; readonly accessToken: string; readonly tenantId: string };

export type PushOrder = (order: SampleOrder) => Promise<void>;

/** What a peer believes that it did. */
export type Carried = { readonly sent: number; readonly failed: number };

export function openSdk({ url, accessToken, tenantId }: PeerAccess): PushOrder {
  const xero = new XeroClient();
  xero.setTokenSet({ access_token: accessToken });
  xero.accountingApi.basePath = `${url}/api.xro/2.0`;
  return async (order) => {
    const contactID = await contactFor(xero, tenantId, order);
    await xero.accountingApi.createInvoices(tenantId, {
      invoices: [
        {
          type: Invoice.TypeEnum.ACCREC,
          status: Invoice.StatusEnum.AUTHORISED,
          contact: { contactID },
          reference: order.number,
          date: issueDate,
          dueDate,
          lineAmountTypes: LineAmountTypes.Exclusive,
          lineItems: order.lines.map((line) => ({
            description: line.description,
            quantity: Number(line.quantity),
            unitAmount: Number(line.unitPrice),
            accountCode: '200',
          })),
        },
      ],
    });
  };
}

async function contactFor(xero: XeroClient, tenantId: string, { customer }: SampleOrder): Promise<string> {
  const where = `EmailAddress=="${customer.email}"`;
  const found = await xero.accountingApi.getContacts(tenantId, undefined, where);
  const known = idOf(found.body.contacts);
  if (known !== undefined) return known;
  const made = await xero.accountingApi.createContacts(tenantId, {
    contacts: [{ name: customer.name, emailAddress: customer.email, firstName: 'Sam', lastName: 'Sample' }],
  });
  return idOf(made.body.contacts) ?? '';
}

function idOf(contacts: readonly Contact[] | undefined): string | undefined {
  return contacts?.[0]?.contactID;
}
