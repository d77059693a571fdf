/** Duplicates and losses while one answer in twenty is lost after the ledger has done the work: counted in the books. */
import { eventually } from '../../test/support/eventually.ts';
import { accessFor } from '../books-fixture.ts';
import type { Desk } from '../desk.ts';
import type { Figure, Finding } from '../figure.ts';
import { inTurns } from '../in-turns.ts';
import type { LedgerProcess } from '../ledger-process.ts';
import { loseAnswers } from '../lost-answers.ts';
import { carryNaively } from '../peers/naive.ts';
import { carrySideBySide } from '../peers/naive-side-by-side.ts';
import { dueDate, issueDate, type SampleOrder, type SampleOrders, sampleOrders } from '../sample-orders.ts';
import { openSetting, type Setting } from '../setting.ts';

const ORDERS = 600;
const CUSTOMERS = 200;
const SHARE = 0.05;
/** People saving side by side: each save is an invoice of its own, so that most calls carry few of them. */
const PEOPLE = 4;

export const lostAnswers: Figure = {
  name: 'lostAnswers',
  withinMs: 20 * 60_000,
  async run(say) {
    const setting = await openSetting();
    try {
      const ours = await measureOurs(setting);
      say(`${ours.lostAnswers} answers lost; ${ours.duplicates} duplicates, ${ours.losses} losses`);
      const naive = await measurePeer(setting, 'NZ', carryNaively);
      const sideBySide = await measurePeer(setting, 'GB', carrySideBySide);
      return [finding(ours, naive, sideBySide)];
    } finally {
      await setting.close();
    }
  },
};

async function measureOurs(setting: Setting) {
  const desk = await setting.openDesk(await setting.startProduct());
  const orders = sampleOrders(ORDERS, CUSTOMERS, 'L');
  const contactIds = await saveCustomers(desk, orders);
  await loseAnswers(setting.ledger, desk.tenantId, SHARE, 1);
  await inTurns(orders.orders, PEOPLE, (order) => saveInvoice(desk, order, contactIds));
  const states = await eventually(async () => {
    const { rows } = await setting.pool.query(
      'select state, count(*)::int as count from sync_operations group by 1',
    );
    const isOpen = rows.some(({ state }) => ['queued', 'dispatched', 'unknown'].includes(String(state)));
    return isOpen ? undefined : rows;
  }, 10 * 60_000);
  return { ...(await compare(setting.ledger, desk.tenantId, orders)), states };
}

async function saveCustomers(desk: Desk, { customers }: SampleOrders): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  await inTurns(customers, PEOPLE, async ({ id, name, email }) => {
    const company = await desk.ask('POST', '/companies', { name, emails: [{ email }] });
    ids.set(id, String(company.id));
  });
  return ids;
}

/** The ledger numbers it: a number of ours would keep duplicates out by itself. */
async function saveInvoice(
  desk: Desk,
  order: SampleOrder,
  companyIds: ReadonlyMap<string, string>,
): Promise<void> {
  await desk.ask('POST', '/invoices', {
    companyId: companyIds.get(order.customer.id),
    currency: 'AUD',
    issueDate,
    dueDate,
    reference: order.number,
    lines: order.lines,
    send: true,
  });
}

async function measurePeer(setting: Setting, country: 'NZ' | 'GB', carry: typeof carryNaively) {
  const access = await accessFor(setting.ledger, country);
  const orders = sampleOrders(ORDERS, CUSTOMERS, `P${country}`);
  await loseAnswers(setting.ledger, access.tenantId, SHARE, 1);
  const carried = await carry(access, orders.orders);
  return { ...(await compare(setting.ledger, access.tenantId, orders)), believedFailed: carried.failed };
}

/** Invoices are told apart by their reference, customers by their address: not by any mark of ours. */
async function compare(ledger: LedgerProcess, tenantId: string, { orders, customers }: SampleOrders) {
  const invoices = countBy(await ledger.books.listInvoices({ tenantId }), (invoice) => invoice.reference);
  const contacts = countBy(
    await ledger.books.listContacts({ tenantId }),
    (contact) => contact.emailAddress ?? '',
  );
  const found = [
    ...orders.map(({ number }) => invoices.get(number) ?? 0),
    ...customers.map(({ email }) => contacts.get(email) ?? 0),
  ];
  const requests = (await ledger.control.requests()).filter((request) => request.tenantId === tenantId);
  return {
    duplicates: found.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    losses: found.filter((count) => count === 0).length,
    calls: requests.length,
    // Status 0: the connection was cut.
    lostAnswers: requests.filter(({ status }) => status === 0).length,
  };
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

type Compared = Awaited<ReturnType<typeof compare>>;

function finding(ours: Compared, naive: Compared, sideBySide: Compared): Finding {
  return {
    name: 'lostAnswers',
    title: 'duplicates and losses with 5 % of answers lost, 600 invoices',
    target: { most: 0 },
    value: ours.duplicates + ours.losses,
    unit: 'records',
    peers: [
      { name: 'naive', value: naive.duplicates + naive.losses },
      { name: 'side by side', value: sideBySide.duplicates + sideBySide.losses },
    ],
    details: { ours, naive, sideBySide },
    plot: {
      title: 'Records twice in the books or missing, 5 % of answers lost',
      x: ['counterfoil', 'naive', 'side by side'],
      y: 'records',
      values: [ours, naive, sideBySide].map(({ duplicates, losses }) => duplicates + losses),
    },
  };
}
