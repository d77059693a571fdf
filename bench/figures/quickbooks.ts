/** QuickBooks: what a backfilled invoice costs in batches and metered reads, and what lost answers leave in the books. */
import { eventually } from '../../test/support/eventually.ts';
import { backfill } from '../backfill.ts';
import type { Figure, Finding } from '../figure.ts';
import { inTurns } from '../in-turns.ts';
import { carryWithNodeQuickbooks, type QuickbooksAccess } from '../peers/node-quickbooks.ts';
import { openQuickbooksSetting, type QuickbooksSetting, realmOf } from '../quickbooks-setting.ts';
import { dueDate, issueDate, type SampleOrders, sampleOrders } from '../sample-orders.ts';
import { rounded } from '../spread.ts';

const INVOICES = 1_200;
const CUSTOMERS = 360;
const LOST_ORDERS = 300;
const LOST_CUSTOMERS = 100;
const SHARE = 0.05;
const PEOPLE = 4;

export const quickbooks: Figure = {
  name: 'quickbooks',
  withinMs: 20 * 60_000,
  async run(say) {
    const setting = await openQuickbooksSetting();
    try {
      const ours = await backfillOurs(setting);
      say(
        `${ours.batches} batches, ${ours.single} single writes and ${ours.reads} reads for ${INVOICES} invoices`,
      );
      const naive = await carryNaively(setting, sampleOrders(INVOICES, CUSTOMERS, 'Q'));
      const lost = await loseOurs(setting);
      say(`${lost.lostAnswers} answers lost; ${lost.duplicates} duplicates, ${lost.losses} losses`);
      const lostNaively = await loseNaively(setting);
      return [writesFinding(ours, naive), readsFinding(ours, naive), lostFinding(lost, lostNaively)];
    } finally {
      await setting.close();
    }
  },
};

async function backfillOurs(setting: QuickbooksSetting) {
  const { sandbox, desk, pool } = setting;
  // Connecting reads what there is; from then on a sweep looks every few minutes, backfill or not.
  await eventually(async () => {
    const { rows } = await pool.query('select 1 from connections where last_swept_at is not null');
    return rows.length > 0 ? true : undefined;
  }, 120_000);
  const before = sandbox.control.usage(desk.tenantId).corePlus;
  sandbox.control.clearRequests();
  const { inBooks } = await backfill(desk, pool, sampleOrders(INVOICES, CUSTOMERS, 'B'), 10 * 60_000);
  if (inBooks !== INVOICES) throw new Error(`Only ${inBooks} of ${INVOICES} invoices reached the books`);
  return countedIn(setting, desk.tenantId, before);
}

async function carryNaively(setting: QuickbooksSetting, { orders }: SampleOrders) {
  const access = accessTo(setting);
  const before = setting.sandbox.control.usage(access.realmId).corePlus;
  setting.sandbox.control.clearRequests();
  const { failed } = await carryWithNodeQuickbooks(access, orders);
  if (failed > 0) throw new Error(`The peer failed with ${failed} invoices`);
  return countedIn(setting, access.realmId, before);
}

function countedIn({ sandbox }: QuickbooksSetting, realmId: string, readsBefore: number) {
  const writes = sandbox.control
    .requests()
    .filter((each) => each.realmId === realmId && each.method === 'POST');
  const isBatch = ({ path }: { readonly path: string }) => path.endsWith('/batch');
  return {
    batches: writes.filter(isBatch).length,
    single: writes.filter((each) => !isBatch(each)).length,
    reads: sandbox.control.usage(realmId).corePlus - readsBefore,
  };
}

/** A company of its own, in which numbers are the ledger’s. */
function accessTo({ sandbox, url }: QuickbooksSetting): QuickbooksAccess {
  const realmId = realmOf(sandbox, 'us-single');
  const itemId = sandbox.books.listItems({ realmId })[0]?.Id ?? '';
  return { url, realmId, itemId, ...sandbox.control.grantAccess({ realmId }) };
}

