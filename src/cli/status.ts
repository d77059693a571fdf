/** `status`: the connection and its health, where the invoices stand, and what the books' API has cost. */
import Big from 'big.js';
import { z } from 'zod';
import type { Api } from './api.ts';
import type { Terminal } from './terminal.ts';

export async function showStatus(api: Api, isJson: boolean, terminal: Terminal): Promise<void> {
  const [me, connections, counts] = await Promise.all([
    api.get('/api/v1/me', meSchema),
    api.get('/api/v1/connections', connectionsSchema),
    api.get('/api/v1/sync-operations/counts', countsSchema),
  ]);
  if (isJson) {
    terminal.say(
      JSON.stringify({ workspace: me.workspace, connections: connections.items, ...counts }, null, 2),
    );
    return;
  }
  terminal.say(`${me.workspace.name} at ${api.url}`);
  const live = connections.items.filter(({ status }) => status !== 'disconnected');
  if (live.length === 0) terminal.say('No books are connected: run `connect xero`.');
  const inBooks = counts.invoices
    .filter(({ syncState }) => syncState === 'inBooks')
    .reduce((sum, row) => sum + row.count, 0);
  for (const connection of live) for (const line of connectionLines(connection, inBooks)) terminal.say(line);
  for (const line of countLines(counts)) terminal.say(line);
}

function connectionLines(connection: Connection, inBooks: number): string[] {
  const {
    ledgerName,
    organisationName,
    isDefault,
    status,
    statusReason,
    calls,
    lastSweptAt,
    mappingProblems,
  } = connection;
  const health = { active: 'connected', reconnectNeeded: 'must be connected again' }[status] ?? status;
  const each =
    inBooks === 0 ? '' : `, ${(calls.sinceConnected / inBooks).toFixed(2)} for each invoice in the books`;
  const left = calls.dayRemaining === null ? '' : ` (${calls.dayRemaining} left today)`;
  return [
    `${ledgerName}: ${organisationName}${isDefault ? ' (default)' : ''}, ${health}${statusReason === null ? '' : `: ${statusReason}`}`,
    `  last read ${lastSweptAt ?? 'never'}`,
    ...(mappingProblems === 0 ? [] : [`  ${mappingProblems} mappings need a look`]),
    `  API calls: ${calls.lastDay} in the last 24 hours${left}, ${calls.sinceConnected} since it was connected${each}`,
    ...(calls.blockedUntil === null ? [] : [`  waiting for the ledger's limit until ${calls.blockedUntil}`]),
  ];
}

function countLines({ queued, sending, needsAttention, done, ignored, invoices }: Counts): string[] {
  const lines = [
    `Sync: ${queued} queued, ${sending} sending, ${needsAttention} need attention, ${done} done, ${ignored} ignored`,
    'Invoices:',
  ];
  if (invoices.length === 0) return [...lines, '  none'];
  const rows = new Map<string, { count: number; total: Big }>();
  for (const { syncState, accountingStatus, currency, count, total } of invoices) {
    const name = `${names[accountingStatus ?? syncState] ?? syncState}, ${currency}`;
    const row = rows.get(name) ?? { count: 0, total: new Big(0) };
    rows.set(name, { count: row.count + count, total: row.total.plus(total) });
  }
  const width = Math.max(...[...rows.keys()].map((name) => name.length));
  return [
    ...lines,
    ...[...rows].map(
      ([name, { count, total }]) =>
        `  ${name.padEnd(width)}  ${String(count).padStart(6)}  ${total.toFixed(2).padStart(14)}`,
    ),
  ];
}

const names: Readonly<Record<string, string>> = {
  waitingPayment: 'Waiting Payment',
  overdue: 'Overdue',
  partiallyPaid: 'Partially Paid',
  paid: 'Paid',
  notSent: 'Not sent',
  queued: 'Queued',
  sending: 'Sending',
  needsAttention: 'Needs attention',
  inBooks: 'In the books, not counted yet',
  ignored: 'Ignored',
};

const meSchema = z.object({
  workspace: z.object({ id: z.string(), name: z.string(), currency: z.string() }),
});
const connectionSchema = z.object({
  provider: z.string(),
  ledgerName: z.string(),
  organisationName: z.string(),
  isDefault: z.boolean(),
  status: z.string(),
  statusReason: z.string().nullable(),
  lastSweptAt: z.string().nullable(),
  mappingProblems: z.number(),
  calls: z.object({
    lastDay: z.number(),
    sinceConnected: z.number(),
    dayRemaining: z.number().nullable(),
    blockedUntil: z.string().nullable(),
  }),
});
const connectionsSchema = z.object({ items: z.array(connectionSchema) });
const countsSchema = z.object({
  queued: z.number(),
  sending: z.number(),
  needsAttention: z.number(),
  done: z.number(),
  ignored: z.number(),
  invoices: z.array(
    z.object({
      syncState: z.string(),
      accountingStatus: z.string().nullable(),
      currency: z.string(),
      count: z.number(),
      total: z.string(),
    }),
  ),
});
type Connection = z.infer<typeof connectionSchema>;
type Counts = z.infer<typeof countsSchema>;
