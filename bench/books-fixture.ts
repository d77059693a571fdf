/** Makes the practice books ready for a run: customers that are in them already, and access for the peers. */
import type { LedgerProcess } from './ledger-process.ts';
import type { PeerAccess } from './peers/xero-sdk.ts';
import type { SampleCustomer } from './sample-orders.ts';

const SCOPE =
  'offline_access accounting.contacts accounting.invoices accounting.payments accounting.settings.read';

/** The first of `customers` by `share` are in the books before the run, by the same name and address. */
export async function plantKnownCustomers(
  ledger: LedgerProcess,
  tenantId: string,
  customers: readonly SampleCustomer[],
  share: number,
): Promise<void> {
  for (const { name, email } of customers.slice(0, Math.round(customers.length * share))) {
    const added = await ledger.books.addContact({ tenantId, name, emailAddress: email });
    if (!added.ok) throw new Error(`The practice books refused a sample customer: ${added.why}`);
  }
}

/** Contenders have books of their own in the same practice ledger, so that they do not meet. */
export async function organisationIn(ledger: LedgerProcess, country: 'AU' | 'NZ' | 'GB'): Promise<string> {
  const organisations = await ledger.books.listOrganisations();
  return organisations.find((each) => each.countryCode === country)?.tenantId ?? '';
}

/** What a peer needs to get at the books of an organisation. */
export async function accessFor(ledger: LedgerProcess, country: 'NZ' | 'GB'): Promise<PeerAccess> {
  const tenantId = await organisationIn(ledger, country);
  const { accessToken } = await ledger.control.grantAccess({ tenantIds: [tenantId], scope: SCOPE });
  return { url: ledger.url, accessToken, tenantId };
}

/** How many calls one organisation has answered since the log was cleared, by status and kind. */
export async function callsOf(
  ledger: LedgerProcess,
  tenantId: string,
): Promise<{
  readonly all: number;
  readonly refused429: number;
  readonly byKind: Readonly<Record<string, number>>;
}> {
  const requests = (await ledger.control.requests()).filter((request) => request.tenantId === tenantId);
  const byKind: Record<string, number> = {};
  for (const { method, path } of requests) {
    const kind = `${method} ${path.replace(/^\/api\.xro\/2\.0/, '')}`;
    byKind[kind] = (byKind[kind] ?? 0) + 1;
  }
  const refused429 = requests.filter((request) => request.status === 429).length;
  return { all: requests.length, refused429, byKind };
}
