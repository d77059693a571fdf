/**
 * From pressing Save to the ledger's number being readable here, beyond the ledger's own answer time; alone, and while a
 * backfill is under way. As a screen does: one request to save, the event stream to hear, one request to read.
 */
import { eventually } from '../../test/support/eventually.ts';
import { type Backfilled, backfill } from '../backfill.ts';
import { type ChangeStream, openChangeStream } from '../change-stream.ts';
import type { Desk } from '../desk.ts';
import type { Figure, Finding } from '../figure.ts';
import { dueDate, issueDate, sampleOrders } from '../sample-orders.ts';
import { openSetting, type Setting } from '../setting.ts';
import { spreadOf } from '../spread.ts';

const LATENCY_MS = 200;
const SAVES = 60;
const WARM_UP_SAVES = 10;
const BACKFILLED = 4_000;

export const saveToNumber: Figure = {
  name: 'saveToNumber',
  withinMs: 15 * 60_000,
  async run(say) {
    const setting = await openSetting();
    try {
      const product = await setting.startProduct();
      const desk = await setting.openDesk(product);
      await setting.ledger.control.changeSettings({ latencyMs: LATENCY_MS });
      const stream = await openChangeStream(product.url, desk.key);
      const known = await newCustomer(desk);
      for (let save = 0; save < WARM_UP_SAVES; save++) await timeSave(desk, stream, known, 1);
      const idle = await times(SAVES, () => timeSave(desk, stream, known, 1));
      say(`idle: ${spreadOf(idle).p95} ms beyond the ledger in 95 of 100`);
      const stages = await stagesOf(setting, SAVES);
      // A new customer's contact goes first, so that the ledger is asked twice.
      const fresh = await times(SAVES / 3, async () => timeSave(desk, stream, await newCustomer(desk), 2));
      const busy = await whileBackfilling(setting, desk, () => timeSave(desk, stream, known, 1));
      const busyStages = await stagesOf(setting, busy.times.length);
      stream.close();
      return [
        finding('saveToNumberIdle', 'idle', idle, { stages, ofNewCustomers: spreadOf(fresh) }),
        finding('saveToNumberBusy', 'during a backfill', busy.times, {
          savesBeforeItEnded: busy.times.length,
          stages: busyStages,
          backfill: busy.carried,
        }),
      ];
    } finally {
      await setting.close();
    }
  },
};

/** Times saves from the first invoices in the books until there are enough, or the backfill has ended. */
async function whileBackfilling(
  setting: Setting,
  desk: Desk,
  act: () => Promise<number>,
): Promise<{ readonly times: readonly number[]; readonly carried: Backfilled }> {
  let hasEnded = false;
  const carried = backfill(desk, setting.pool, sampleOrders(BACKFILLED, BACKFILLED / 10, 'B'), 10 * 60_000);
  const ended = carried.finally(() => {
    hasEnded = true;
  });
  ended.catch(() => undefined);
  await eventually(async () => {
    const { rowCount } = await setting.pool.query(
      `select from sync_operations where lane = 'backfill' and kind = 'createInvoice' and state = 'done' limit 1`,
    );
    return rowCount === 1 || hasEnded ? true : undefined;
  }, 5 * 60_000);
  const taken: number[] = [];
  while (taken.length < SAVES && !hasEnded) taken.push(await act());
  return { times: taken, carried: await carried };
}

/** Milliseconds from the request's start until the number was read, without the ledger's delay of each call. */
async function timeSave(
  desk: Desk,
  stream: ChangeStream,
  companyId: string,
  ledgerCalls: number,
): Promise<number> {
  const startMs = performance.now();
  const { id } = await desk.ask('POST', '/invoices', {
    companyId,
    currency: 'AUD',
    issueDate,
    dueDate,
    lines: [{ description: 'Sample shirts', quantity: '10', unitPrice: '12.50' }],
    send: true,
  });
  // The answer to Save shows the invoice as it is; what comes later is heard.
  for (let mark = stream.heard(String(id)); ; ) {
    await stream.nextChange(String(id), mark);
    mark = stream.heard(String(id));
    const { number } = await desk.ask('GET', `/invoices/${String(id)}`);
    if (number !== null) return performance.now() - startMs - ledgerCalls * LATENCY_MS;
  }
}

/** Where the latest saves spent their time: until the request left, and from then, without the ledger, to its outcome. */
async function stagesOf({ pool }: Setting, saves: number) {
  const { rows } = await pool.query(
    `select 1000 * extract(epoch from dispatched_at - created_at)::float8 as queued,
        1000 * extract(epoch from finished_at - dispatched_at)::float8 - $1 as carried
      from sync_operations where lane = 'interactive' and kind = 'createInvoice'
      order by seq desc limit $2`,
    [LATENCY_MS, saves],
  );
  return {
    queuedMs: spreadOf(rows.map(({ queued }) => Number(queued))),
    carriedMs: spreadOf(rows.map(({ carried }) => Number(carried))),
  };
}

let customers = 0;

async function newCustomer(desk: Desk): Promise<string> {
  customers += 1;
  const company = await desk.ask('POST', '/companies', { name: `Sample Walk-in ${customers}` });
  return String(company.id);
}

async function times(count: number, act: () => Promise<number>): Promise<readonly number[]> {
  const taken: number[] = [];
  while (taken.length < count) taken.push(await act());
  return taken;
}

function finding(
  name: string,
  when: string,
  samples: readonly number[],
  details: Readonly<Record<string, unknown>>,
): Finding {
  const spread = spreadOf(samples);
  return {
    name,
    title: `Save to number, beyond the ledger’s own ${LATENCY_MS} ms, ${when}, p95`,
    target: { most: 150 },
    value: spread.p95,
    unit: 'ms',
    peers: [],
    details: { ms: spread, ...details },
  };
}
