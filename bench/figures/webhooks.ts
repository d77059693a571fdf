/**
 * Webhooks with 100 organisations at work: how long from a payment in the books to the status here, and how soon a
 * delivery is acknowledged when 200 come in a second.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../test/support/eventually.ts';
import { request } from '../desk.ts';
import type { Figure, Finding, Say } from '../figure.ts';
import { inTurns } from '../in-turns.ts';
import { listenForPaid, type PaidListener } from '../paid-listener.ts';
import type { PlantedDesk } from '../plant-desks.ts';
import { openPlantedSetting, type PlantedSetting } from '../planted-setting.ts';
import { dueDate, issueDate } from '../sample-orders.ts';
import { webhookKey } from '../setting.ts';
import { spreadOf } from '../spread.ts';

const ORGANISATIONS = 100;
const INVOICES_EACH = 4;
const PAYMENTS = 300;
const PAYMENTS_A_SECOND = 10;
const SAVES_A_SECOND = 5;
const DELIVERIES_A_SECOND = 200;
const DELIVERY_SECONDS = 20;

export const webhooks: Figure = {
  name: 'webhooks',
  withinMs: 20 * 60_000,
  async run(say) {
    const setting = await openPlantedSetting(ORGANISATIONS);
    try {
      const { url } = await setting.startProduct();
      const invoices = await fillBooks(setting, url);
      say(`${invoices.length} invoices of ${ORGANISATIONS} organisations in the books`);
      await setting.ledger.control.setWebhook({
        url: `${url}/webhooks/xero`,
        key: webhookKey,
        intent: false,
      });
      const paid = await payAndListen(setting, url, invoices);
      say(`${PAYMENTS} payments, p99 ${spreadOf(paid).p99} ms`);
      await setting.ledger.control.setWebhook(undefined);
      const acknowledged = await deliver(url, invoices, say);
      return [paidFinding(paid), acknowledgedFinding(acknowledged)];
    } finally {
      await setting.close();
    }
  },
};

type OpenInvoice = {
  readonly desk: PlantedDesk;
  readonly id: string;
  readonly ledgerId: string;
  readonly total: string;
};

/** One customer and some invoices for each workspace, all through the product, and all in the books when this resolves. */
async function fillBooks(setting: PlantedSetting, url: string): Promise<readonly OpenInvoice[]> {
  await inTurns(setting.desks, 4, async (desk) => {
    const company = await request(url, desk.key, 'POST', '/companies', { name: 'Sample Bakery' });
    for (let count = 0; count < INVOICES_EACH; count++) await saveInvoice(url, desk, String(company.id));
  });
  return eventually(async () => {
    const { rows } = await setting.pool.query(
      `select workspace_id, invoice_id, ledger_id, total from mirrors where accounting_status = 'waitingPayment'
         order by workspace_id, invoice_id`,
    );
    if (rows.length < ORGANISATIONS * INVOICES_EACH) return undefined;
    const desks = new Map(setting.desks.map((desk) => [desk.workspaceId, desk]));
    return rows.flatMap((row) => {
      const desk = desks.get(String(row.workspace_id));
      const invoice = {
        id: String(row.invoice_id),
        ledgerId: String(row.ledger_id),
        total: String(row.total),
      };
      return desk === undefined ? [] : [{ desk, ...invoice }];
    });
  }, 5 * 60_000);
}

async function saveInvoice(url: string, desk: PlantedDesk, companyId: string): Promise<void> {
  await request(url, desk.key, 'POST', '/invoices', {
    companyId,
    currency: 'AUD',
    issueDate,
    dueDate,
    lines: [{ description: 'Sample shirts', quantity: '10', unitPrice: '12.50' }],
    send: true,
  });
}

/** Payments arrive in the books at an even pace, of another organisation each time, while people go on saving invoices. */
async function payAndListen(
  setting: PlantedSetting,
  url: string,
  invoices: readonly OpenInvoice[],
): Promise<readonly number[]> {
  const listener = await listenForPaid(setting.databaseUrl);
  const stop = keepSaving(setting, url);
  try {
    const samples: Promise<number>[] = [];
    for (const invoice of spreadOut(invoices).slice(0, PAYMENTS)) {
      samples.push(pay(setting, listener, invoice));
      await pause(1_000 / PAYMENTS_A_SECOND);
    }
    return await Promise.all(samples);
  } finally {
    await stop();
    await listener.close();
  }
}

async function pay(setting: PlantedSetting, listener: PaidListener, invoice: OpenInvoice): Promise<number> {
  const startMs = performance.now();
  const isPaid = listener.paid(invoice.desk.workspaceId, invoice.id);
  const recorded = await setting.ledger.books.recordPayment({
    tenantId: invoice.desk.tenantId,
    invoiceId: invoice.ledgerId,
    amount: invoice.total,
    date: issueDate,
    accountCode: '090',
  });
  if (!recorded.ok) throw new Error(`The practice books refused a payment: ${recorded.why}`);
  await isPaid;
  return performance.now() - startMs;
}

