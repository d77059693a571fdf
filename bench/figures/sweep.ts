/** What one sweep costs as an organisation grows from 1,000 to 100,000 invoices, all of them ours: calls, and our own time. */
import type { InvoiceRecord } from '../../sandbox/sandbox.ts';
import { engineTasks } from '../../src/sync/worker.ts';
import type { Figure, Finding, Say } from '../figure.ts';
import type { LedgerProcess } from '../ledger-process.ts';
import type { PlantedDesk } from '../plant-desks.ts';
import { plantMirrors } from '../plant-mirrors.ts';
import { openPlantedSetting, type PlantedSetting } from '../planted-setting.ts';
import { rounded, type Spread, spreadOf } from '../spread.ts';

const SIZES = [1_000, 10_000, 100_000] as const;
const ROUNDS = 30;
const CHANGED_A_ROUND = 5;

export const sweep: Figure = {
  name: 'sweep',
  withinMs: 20 * 60_000,
  async run(say) {
    const setting = await openPlantedSetting(SIZES.length);
    try {
      const organisations = await grow(setting, say);
      return [finding(await measure(setting, organisations))];
    } finally {
      await setting.close();
    }
  },
};

type Organisation = { readonly desk: PlantedDesk; readonly invoices: readonly InvoiceRecord[] };

async function grow(setting: PlantedSetting, say: Say): Promise<readonly Organisation[]> {
  const grown: Organisation[] = [];
  for (const [index, count] of SIZES.entries()) {
    const desk = setting.desks[index];
    if (desk === undefined) throw new Error('There are fewer desks than sizes');
    const planted = await setting.ledger.books.plantInvoices({ tenantId: desk.tenantId, count });
    if (!planted.ok) throw new Error(`The practice books refused invoices: ${planted.why}`);
    const invoices = await setting.ledger.books.listInvoices({ tenantId: desk.tenantId });
    await plantMirrors(setting.openEngine(), setting.pool, desk, invoices);
    const newest = Math.max(...[0, ...invoices.slice(-1_000).map(({ updatedAt }) => updatedAt)]);
    await setting.pool.query('update connections set sweep_cursor = $2 where id = $1', [
      desk.connectionId,
      new Date(newest),
    ]);
    grown.push({ desk, invoices });
    say(`${count} invoices planted`);
  }
  return grown;
}

type Cost = { readonly calls: number; readonly ownMs: number; readonly ledgerMs: number };
/** Of sweeps that found nothing, that found changes, and that also did their hourly share of reading again. */
type Measured = {
  readonly idle: readonly Cost[];
  readonly changed: readonly Cost[];
  readonly hourly: readonly Cost[];
};

/** The sizes take turns, so that whatever else the machine does meets them alike. */
async function measure(
  setting: PlantedSetting,
  organisations: readonly Organisation[],
): Promise<readonly Measured[]> {
  const engine = setting.openEngine();
  const costOf = async ({ desk }: Organisation): Promise<Cost> => {
    await setting.ledger.control.clearRequests();
    const startMs = performance.now();
    await engineTasks.sweep(engine, desk);
    const tookMs = performance.now() - startMs;
    const { calls, ms } = await ledgerTime(setting.ledger);
    return { calls, ownMs: tookMs - ms, ledgerMs: ms };
  };
  // The first sweeps also do what is done once an hour or a day.
  for (let warmUp = 0; warmUp < 3; warmUp++) for (const each of organisations) await costOf(each);
  const measured = organisations.map(() => ({
    idle: [] as Cost[],
    changed: [] as Cost[],
    hourly: [] as Cost[],
  }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, each] of organisations.entries()) {
      measured[index]?.idle.push(await costOf(each));
      await change(setting.ledger, each, round);
      measured[index]?.changed.push(await costOf(each));
      await setting.pool.query('update connections set last_reread_at = null where id = $1', [
        each.desk.connectionId,
      ]);
      measured[index]?.hourly.push(await costOf(each));
    }
  }
  return measured;
}

/** A person in the books edits a few of the older invoices. */
async function change(ledger: LedgerProcess, { desk, invoices }: Organisation, round: number): Promise<void> {
  for (let count = 0; count < CHANGED_A_ROUND; count++) {
    const invoice = invoices[(round * CHANGED_A_ROUND + count) % invoices.length];
    if (invoice === undefined) continue;
    const { invoiceId } = invoice;
    const edited = await ledger.books.editInvoice({
      tenantId: desk.tenantId,
      invoiceId,
      reference: `Edited ${round}.${count}`,
    });
    if (!edited.ok) throw new Error(`The practice books refused an edit: ${edited.why}`);
  }
}

async function ledgerTime({
  control,
}: LedgerProcess): Promise<{ readonly calls: number; readonly ms: number }> {
  const requests = await control.requests();
  return { calls: requests.length, ms: requests.reduce((sum, { ms }) => sum + ms, 0) };
}

function finding(measured: readonly Measured[]): Finding {
  const summed = measured.map(({ idle, changed, hourly }, index) => ({
    invoices: SIZES[index] ?? 0,
    idle: summary(idle),
    changed: summary(changed),
    hourly: summary(hourly),
  }));
  const [small, large] = [summed.at(0), summed.at(-1)];
  if (small === undefined || large === undefined) throw new Error('There is no size');
  const growth = {
    idleCalls: large.idle.calls / small.idle.calls,
    changedCalls: large.changed.calls / small.changed.calls,
    hourlyCalls: large.hourly.calls / small.hourly.calls,
    idleTime: large.idle.ownMs.p50 / small.idle.ownMs.p50,
    changedTime: large.changed.ownMs.p50 / small.changed.ownMs.p50,
    hourlyTime: large.hourly.ownMs.p50 / small.hourly.ownMs.p50,
  };
  return {
    name: 'sweepCost',
    title:
      'cost of one sweep as an organisation grows from 1,000 to 100,000 invoices (the worst of calls and time)',
    target: { most: 1.2 },
    value: rounded(Math.max(...Object.values(growth))),
    unit: '×',
    peers: [],
    details: { growth, sizes: summed, changedInvoices: CHANGED_A_ROUND },
    plot: {
      title: 'Own time of a sweep with 5 changes, by invoices in the books',
      x: SIZES.map((size) => size.toLocaleString('en')),
      y: 'ms (median)',
      values: summed.map(({ changed }) => changed.ownMs.p50),
    },
  };
}

function summary(costs: readonly Cost[]): { calls: number; ownMs: Spread; ledgerMs: Spread } {
  return {
    calls: rounded(costs.reduce((sum, { calls }) => sum + calls, 0) / costs.length),
    ownMs: spreadOf(costs.map(({ ownMs }) => ownMs)),
    ledgerMs: spreadOf(costs.map(({ ledgerMs }) => ledgerMs)),
  };
}
