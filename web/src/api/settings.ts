/** Writes of the settings: workspace, members, keys, categories and taxes, connections and mappings, imports. */
import { patch, post, put, remove } from './request.ts';
import type {
  Connection,
  CreatedApiKey,
  ImportReport,
  Invitation,
  MappingChange,
  Mappings,
  Me,
  WorkspaceRole,
} from './types.ts';

export type WorkspaceValues = Pick<Me['workspace'], 'name' | 'currency' | 'timeZone' | 'paymentTermsDays'>;

export function saveWorkspace(values: WorkspaceValues): Promise<unknown> {
  return patch('/workspace', values);
}

/** Answers with the link to hand over, since no mail is sent. */
export function inviteMember(email: string, role: WorkspaceRole): Promise<Invitation> {
  return post('/members', { email, role });
}

export function changeMember(id: string, role: WorkspaceRole): Promise<unknown> {
  return patch(`/members/${id}`, { role });
}

export function removeMember(id: string): Promise<void> {
  return remove(`/members/${id}`);
}

/** The key is in this answer and never again. */
export function createApiKey(name: string, role: WorkspaceRole): Promise<CreatedApiKey> {
  return post('/api-keys', { name, role });
}

export function revokeApiKey(id: string): Promise<void> {
  return remove(`/api-keys/${id}`);
}

export function addCategory(name: string): Promise<unknown> {
  return post('/product-categories', { name });
}

export function addTaxComponent(values: {
  name: string;
  rate: string;
  isDefault: boolean;
}): Promise<unknown> {
  return post('/tax-components', values);
}

/** Where the browser must go to let us into the books. */
export function beginAuthorization(provider: string): Promise<{ id: string; authorizationUrl: string }> {
  return post(`/connections/${provider}/authorizations`);
}

export function chooseOrganisation(authorizationId: string, organisationId: string): Promise<unknown> {
  return post(`/connections/authorizations/${authorizationId}/organisation`, { organisationId });
}

export function sweepNow(connectionId: string): Promise<unknown> {
  return post(`/connections/${connectionId}/sweep`);
}

export function refreshReferences(connectionId: string): Promise<unknown> {
  return post(`/connections/${connectionId}/refresh-references`);
}

export function changeConnection(
  id: string,
  values: Partial<Pick<Connection, 'invoicesArriveAs' | 'brandingThemeId' | 'contactsTravel'>>,
): Promise<Connection> {
  return patch(`/connections/${id}`, values);
}

/** Invoices of customers who are tied to no books go there from now on. */
export function makeDefault(connectionId: string): Promise<Connection> {
  return put(`/connections/${connectionId}/default`, {});
}

export function disconnect(connectionId: string): Promise<void> {
  return remove(`/connections/${connectionId}`);
}

export function saveMappings(connectionId: string, changes: readonly MappingChange[]): Promise<Mappings> {
  return put(`/connections/${connectionId}/mappings`, { changes });
}

/** Has an item made in the books; it shows in the mapping when it is there. */
export function makeAccountItem(connectionId: string, accountCode: string): Promise<Mappings> {
  return post(`/connections/${connectionId}/account-items`, { accountCode });
}

export type ImportSubject = 'customers' | 'invoices';

export function previewImport(
  subject: ImportSubject,
  csv: string,
  map: Readonly<Record<string, string>> | undefined,
): Promise<ImportReport> {
  return post(`/imports/${subject}/preview`, map ? { csv, map } : { csv });
}

export function runImport(
  subject: ImportSubject,
  body: { csv: string; map: Readonly<Record<string, string>>; issue?: boolean; dryRun?: boolean },
): Promise<ImportReport> {
  return post(`/imports/${subject}`, body);
}
