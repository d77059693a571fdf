/** Signing in, out, and over to another workspace: the routes of better-auth and the first setup. */
import { post } from './request.ts';
import type { SetupRequest } from './types.ts';

/** Makes the owner and the workspace, and signs this browser in. @throws ApiRefusal `alreadySetUp` */
export function setUp(request: SetupRequest): Promise<unknown> {
  return post('/setup', request);
}

/** @throws ApiRefusal when the e-mail and password do not belong together, or after too many tries. */
export function signIn(email: string, password: string): Promise<unknown> {
  return post('/api/auth/sign-in/email', { email, password });
}

export function signOut(): Promise<unknown> {
  return post('/api/auth/sign-out');
}

export function switchWorkspace(workspaceId: string): Promise<unknown> {
  return post('/api/auth/organization/set-active', { organizationId: workspaceId });
}

export function acceptInvitation(id: string, person: { name?: string; password: string }): Promise<unknown> {
  return post(`/invitations/${id}/accept`, person);
}
