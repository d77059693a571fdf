/**
 * The time to push 10,000 invoices under Xero's real limits, against what the limit itself makes of so many calls. On a
 * virtual clock: the practice ledger and the engine share one that jumps from one thing due to the next, so that hours
 * take minutes, and what is measured is how well the allowance is used.
 */
import { createSandbox, type LoggedRequest } from '../../sandbox/sandbox.ts';
import { actorOf } from '../../src/commands/actor.ts';
import { importCustomers } from '../../src/commands/import-customers.ts';
import { importInvoices } from '../../src/commands/import-invoices.ts';
import { manualClock } from '../../src/lib/clock.ts';
import { openBenchEngine } from '../bench-engine.ts';
import { openDatabaseAlone } from '../database-alone.ts';
import type { Figure, Finding, Say } from '../figure.ts';
import { plantDesks, SCOPE } from '../plant-desks.ts';
import { customersCsv, ordersCsv, sampleOrders } from '../sample-orders.ts';
import { rounded } from '../spread.ts';
import { workVirtually } from '../virtual-worker.ts';

const INVOICES = 10_000;
const CUSTOMERS = 3_000;
const LATENCY_MS = 2_000;
const CALLS_A_MINUTE = 60;
/** Later than now, so that jobs without a time, which the database stamps with its own, are due. */
const START = '2027-03-01T00:00:00Z';
const GIVE_UP_MS = 6 * 3_600_000;

export const limits: Figure = {
  name: 'limits',
  withinMs: 25 * 60_000,
  run: measure,
};

async function measure(say: Say): Promise<readonly Finding[]> {
  const alone = await openDatabaseAlone();
  const clock = manualClock(START);
  const sandbox = createSandbox({
    clock: { now: () => clock.now().getTime() },
    seed: 1,
    timers: 'manual',
    limits: true,
    latencyMs: 0,
  });
  let atLedger = 0;
  const ledgerUrl = 'http://practice-xero.invalid';
  const { engine, close } = openBenchEngine({
    databaseUrl: alone.url,
    ledgerUrl,
    publicUrl: 'http://localhost:4000',
    clock,
    fetch: async (request) => {
      atLedger += 1;
      try {
        return await sandbox.app.request(request);
      } finally {
        atLedger -= 1;
      }
    },
  });
  try {
    const tenantId =
      sandbox.books.listOrganisations().find((each) => each.countryCode === 'AU')?.tenantId ?? '';
    const grant = sandbox.control.grantAccess({ tenantIds: [tenantId], scope: SCOPE });
    const [desk] = await plantDesks(engine, [tenantId], grant);
    if (desk === undefined) throw new Error('There is no desk');
    const actor = actorOf({ workspaceId: desk.workspaceId, role: 'owner', userId: null, apiKeyId: null });
    const deps = { db: engine.db, clock, ids: engine.newId, publicUrl: engine.publicUrl };
    const orders = sampleOrders(INVOICES, CUSTOMERS, 'V');
    await importCustomers(deps, actor, { csv: customersCsv(orders), map: {}, isDryRun: false });
    const report = await importInvoices(deps, actor, {
      csv: ordersCsv(orders),
      map: {},
      isDryRun: false,
      issue: true,
    });
    if (report.errors.length > 0)
      throw new Error(`The import was refused: ${JSON.stringify(report.errors[0])}`);
    say('imported; the clock starts');
    // A minute of rest: what connecting cost is not part of the run.
    clock.advance(61_000);
    sandbox.control.changeSettings({ latencyMs: LATENCY_MS });
    sandbox.control.clearRequests();
    const startedMs = clock.now().getTime();
    const isDone = async () => {
      const { rows } = await alone.pool.query(
        `select from sync_operations where state in ('queued', 'dispatched', 'unknown') limit 1`,
      );
      return rows.length === 0;
    };
    await workVirtually(
      { clock, sandbox, engine, pool: alone.pool, atLedger: () => atLedger },
      isDone,
      GIVE_UP_MS,
    );
    const tookMs = clock.now().getTime() - startedMs;
    const requests = sandbox.control.requests();
    const inBooks = sandbox.books.listInvoices({ tenantId }).length;
    return findings(tookMs, requests, inBooks);
  } finally {
    await close();
    await sandbox.close();
    await alone.close();
  }
}

function findings(tookMs: number, requests: readonly LoggedRequest[], inBooks: number): readonly Finding[] {
  const calls = requests.length;
  const refused = requests.filter(({ status }) => status === 429).length;
  const arithmeticMinutes = calls / CALLS_A_MINUTE;
  // A ledger that counts in fixed minutes lets the first minute's calls go at once, and each further minute's when it begins.
  const fixedWindowMinutes = Math.ceil(calls / CALLS_A_MINUTE) - 1 + LATENCY_MS / 60_000;
  const minutes = tookMs / 60_000;
  return [
    {
      name: 'timeUnderLimits',
      title:
        'time to push 10,000 under Xero’s real limits (virtual clock), against the limit’s own arithmetic',
      target: { most: 1.1 },
      value: rounded(minutes / arithmeticMinutes),
      unit: '×',
      peers: [],
      details: {
        invoices: inBooks,
        newCustomers: CUSTOMERS,
        calls,
        virtualMinutes: rounded(minutes),
        arithmeticMinutes: rounded(arithmeticMinutes),
        fixedWindowMinutes: rounded(fixedWindowMinutes),
        answerMs: LATENCY_MS,
      },
    },
    {
      name: 'refused429UnderLimits',
      title: '429 answers received while pushing 10,000',
      target: { most: 0 },
      value: refused,
      unit: 'answers',
      peers: [],
      details: { byStatus: countByStatus(requests) },
    },
  ];
}

function countByStatus(requests: readonly LoggedRequest[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status } of requests) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
