/** Sign-in by better-auth, behind the few functions and routes of it that we use. */
import { betterAuth } from 'better-auth';
import { organization } from 'better-auth/plugins';
import type { IdSource } from '../lib/ids.ts';
import type { Log } from '../lib/log.ts';
import type { Db } from '../store/database.ts';
import type { HttpConfig } from './deps.ts';

export const leastPasswordLength = 10;

export type SignedIn = {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  /** The workspace last switched to; may be one that the person has left since. */
  readonly activeWorkspaceId: string | null;
  /** Cookies to send on: the session's life is prolonged by use. */
  readonly cookies: readonly string[];
};

export type Auth = {
  /** Answers a request below /api/auth. `address` is the peer's, for throttling. */
  answer(request: Request, address: string | null): Promise<Response>;
  /** Whose session the cookies of a request carry; null when none that lives. */
  signedIn(headers: Headers): Promise<SignedIn | null>;
  /** Begins a session and answers its cookies (`Set-Cookie` values). Throws when the password is wrong. */
  beginSession(email: string, password: string): Promise<readonly string[]>;
};

/** The routes of better-auth that exist here. Signing up is by setup and invitation only; see commands/. */
export const authRoutes: ReadonlySet<string> = new Set([
  'POST /api/auth/sign-in/email',
  'POST /api/auth/sign-out',
  'GET /api/auth/get-session',
  'POST /api/auth/change-password',
  'POST /api/auth/organization/set-active',
]);

export function createAuth(deps: {
  readonly config: Pick<HttpConfig, 'publicUrl' | 'secret'>;
  readonly db: Db;
  readonly ids: IdSource;
  readonly log: Log;
}): Auth {
  const auth = betterAuth(options(deps));
  return {
    answer: (request, address) => auth.handler(innerRequest(request, address, deps.config.publicUrl)),
    async signedIn(headers) {
      if (!headers.has('cookie')) return null;
      const { headers: answered, response } = await auth.api.getSession({ headers, returnHeaders: true });
      if (response === null) return null;
      const { user, session } = response;
      return {
        user: { id: user.id, name: user.name, email: user.email },
        activeWorkspaceId: activeOf(session),
        cookies: answered.getSetCookie(),
      };
    },
    async beginSession(email, password) {
      const { headers } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true });
      return headers.getSetCookie();
    },
  };
}

function options({ config, db, ids, log }: Parameters<typeof createAuth>[0]) {
  return {
    appName: 'Counterfoil',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: config.secret,
    database: { db, type: 'postgres' as const },
    trustedOrigins: [config.publicUrl],
    telemetry: { enabled: false },
    logger: {
      log: (level: 'debug' | 'info' | 'warn' | 'error', message: string) => log[level](`auth: ${message}`),
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: leastPasswordLength },
    user: { modelName: 'auth_users' },
    session: { modelName: 'auth_sessions' },
    account: { modelName: 'auth_accounts' },
    verification: { modelName: 'auth_verifications' },
    // In the database, so that the limit holds over every process.
    rateLimit: {
      enabled: true,
      storage: 'database' as const,
      modelName: 'auth_rate_limits',
      window: 60,
      max: 600,
      customRules: { '/sign-in/email': { window: 60, max: 10 }, '/change-password': { window: 60, max: 5 } },
    },
    advanced: {
      cookiePrefix: 'counterfoil',
      useSecureCookies: config.publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => ids() },
    },
    plugins: [
      organization({
        allowUserToCreateOrganization: false,
        disableOrganizationDeletion: true,
        schema: {
          organization: { modelName: 'workspaces' },
          member: { modelName: 'workspace_members' },
          invitation: { modelName: 'workspace_invitations' },
        },
      }),
    ],
  };
}

// The organization plugin adds the field; the types of the options do not carry it here.
function activeOf(session: object): string | null {
  const id: unknown = 'activeOrganizationId' in session ? session.activeOrganizationId : null;
  return typeof id === 'string' ? id : null;
}

const addressHeader = 'x-counterfoil-address';

/**
 * What better-auth gets to see: the address that we saw, never one that the caller claims, and our own origin,
 * since the caller's has been checked before (csrf.ts).
 */
function innerRequest(request: Request, address: string | null, publicUrl: string): Request {
  const headers = new Headers();
  for (const name of ['cookie', 'content-type', 'user-agent', 'accept']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  headers.set(addressHeader, address ?? '127.0.0.1');
  headers.set('origin', new URL(publicUrl).origin);
  const { pathname, search } = new URL(request.url);
  const body = request.method === 'GET' ? {} : { body: request.body, duplex: 'half' as const };
  return new Request(new URL(pathname + search, publicUrl), { method: request.method, headers, ...body });
}