async function loseOurs({ sandbox, desk, pool }: QuickbooksSetting) {
  const orders = sampleOrders(LOST_ORDERS, LOST_CUSTOMERS, 'L');
  const companies = new Map<string, string>();
  await inTurns(orders.customers, PEOPLE, async ({ id, name, email }) => {
    companies.set(id, String((await desk.ask('POST', '/companies', { name, emails: [{ email }] })).id));
  });
  loseAnswers(sandbox, desk.tenantId);
  await inTurns(orders.orders, PEOPLE, async ({ number, customer, lines }) => {
    const { id } = await desk.ask('POST', '/invoices', {
      companyId: companies.get(customer.id),
      currency: 'USD',
      issueDate,
      dueDate,
      reference: number,
      lines,
      send: true,
    });
    // One after the other, so that most calls carry few of them.
    await eventually(async () => {
      const { rows } = await pool.query('select sync_state from invoices where id = $1', [id]);
      return rows[0]?.sync_state === 'inBooks' ? true : undefined;
    }, 5 * 60_000);
  });
  return compared(sandbox, desk.tenantId, orders);
}

async function loseNaively(setting: QuickbooksSetting) {
  const orders = sampleOrders(LOST_ORDERS, LOST_CUSTOMERS, 'M');
  const access = accessTo(setting);
  loseAnswers(setting.sandbox, access.realmId);
  await carryWithNodeQuickbooks(access, orders.orders);
  return compared(setting.sandbox, access.realmId, orders);
}

/** From here on one request in twenty is done and its answer lost: every twentieth, so that both meet the same. */
function loseAnswers({ control }: QuickbooksSetting['sandbox'], realmId: string): void {
  control.clearFaults();
  control.clearRequests();
  for (let struck = 0; struck < 200; struck++)
    control.layFault({
      kind: 'dropAnswerAfterCommit',
      match: { realmId },
      skip: (struck + 1) * (1 / SHARE - 1),
    });
}

/** Invoices are told apart by the words in their note, customers by their address: not by any mark of ours. */
function compared(
  { books, control }: QuickbooksSetting['sandbox'],
  realmId: string,
  { orders, customers }: SampleOrders,
) {
  control.clearFaults();
  const notes = countBy(
    books.listInvoices({ realmId }).map(({ PrivateNote }) => String(PrivateNote ?? '').split('\n')[0] ?? ''),
  );
  const addresses = countBy(
    books
      .listCustomers({ realmId })
      .map(({ PrimaryEmailAddr }) =>
        String((PrimaryEmailAddr as { Address?: string } | undefined)?.Address ?? ''),
      ),
  );
  const found = [
    ...orders.map(({ number }) => notes.get(number) ?? 0),
    ...customers.map(({ email }) => addresses.get(email) ?? 0),
  ];
  return {
    duplicates: found.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    losses: found.filter((count) => count === 0).length,
    // Status 0: the connection was cut.
    lostAnswers: control.requests().filter((each) => each.realmId === realmId && each.status === 0).length,
  };
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

type Counted = ReturnType<typeof countedIn>;
type Compared = ReturnType<typeof compared>;

const naiveOf = (value: number) => [{ name: 'naive node-quickbooks', value }];

function writesFinding(ours: Counted, naive: Counted): Finding {
  const each = ({ batches, single }: Counted) => rounded((batches + single) / INVOICES);
  return {
    name: 'quickbooksWritesAnInvoice',
    title: 'QuickBooks: writing calls an invoice, backfill of 1,200 invoices for 360 new customers',
    // Customers are written too, three in ten invoices: a batch of thirty for each kind.
    target: { most: 0.05 },
    value: each(ours),
    unit: 'calls',
    peers: naiveOf(each(naive)),
    details: { ours, naive },
  };
}

function readsFinding(ours: Counted, naive: Counted): Finding {
  return {
    name: 'quickbooksReadsAnInvoice',
    title: 'QuickBooks: metered reads an invoice in that backfill',
    target: { most: 0 },
    value: rounded(ours.reads / INVOICES),
    unit: 'reads',
    peers: naiveOf(rounded(naive.reads / INVOICES)),
    details: { ours, naive },
  };
}

function lostFinding(ours: Compared, naive: Compared): Finding {
  return {
    name: 'quickbooksLostAnswers',
    title: 'QuickBooks: duplicates and losses with 5 % of answers lost, 300 invoices',
    target: { most: 0 },
    value: ours.duplicates + ours.losses,
    unit: 'records',
    peers: naiveOf(naive.duplicates + naive.losses),
    details: { ours, naive },
  };
}
