/** Who a document is from and who it is for, as both stand at its head. */
import { type BusinessDetails, findBusinessDetails, findLogo } from '../store/business-details.ts';
import { findCompany } from '../store/companies.ts';
import { findContact } from '../store/contacts.ts';
import type { Db } from '../store/database.ts';
import { findWorkspace } from '../store/workspaces.ts';
import { found } from './problem.ts';

export type Letterhead = {
  readonly workspace: { readonly name: string; readonly timeZone: string };
  readonly business: BusinessDetails;
  readonly logo: string | null;
  readonly customer: { readonly name: string; readonly lines: readonly string[] };
};

type Customer = { readonly companyId: string | null; readonly contactId: string | null };

export async function loadLetterhead(db: Db, workspaceId: string, customer: Customer): Promise<Letterhead> {
  const [workspace, business, logo, to] = await Promise.all([
    findWorkspace(db, workspaceId),
    findBusinessDetails(db, workspaceId),
    findLogo(db, workspaceId),
    findCustomer(db, workspaceId, customer),
  ]);
  return {
    workspace: found(workspace, 'workspace'),
    business: found(business, 'workspace'),
    logo: logo === undefined ? null : `data:${logo.type};base64,${logo.content.toString('base64')}`,
    customer: to,
  };
}

/** A company by its own address, for the attention of its contact; a person by theirs. */
async function findCustomer(
  db: Db,
  workspaceId: string,
  { companyId, contactId }: Customer,
): Promise<Letterhead['customer']> {
  const company = companyId === null ? undefined : await findCompany(db, workspaceId, companyId);
  const contact = contactId === null ? undefined : await findContact(db, workspaceId, contactId);
  if (company === undefined)
    return contact === undefined
      ? { name: 'No customer yet', lines: [] }
      : { name: contact.name, lines: [...addressLines(contact), ...present(contact.email)] };
  return {
    name: company.name,
    lines: [
      ...(contact === undefined ? [] : [`Attention: ${contact.name}`]),
      ...addressLines(company),
      ...(company.taxNumber === null ? [] : [`Tax number ${company.taxNumber}`]),
    ],
  };
}

type Address = {
  readonly [Part in 'address' | 'city' | 'region' | 'postalCode' | 'country']: string | null;
};

function addressLines({ address, city, region, postalCode, country }: Address): readonly string[] {
  const town = [city, region, postalCode].filter((part) => part !== null).join(' ');
  return [...present(address), ...present(town), ...present(country)];
}

function present(text: string | null): readonly string[] {
  return text === null || text === '' ? [] : text.split('\n');
}
