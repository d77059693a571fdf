/** The roles of a workspace in words. */
import type { WorkspaceRole } from '../api/types.ts';

export const roles: readonly { readonly value: WorkspaceRole; readonly label: string }[] = [
  { value: 'owner', label: 'Owner – everything' },
  { value: 'admin', label: 'Admin – everything' },
  { value: 'sales', label: 'Sales – customers, sales docs, jobs, invoices' },
  { value: 'production', label: 'Production – jobs' },
  { value: 'accounts', label: 'Accounts – customers, invoices, the books' },
  { value: 'viewer', label: 'Viewer – looks only' },
];

export function roleOf(value: string | null): WorkspaceRole {
  return roles.find((role) => role.value === value)?.value ?? 'viewer';
}
