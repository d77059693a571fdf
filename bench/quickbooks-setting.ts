/** What figures about QuickBooks are measured in: a durable PostgreSQL, the practice QuickBooks, and the product as two processes. */
import type pg from 'pg';
import { createQuickbooksSandbox, type QuickbooksSandbox } from '../sandbox/quickbooks/sandbox.ts';
import { freePort } from '../src/lib/free-port.ts';
import { consentTo } from '../test/support/consent.ts';
import { eventually } from '../test/support/eventually.ts';
import { benchSecret } from './bench-engine.ts';
import { closedInAnyCase } from './clean-up.ts';
import { openDatabaseAlone } from './database-alone.ts';
import { type Desk, request } from './desk.ts';
import { startProduct } from './product-process.ts';

export type QuickbooksSetting = {
  readonly sandbox: QuickbooksSandbox;
  readonly url: string;
  readonly pool: pg.Pool;
  readonly desk: Desk;
  close(): Promise<void>;
};

const webhookKey = 'bench-verifier-token';

/**
 * The company is the American one with several currencies. The practice ledger runs in this process: what is measured
 * here are calls and records, never times.
 */
export async function openQuickbooksSetting(): Promise<QuickbooksSetting> {
  const database = await openDatabaseAlone();
  const port = String(await freePort());
  const sandbox = createQuickbooksSandbox({
    seed: 1,
    limits: false,
    webhook: { url: `http://localhost:${port}/webhooks/quickbooks`, key: webhookKey },
  });
  // The real ones come seconds after the answer, never before it.
  sandbox.control.changeSettings({ webhookGatherMs: 2_000 });
  const { url, close } = await sandbox.listen(0);
  const product = await startProduct({
    PORT: port,
    DATABASE_URL: database.url,
    COUNTERFOIL_SECRET: benchSecret,
    QUICKBOOKS_CLIENT_ID: 'practice-app',
    QUICKBOOKS_CLIENT_SECRET: 'practice-secret',
    QUICKBOOKS_WEBHOOK_TOKEN: webhookKey,
    QUICKBOOKS_API_URL: url,
    QUICKBOOKS_OAUTH_URL: url,
    QUICKBOOKS_TOKEN_URL: url,
    QUICKBOOKS_REVOKE_URL: url,
  });
  return {
    sandbox,
    url,
    pool: database.pool,
    desk: await openDesk(product.url, sandbox),
    close: closedInAnyCase(async () => {
      await product.stop();
      await close();
      await sandbox.close();
      await database.close();
    }),
  };
}

/** The id of a practice company, by its short name. */
export function realmOf(sandbox: QuickbooksSandbox, key: 'us' | 'us-single'): string {
  const company = sandbox.companies().find((each) => each.key === key);
  if (company === undefined) throw new Error(`There is no practice company ${key}`);
  return company.realmId;
}

async function openDesk(url: string, sandbox: QuickbooksSandbox): Promise<Desk> {
  let key = '';
  const ask = (method: string, path: string, body?: unknown) => request(url, key, method, path, body);
  const set = await ask('POST', '/setup', {
    ownerName: 'Bench Owner',
    email: 'bench@desk.example',
    password: 'a long enough password',
    workspaceName: 'Bench',
    currency: 'USD',
    timeZone: 'UTC',
    sample: false,
    apiKey: true,
  });
  key = String(set.apiKey);
  const tenantId = realmOf(sandbox, 'us');
  const begun = await ask('POST', '/connections/quickbooks/authorizations');
  await fetch(await consentTo(String(begun.authorizationUrl), tenantId, 'realmId'), { redirect: 'manual' });
  const connectionId = await eventually(async () => {
    const attempt = await ask('GET', `/connections/authorizations/${String(begun.id)}`);
    return attempt.state === 'done' ? String(attempt.connectionId) : undefined;
  });
  const workspaceId = String((set.workspace as { readonly id: string }).id);
  return { tenantId, connectionId, workspaceId, key, ask };
}
