/** Whether the server allows this person something, by its own list. It checks again on every request. */
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/queries.ts';

export type Permission =
  | 'customers:write'
  | 'products:write'
  | 'salesDocs:write'
  | 'jobs:write'
  | 'columns:write'
  | 'stages:write'
  | 'invoices:write'
  | 'invoices:send'
  | 'connections:manage'
  | 'mappings:write'
  | 'sync:write'
  | 'reports:read'
  | 'workspace:manage'
  | 'members:manage'
  | 'apiKeys:manage'
  | 'reports:read'
  | 'automations:write';

export function useCan(permission: Permission): boolean {
  return useMay()(permission);
}

/** The same of several, asked one by one. */
export function useMay(): (permission: Permission) => boolean {
  const { data } = useQuery(meQuery);
  return (permission) => data?.can.includes(permission) ?? false;
}
