/** Invoices a second with every limit lifted, against the naive peer: with a ledger far away, and with none of its delay. */
import { backfill } from '../backfill.ts';
import { accessFor, organisationIn, plantKnownCustomers } from '../books-fixture.ts';
import type { Figure, Say } from '../figure.ts';
import { carryNaively } from '../peers/naive.ts';
import { carrySideBySide } from '../peers/naive-side-by-side.ts';
import type { PeerAccess } from '../peers/xero-sdk.ts';
import { sampleOrders } from '../sample-orders.ts';
import { openSetting, type Setting } from '../setting.ts';
import { rounded } from '../spread.ts';

/** A customer has three or so invoices, and seven in ten of them are in the books already. */
const INVOICES_A_CUSTOMER = 10 / 3;
const KNOWN_SHARE = 0.7;
const WARM_UP = 100;

type Case = {
  readonly name: string;
  readonly title: string;
  readonly latencyMs: number;
  readonly leastRatio: number;
  readonly invoices: number;
  readonly peerInvoices: number;
};

export const throughputFar = figure({
  name: 'throughputFar',
  title: 'invoices a second with limits lifted, the ledger answering in 100 ms, against naive',
  latencyMs: 100,
  leastRatio: 50,
  invoices: 5_000,
  peerInvoices: 60,
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

/** The peer goes before and after, and its better turn counts: another process on the machine must not flatter us. */
async function measure(setting: Setting, measured: Case, say: Say) {
  const { name, title, latencyMs, leastRatio, invoices, peerInvoices } = measured;
  const orders = sampleOrders(invoices, Math.round(invoices / INVOICES_A_CUSTOMER), 'B');
  const tenantId = await organisationIn(setting.ledger, 'AU');
  await plantKnownCustomers(setting.ledger, tenantId, orders.customers, KNOWN_SHARE);
  const product = await setting.startProduct();
  const desk = await setting.openDesk(product);
  const [nz, gb] = [await accessFor(setting.ledger, 'NZ'), await accessFor(setting.ledger, 'GB')];
  await setting.ledger.control.changeSettings({ latencyMs });
  await backfill(desk, setting.pool, sampleOrders(WARM_UP, 30, 'W'), 60_000);

  const before = await timePeer(setting, nz, carryNaively, peerInvoices, 'N1');
  const cpu = product.cpuSeconds();
  const ours = await backfill(desk, setting.pool, orders, 10 * 60_000);
  const productCpuSeconds = rounded(product.cpuSeconds() - cpu);
  say(`${ours.inBooks} invoices in ${ours.seconds.toFixed(1)} s`);
  const after = await timePeer(setting, nz, carryNaively, peerInvoices, 'N2');
  const sideBySide = await timePeer(setting, gb, carrySideBySide, peerInvoices * 2, 'S');
  const naive = Math.max(before, after);
  return {
    name,
    title,
    target: { least: leastRatio },
    value: rounded(ours.perSecond / naive),
    unit: '×',
    peers: [{ name: 'side by side, against naive', value: rounded(sideBySide / naive) }],
    details: {
      invoices: ours.inBooks,
      seconds: rounded(ours.seconds),
      perSecond: rounded(ours.perSecond),
      importSeconds: rounded(ours.importSeconds),
      productCpuSeconds,
      naivePerSecond: [rounded(before), rounded(after)],
      sideBySidePerSecond: rounded(sideBySide),
    },
    plot: {
      title: latencyMs === 0 ? 'Invoices a second, no delay' : `Invoices a second, ${latencyMs} ms away`,
      x: ['counterfoil', 'naive', 'side by side'],
      y: 'invoices a second',
      values: [ours.perSecond, naive, sideBySide].map(rounded),
    },
  };
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
