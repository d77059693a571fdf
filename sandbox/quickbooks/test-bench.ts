/** A practice QuickBooks with a connected app, for tests: every call goes through the API as a product's would. */

import { createQuickbooksSandbox, type QuickbooksSandbox, type QuickbooksSandboxOptions } from './sandbox.ts';

/** What JSON.parse gives: tests look into answers without ceremony, and a wrong look fails the test. */
export type Loose = ReturnType<typeof JSON.parse>;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Loose;
}

export interface QuickbooksBench {
  readonly sandbox: QuickbooksSandbox;
  readonly realmId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** `path` begins after the realm: `/customer/1?minorversion=75`. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply>;
  /** Posts to an entity and gives it as answered; a fault fails the test. */
  make(entity: string, fields: Readonly<Record<string, unknown>>, query?: string): Promise<Loose>;
}

/** A stopped clock: Monday 2 March 2026, 18:00 on the Pacific coast. */
export const EVENING = Date.UTC(2026, 2, 3, 2, 0, 0, 250);

export function openQuickbooksBench(
  options: QuickbooksSandboxOptions = {},
  { company = 'us' }: { readonly company?: 'us' | 'uk' | 'us-single' } = {},
): QuickbooksBench {
  const sandbox = createQuickbooksSandbox({
    limits: false,
    seed: 7,
    clock: { now: () => EVENING },
    timers: 'manual',
    ...options,
  });
  const realmId = sandbox.companies().find(({ key }) => key === company)?.realmId ?? '';
  const { accessToken, refreshToken } = sandbox.control.grantAccess({ realmId });
  const call: QuickbooksBench['call'] = async (method, path, body, headers = {}) => {
    const response = await sandbox.app.request(`http://localhost:4020/v3/company/${realmId}${path}`, {
      method,
      headers: { Authorization: `Bearer ${accessToken}`, Accept: 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return readReply(response);
  };
  return {
    sandbox,
    realmId,
    accessToken,
    refreshToken,
    call,
    async make(entity, fields, query = '') {
      const reply = await call('POST', `/${entity.toLowerCase()}${query}`, fields);
      if (reply.status !== 200 || reply.json[entity] === undefined) throw new Error(reply.text);
      return reply.json[entity];
    },
  };
}

export async function readReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get('Content-Type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} };
}

/** The code of a service fault's first error. */
export const codeOf = (reply: Reply): string => String(reply.json.Fault?.Error?.[0]?.code ?? '');
