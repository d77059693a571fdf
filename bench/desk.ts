/** A workspace as its owner uses it over the API: set up, connected, filled with sample invoices. */
import { consentTo } from '../test/support/consent.ts';
import { eventually } from '../test/support/eventually.ts';
import { organisationIn } from './books-fixture.ts';
import type { LedgerProcess } from './ledger-process.ts';

export type Desk = {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly workspaceId: string;
  readonly key: string;
  /** One request of the API; an answer that is not a success is thrown in its own words. */
  ask(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
};

/** For a product on which nothing is set up yet. */
export async function openDesk(url: string, ledger: LedgerProcess): Promise<Desk> {
  let key = '';
  const ask = (method: string, path: string, body?: unknown) => request(url, key, method, path, body);
  const set = await ask('POST', '/setup', {
    ownerName: 'Bench Owner',
    email: 'bench@desk.example',
    password: 'a long enough password',
    workspaceName: 'Bench',
    currency: 'AUD',
    timeZone: 'UTC',
    sample: false,
    apiKey: true,
  });
  key = String(set.apiKey);
  const tenantId = await organisationIn(ledger, 'AU');
  const begun = await ask('POST', '/connections/xero/authorizations');
  await fetch(await consentTo(String(begun.authorizationUrl), tenantId), { redirect: 'manual' });
  const connectionId = await eventually(async () => {
    const attempt = await ask('GET', `/connections/authorizations/${String(begun.id)}`);
    return attempt.state === 'done' ? String(attempt.connectionId) : undefined;
  });
  const workspaceId = String((set.workspace as { readonly id: string }).id);
  return { tenantId, connectionId, workspaceId, key, ask };
}

export async function request(
  url: string,
  key: string,
  method: string,
  path: string,
  body: unknown,
): Promise<Record<string, unknown>> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text) as Record<string, unknown>;
}
