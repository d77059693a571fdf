/** Books that a workspace is connected to, in the database alone: for what is decided before anything is sent. */
import type { Caller, TestApp } from './app.ts';

/**
 * Australian books with a cheque account (090) for payments and a sales account (200) for every line, both mapped.
 * @returns the connection's id.
 */
export async function connectBooks(api: TestApp, session: Caller, workspaceId: string): Promise<string> {
  const { db, ids, clock } = api.deps;
  const id = ids();
  const now = clock.now();
  await db
    .insertInto('connections')
    .values({
      workspace_id: workspaceId,
      id,
      provider: 'xero',
      organisation_id: 'sample-books',
      organisation_name: 'Sample Books',
      country: 'AU',
      base_currency: 'AUD',
      time_zone: 'UTC',
      status: 'active',
      first_connected_at: now,
      connected_at: now,
    })
    .execute();
  const reference = (kind: string, code: string, name: string, details: object) => ({
    workspace_id: workspaceId,
    connection_id: id,
    kind,
    code,
    name,
    is_active: true,
    details: JSON.stringify(details),
  });
  await db
    .insertInto('ledger_references')
    .values([
      reference('account', '090', 'Cheque account', { type: 'BANK', acceptsPayments: true }),
      reference('account', '200', 'Sales', { isRevenue: true }),
      reference('taxRate', 'NONE', 'No tax', { rate: '0' }),
    ])
    .execute();
  const taxes = await session.get('/api/v1/tax-components');
  const noTax = taxes.body.items.find((tax) => tax.name === 'No tax');
  const answer = await session.put(`/api/v1/connections/${id}/mappings`, {
    changes: [
      { kind: 'defaultAccount', subjectId: 'default', code: '200' },
      { kind: 'paymentAccount', subjectId: 'default', code: '090' },
      { kind: 'taxRate', subjectId: noTax?.id, code: 'NONE' },
    ],
  });
  if (answer.status !== 200) throw new Error(`The mapping was refused: ${JSON.stringify(answer.body)}`);
  return id;
}

/**
 * American books that book lines by items: accounts for sales (79), for services (80) and for money received (35), and an
 * item (5) whose sales go to the first; connected, with nothing mapped yet.
 * @returns the connection's id.
 */
export async function connectItemBooks(
  { db, ids, clock }: Pick<TestApp['deps'], 'db' | 'ids' | 'clock'>,
  workspaceId: string,
): Promise<string> {
  const id = ids();
  const now = clock.now();
  await db
    .insertInto('connections')
    .values({
      workspace_id: workspaceId,
      id,
      provider: 'quickbooks',
      organisation_id: '9130000000000001',
      organisation_name: 'Sample Company',
      country: 'US',
      base_currency: 'USD',
      time_zone: 'UTC',
      status: 'active',
      first_connected_at: now,
      connected_at: now,
    })
    .execute();
  const reference = (kind: string, code: string, name: string, details: object) => ({
    workspace_id: workspaceId,
    connection_id: id,
    kind,
    code,
    name,
    is_active: true,
    details: JSON.stringify(details),
  });
  await db
    .insertInto('ledger_references')
    .values([
      reference('account', '35', 'Checking', { type: 'Bank', acceptsPayments: true }),
      reference('account', '79', 'Sales', { isRevenue: true }),
      reference('account', '80', 'Services', { isRevenue: true }),
      reference('item', '5', 'Sample goods', { accountCode: '79' }),
      reference('taxRate', 'NON', 'No tax', { rate: '0' }),
    ])
    .execute();
  return id;
}
