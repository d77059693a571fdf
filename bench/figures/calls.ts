/** Ledger calls an invoice: a backfill of 2,000 invoices for 600 customers, three in ten of them new to the books. */
import { backfill } from '../backfill.ts';
import { accessFor, callsOf, organisationIn, plantKnownCustomers } from '../books-fixture.ts';
import type { Figure, Finding } from '../figure.ts';
import { carryNaively } from '../peers/naive.ts';
import { carrySideBySide } from '../peers/naive-side-by-side.ts';
import { sampleOrders } from '../sample-orders.ts';
import { openSetting, type Setting } from '../setting.ts';
import { rounded } from '../spread.ts';

const INVOICES = 2_000;
const CUSTOMERS = 600;
const KNOWN_SHARE = 0.7;

export const calls: Figure = {
  name: 'calls',
  withinMs: 15 * 60_000,
  async run(say) {
    const setting = await openSetting();
    try {
      const ours = await measureOurs(setting);
      say(`${ours.all} calls for ${INVOICES} invoices`);
      const naive = await measurePeer(setting, 'NZ', carryNaively);
      const sideBySide = await measurePeer(setting, 'GB', carrySideBySide);
      return [callsFinding(ours, naive, sideBySide), refusedFinding(ours.refused429)];
    } finally {
      await setting.close();
    }
  },
};

/** The ledger's limits are on: what is counted is what a real backfill does. */
async function measureOurs(setting: Setting) {
  const orders = sampleOrders(INVOICES, CUSTOMERS, 'B');
  const tenantId = await organisationIn(setting.ledger, 'AU');
  await plantKnownCustomers(setting.ledger, tenantId, orders.customers, KNOWN_SHARE);
  const desk = await setting.openDesk(await setting.startProduct());
  await setting.ledger.control.changeSettings({ limits: true });
  await setting.ledger.control.clearRequests();
  const { inBooks } = await backfill(desk, setting.pool, orders, 8 * 60_000);
  if (inBooks !== INVOICES) throw new Error(`Only ${inBooks} of ${INVOICES} invoices reached the books`);
  const counted = await callsOf(setting.ledger, desk.tenantId);
  await setting.ledger.control.changeSettings({ limits: false });
  return counted;
}

/** Without limits: with them a peer would take an hour over it, by the same number of calls. */
async function measurePeer(setting: Setting, country: 'NZ' | 'GB', carry: typeof carryNaively) {
  const access = await accessFor(setting.ledger, country);
  const { customers, orders } = sampleOrders(INVOICES, CUSTOMERS, `P${country}`);
  await plantKnownCustomers(setting.ledger, access.tenantId, customers, KNOWN_SHARE);
  await setting.ledger.control.clearRequests();
  const carried = await carry(access, orders);
  if (carried.failed > 0) throw new Error(`A peer failed with ${carried.failed} invoices`);
  return callsOf(setting.ledger, access.tenantId);
}

type Counted = Awaited<ReturnType<typeof callsOf>>;

function callsFinding(ours: Counted, naive: Counted, sideBySide: Counted): Finding {
  const each = (counted: Counted) => rounded(counted.all / INVOICES);
  return {
    name: 'callsAnInvoice',
    title: 'ledger calls an invoice, backfill of 2,000 invoices for 600 customers, 30 % new',
    target: { most: 0.04 },
    value: each(ours),
    unit: 'calls',
    peers: [
      { name: 'naive', value: each(naive) },
      { name: 'side by side', value: each(sideBySide) },
    ],
    details: { ours: ours.byKind, naive: naive.byKind, sideBySide: sideBySide.byKind },
    plot: {
      title: 'Ledger calls for 2,000 invoices',
      x: ['counterfoil', 'naive', 'side by side'],
      y: 'calls',
      values: [ours.all, naive.all, sideBySide.all],
    },
  };
}

function refusedFinding(refused429: number): Finding {
  return {
    name: 'refused429InBackfill',
    title: '429 answers received in that backfill, the ledger’s limits on',
    target: { most: 0 },
    value: refused429,
    unit: 'answers',
    peers: [],
    details: {},
  };
}
