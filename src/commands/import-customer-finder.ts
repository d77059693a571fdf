/** Finds the customer that a row of an import means: by external id, else by address, else by name. */
import { listCompanyAddresses, listCompanyKeys } from '../store/companies.ts';
import { listContactKeys } from '../store/contacts.ts';
import type { Tx } from '../store/database.ts';

export type FoundCustomer = {
  readonly companyId: string | null;
  readonly contactId: string | null;
  readonly email: string | null;
};

export type CustomerWords = { readonly customerId: string; readonly email: string; readonly name: string };

/** `ambiguous`: several customers answer to what was given. */
export type CustomerFinder = (words: CustomerWords) => FoundCustomer | 'unknown' | 'ambiguous';

export async function loadCustomerFinder(tx: Tx, workspaceId: string): Promise<CustomerFinder> {
  const byId = new Map<string, FoundCustomer>();
  const byEmail = new Map<string, FoundCustomer[]>();
  const byName = new Map<string, FoundCustomer[]>();
  for (const { id, name, externalId } of await listCompanyKeys(tx, workspaceId)) {
    const customer = { companyId: id, contactId: null, email: null };
    if (externalId !== null) byId.set(externalId, customer);
    add(byName, name, customer);
  }
  for (const { companyId, email } of await listCompanyAddresses(tx, workspaceId)) {
    add(byEmail, email, { companyId, contactId: null, email });
  }
  for (const { id, companyId, name, email, externalId } of await listContactKeys(tx, workspaceId)) {
    const customer = { companyId, contactId: id, email };
    // The person knows the company, so that the person wins where both have the id.
    if (externalId !== null) byId.set(externalId, customer);
    if (email !== null) add(byEmail, email, customer);
    if (companyId === null) add(byName, name, customer);
  }
  return ({ customerId, email, name }) => {
    const known = customerId === '' ? undefined : byId.get(customerId);
    if (known !== undefined) return known;
    if (email !== '') return only(byEmail.get(email.toLowerCase()));
    return name === '' ? 'unknown' : only(byName.get(name.toLowerCase()));
  };
}

function add(groups: Map<string, FoundCustomer[]>, key: string, customer: FoundCustomer): void {
  const lower = key.toLowerCase();
  const group = groups.get(lower);
  if (group === undefined) groups.set(lower, [customer]);
  else group.push(customer);
}

/** A person and the company they are at are one customer. */
function only(customers: readonly FoundCustomer[] = []): FoundCustomer | 'unknown' | 'ambiguous' {
  const [first] = customers;
  if (first === undefined) return 'unknown';
  const parties = new Set(customers.map(({ companyId, contactId }) => companyId ?? contactId));
  return parties.size === 1 ? first : 'ambiguous';
}
