/** Invoices a second with every limit lifted, against the naive peer: with a ledger far away, and with none of its delay. */
import { type Backfilled, backfill } from '../backfill.ts';
import { accessFor, organisationIn, plantKnownCustomers } from '../books-fixture.ts';
import type { Figure, Say } from '../figure.ts';
import { carryNaively } from '../peers/naive.ts';
import { carrySideBySide } from '../peers/naive-side-by-side.ts';
import type { PeerAccess } from '../peers/xero-sdk.ts';
import { sampleOrders } from '../sample-orders.ts';
import { openSetting, type Setting } from '../setting.ts';
import { rounded, spreadOf } from '../spread.ts';

/** A customer has three or so invoices, and seven in ten of them are in the books already. */
const INVOICES_A_CUSTOMER = 10 / 3;
const KNOWN_SHARE = 0.7;
const WARM_UP = 100;
const TURNS = 2;

type Case = {
  readonly name: string;
  readonly title: string;
  readonly latencyMs: number;
  readonly leastRatio: number;
  /** In one turn. */
  readonly invoices: number;
  readonly peerInvoices: number;
};

export const throughputFar = figure({
  name: 'throughputFar',
  title: 'invoices a second with limits lifted, the ledger answering in 100 ms, against naive',
  latencyMs: 100,
  leastRatio: 50,
  invoices: 5_000,
  peerInvoices: 30,
});

export const throughputNear = figure({
  name: 'throughputNear',
  title: 'the same with no delay in the ledger (all of it our own cost)',
  latencyMs: 0,
  leastRatio: 5,
  invoices: 5_000,
  peerInvoices: 500,
});

function figure(measured: Case): Figure {
  return {
    name: measured.name,
    withinMs: 20 * 60_000,
    async run(say) {
      const setting = await openSetting();
      try {
        return [await measure(setting, measured, say)];
      } finally {
        await setting.close();
      }
    },
  };
}

/** In turns, and medians compared: the machine's other guests must neither flatter us nor the peer. */
async function measure(setting: Setting, measured: Case, say: Say) {
  const { name, title, latencyMs, leastRatio, invoices, peerInvoices } = measured;
  const tenantId = await organisationIn(setting.ledger, 'AU');
  const product = await setting.startProduct();
  const desk = await setting.openDesk(product);
  const [nz, gb] = [await accessFor(setting.ledger, 'NZ'), await accessFor(setting.ledger, 'GB')];
  await setting.ledger.control.changeSettings({ latencyMs });
  await backfill(desk, setting.pool, sampleOrders(WARM_UP, 30, 'W'), 60_000);
  await timePeer(setting, nz, carryNaively, Math.min(WARM_UP, peerInvoices), 'NW');

  const cpu = product.cpuSeconds();
  const turns: Backfilled[] = [];
  const naive: number[] = [];
  for (let turn = 1; turn <= TURNS; turn++) {
    naive.push(await timePeer(setting, nz, carryNaively, peerInvoices, `N${turn}`));
    const orders = sampleOrders(invoices, Math.round(invoices / INVOICES_A_CUSTOMER), `B${turn}`);
    await plantKnownCustomers(setting.ledger, tenantId, orders.customers, KNOWN_SHARE);
    const ours = await backfill(desk, setting.pool, orders, 10 * 60_000);
    say(`${ours.inBooks} invoices in ${ours.seconds.toFixed(1)} s`);
    turns.push(ours);
  }
  naive.push(await timePeer(setting, nz, carryNaively, peerInvoices, 'N0'));
  const productCpuSeconds = rounded(product.cpuSeconds() - cpu);
  const sideBySide = await timePeer(setting, gb, carrySideBySide, peerInvoices * 2, 'S');
  const [perSecond, naivePerSecond] = [median(turns.map((turn) => turn.perSecond)), median(naive)];
  return {
    name,
    title,
    target: { least: leastRatio },
    value: rounded(perSecond / naivePerSecond),
    unit: '×',
    peers: [{ name: 'side by side, against naive', value: rounded(sideBySide / naivePerSecond) }],
    details: {
      invoicesATurn: invoices,
      perSecond: turns.map((turn) => rounded(turn.perSecond)),
      importSeconds: turns.map((turn) => rounded(turn.importSeconds)),
      productCpuSeconds,
      naivePerSecond: naive.map(rounded),
      sideBySidePerSecond: rounded(sideBySide),
    },
    plot: {
      title: latencyMs === 0 ? 'Invoices a second, no delay' : `Invoices a second, ${latencyMs} ms away`,
      x: ['counterfoil', 'naive', 'side by side'],
      y: 'invoices a second',
      values: [perSecond, naivePerSecond, sideBySide].map(rounded),
    },
  };
}

function median(values: readonly number[]): number {
  return spreadOf(values).p50;
}

/** Invoices a second of one peer. */
async function timePeer(
  { ledger }: Setting,
  access: PeerAccess,
  carry: typeof carryNaively,
  count: number,
  prefix: string,
): Promise<number> {
  const { customers, orders } = sampleOrders(count, Math.round(count / INVOICES_A_CUSTOMER), prefix);
  await plantKnownCustomers(ledger, access.tenantId, customers, KNOWN_SHARE);
  const startedMs = performance.now();
  const { sent } = await carry(access, orders);
  return (sent * 1_000) / (performance.now() - startedMs);
}
