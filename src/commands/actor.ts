/** Who is asking, and what they may do: the roles of a workspace and the permissions of each. */
import type { AutomationChain } from '../store/automation-events.ts';

export const roles = ['owner', 'admin', 'sales', 'production', 'accounts', 'viewer'] as const;
export type Role = (typeof roles)[number];

export const permissions = [
  'records:read',
  'customers:write',
  'products:write',
  'salesDocs:write',
  'jobs:write',
  'stages:write',
  'columns:write',
  'invoices:write',
  'invoices:send',
  'invoices:approve',
  'connections:manage',
  'mappings:write',
  'sync:write',
  'workspace:manage',
  'members:manage',
  'apiKeys:manage',
  'automations:write',
  'reports:read',
  'webhooks:manage',
] as const;
export type Permission = (typeof permissions)[number];

/**
 * A signed-in person or an API key, within one workspace, or an automation that acts with the rights of one. Exactly one of
 * `userId` and `apiKeyId` is set.
 */
export type Actor = {
  readonly workspaceId: string;
  readonly role: Role;
  readonly userId: string | null;
  readonly apiKeyId: string | null;
  readonly automation?: { readonly id: string; readonly chain: AutomationChain };
  can(permission: Permission): boolean;
};

export function actorOf(who: Omit<Actor, 'can'>): Actor {
  return { ...who, can: (permission) => permissionsOf(who.role).includes(permission) };
}

export function permissionsOf(role: Role): readonly Permission[] {
  return grants[role];
}

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}

const grants: Record<Role, readonly Permission[]> = {
  owner: permissions,
  admin: permissions,
  sales: [
    'records:read',
    'customers:write',
    'products:write',
    'salesDocs:write',
    'jobs:write',
    'columns:write',
    'invoices:write',
    'invoices:send',
    'automations:write',
  ],
  production: ['records:read', 'jobs:write', 'columns:write'],
  accounts: [
    'records:read',
    'customers:write',
    'columns:write',
    'invoices:write',
    'invoices:send',
    'invoices:approve',
    'connections:manage',
    'mappings:write',
    'sync:write',
    'automations:write',
    'reports:read',
  ],
  viewer: ['records:read'],
};
