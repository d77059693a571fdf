/**
 * The time to push 10,000 invoices under Xero's real limits, against what the limit itself makes of so many calls. On a
 * virtual clock: the practice ledger and the engine share one that jumps from one thing due to the next, so that hours
 * take minutes, and what is measured is how well the allowance is used.
 */
import type { LoggedRequest } from '../../sandbox/sandbox.ts';
import { actorOf } from '../../src/commands/actor.ts';
import { importCustomers } from '../../src/commands/import-customers.ts';
import { importInvoices } from '../../src/commands/import-invoices.ts';
import type { Figure, Finding, Say } from '../figure.ts';
import { plantDesks, SCOPE } from '../plant-desks.ts';
import { customersCsv, ordersCsv, sampleOrders } from '../sample-orders.ts';
import { rounded } from '../spread.ts';
import { workVirtually } from '../virtual-worker.ts';
import { openVirtualWorld, type VirtualWorld } from '../virtual-world.ts';

const INVOICES = 10_000;
const CUSTOMERS = 3_000;
const LATENCY_MS = 2_000;
const CALLS_A_MINUTE = 60;
const GIVE_UP_MS = 6 * 3_600_000;

export const limits: Figure = {
  name: 'limits',
  withinMs: 25 * 60_000,
  run: measure,
};

async function measure(say: Say): Promise<readonly Finding[]> {
  const world = await openVirtualWorld();
  try {
    const tenantId = await importOrders(world);
    say('imported; the clock starts');
    // A minute of rest: what connecting cost is not part of the run.
    world.clock.advance(61_000);
    world.sandbox.control.changeSettings({ latencyMs: LATENCY_MS });
    world.sandbox.control.clearRequests();
    const startMs = world.clock.now().getTime();
    await workVirtually(world, () => isAllCarried(world), GIVE_UP_MS);
    const tookMs = world.clock.now().getTime() - startMs;
    const inBooks = world.sandbox.books.listInvoices({ tenantId }).length;
    return findings(tookMs, world.sandbox.control.requests(), inBooks);
  } finally {
    await world.close();
  }
}

/** Connects the Australian organisation and imports everything, to be sent. @returns the organisation. */
async function importOrders({ sandbox, engine }: VirtualWorld): Promise<string> {
  const organisation = sandbox.books.listOrganisations().find((each) => each.countryCode === 'AU');
  const tenantId = organisation?.tenantId ?? '';
  const grant = sandbox.control.grantAccess({ tenantIds: [tenantId], scope: SCOPE });
  const [desk] = await plantDesks(engine, [tenantId], grant);
  if (desk === undefined) throw new Error('There is no desk');
  const actor = actorOf({ workspaceId: desk.workspaceId, role: 'owner', userId: null, apiKeyId: null });
  const { db, clock, newId: ids, publicUrl, log } = engine;
  const deps = { db, clock, ids, publicUrl, log };
  const orders = sampleOrders(INVOICES, CUSTOMERS, 'V');
  const request = { map: {}, isDryRun: false };
  await importCustomers(deps, actor, { csv: customersCsv(orders), ...request });
  const report = await importInvoices(deps, actor, { csv: ordersCsv(orders), ...request, issue: true });
  if (report.errors.length > 0)
    throw new Error(`The import was refused: ${JSON.stringify(report.errors[0])}`);
  return tenantId;
}

async function isAllCarried({ pool }: VirtualWorld): Promise<boolean> {
  const { rows } = await pool.query(
    `select from sync_operations where state in ('queued', 'dispatched', 'unknown') limit 1`,
  );
  return rows.length === 0;
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