/** Somebody saves an invoice a few times a second, in one workspace after the other, until told to stop. */
function keepSaving({ desks }: PlantedSetting, url: string): () => Promise<void> {
  let isOver = false;
  const saving = (async () => {
    for (let turn = 0; !isOver; turn++) {
      const desk = desks[(turn * 37) % desks.length];
      if (desk === undefined) return;
      const company = await request(url, desk.key, 'POST', '/companies', { name: `Sample Walk-in ${turn}` });
      await saveInvoice(url, desk, String(company.id));
      await pause(1_000 / SAVES_A_SECOND);
    }
  })();
  return () => {
    isOver = true;
    return saving;
  };
}

/** Invoices of one workspace come together from the database: taken in strides, neighbours are of different ones. */
function spreadOut(invoices: readonly OpenInvoice[]): readonly OpenInvoice[] {
  return Array.from({ length: INVOICES_EACH }, (_, turn) =>
    invoices.filter((_invoice, index) => index % INVOICES_EACH === turn),
  ).flat();
}

type Delivery = { readonly ms: number; readonly isAcknowledged: boolean };

/** Deliveries at an even pace, whether earlier ones were answered or not. One in ten is of an invoice of ours. */
async function deliver(
  url: string,
  invoices: readonly OpenInvoice[],
  say: Say,
): Promise<readonly Delivery[]> {
  const samples: Promise<Delivery>[] = [];
  const startMs = performance.now();
  const count = DELIVERIES_A_SECOND * DELIVERY_SECONDS;
  while (samples.length < count) {
    const due = Math.floor(((performance.now() - startMs) * DELIVERIES_A_SECOND) / 1_000);
    while (samples.length < Math.min(due, count)) samples.push(deliverOne(url, invoices, samples.length));
    await pause(2);
  }
  const took = await Promise.all(samples);
  say(`${count} deliveries in ${((performance.now() - startMs) / 1_000).toFixed(1)} s`);
  return took;
}

async function deliverOne(url: string, invoices: readonly OpenInvoice[], index: number): Promise<Delivery> {
  const invoice = invoices[(index * 37) % invoices.length];
  if (invoice === undefined) throw new Error('There is no invoice to tell of');
  const event = {
    resourceUrl: '',
    resourceId: index % 10 === 0 ? invoice.ledgerId : randomUUID(),
    eventDateUtc: new Date().toISOString().slice(0, -1),
    eventType: 'UPDATE',
    eventCategory: 'INVOICE',
    tenantId: invoice.desk.tenantId,
    tenantType: 'ORGANISATION',
  };
  const body = JSON.stringify({
    events: [event],
    firstEventSequence: index + 1,
    lastEventSequence: index + 1,
    entropy: 'BENCH',
  });
  const signature = createHmac('sha256', webhookKey).update(body).digest('base64');
  const startMs = performance.now();
  // As the ledger does: what was not acknowledged is sent once more at once, and all of it counts.
  for (let attempt = 1; ; attempt++) {
    const status = await post(url, body, signature).catch(() => 0);
    if (status === 200 || attempt === 2)
      return { ms: performance.now() - startMs, isAcknowledged: status === 200 };
  }
}

async function post(url: string, body: string, signature: string): Promise<number> {
  const answer = await fetch(`${url}/webhooks/xero`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-xero-signature': signature },
    body,
  });
  await answer.arrayBuffer();
  return answer.status;
}

function paidFinding(samples: readonly number[]): Finding {
  const spread = spreadOf(samples);
  return {
    name: 'paymentToStatus',
    title: 'payment in the books → status here, by webhook, 100 organisations busy, p99',
    target: { most: 1_000 },
    value: spread.p99,
    unit: 'ms',
    peers: [],
    details: { ms: spread, paymentsASecond: PAYMENTS_A_SECOND, savesASecond: SAVES_A_SECOND },
  };
}

function acknowledgedFinding(deliveries: readonly Delivery[]): Finding {
  const spread = spreadOf(deliveries.map(({ ms }) => ms));
  const unacknowledged = deliveries.filter(({ isAcknowledged }) => !isAcknowledged).length;
  return {
    name: 'webhookAcknowledged',
    title: 'webhook acknowledged, 200 a second, p99',
    target: { most: 50 },
    value: spread.p99,
    unit: 'ms',
    peers: [],
    details: { ms: spread, deliveries: deliveries.length, unacknowledged, organisations: ORGANISATIONS },
  };
}
