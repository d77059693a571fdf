/** What people do at our screens, by its HTTP API: customers, invoices, sending, voiding, setting aside, retrying. */
import type { Chance } from './chance.ts';
import { connectOrganisation, moveTo } from './connecting.ts';
import type { SimulatedLedger } from './ledgers/open-ledger.ts';
import type { Stage } from './stage.ts';
import type { Customer, Intended, Story } from './story.ts';
import type { Template } from './template.ts';

export type ActsHere = {
  newInvoice(): Promise<void>;
  /** Several by file: they go in the lane of those who do not wait. */
  importInvoices(): Promise<void>;
  editInvoice(): Promise<void>;
  /** One of the buttons of an invoice. */
  press(button: 'send' | 'void' | 'retry' | 'ignore' | 'unignore'): Promise<void>;
  retryAll(): Promise<void>;
  /** To the same organisation, live or not. */
  connectAgain(): Promise<void>;
  /** Disconnects, and connects the next organisation. */
  changeOrganisation(): Promise<void>;
};

export function createActsHere(
  stage: Stage,
  story: Story,
  chance: Chance,
  { ledger, connections, otherTenantId }: Template,
): ActsHere {
  const { people, scheduler } = stage;
  const newCustomer = async (): Promise<Customer> => {
    const number = story.next();
    const name = `Sim Customer ${number}`;
    const externalId = `sim-customer-${number}`;
    const emails = chance.happens(0.7) ? [{ email: `customer${number}@sim.internal` }] : [];
    const { tenantId, books } = booksOf();
    const made = await people.press('POST', '/api/v1/companies', { name, externalId, emails, ...books });
    const companyId = made.status === 201 ? made.body.id : await idByExternalId(externalId);
    const customer = { name, companyId: String(companyId), tenantId };
    story.customers.push(customer);
    return customer;
  };

  /** Where there are several ledgers, a customer is tied to one. */
  const booksOf = () => {
    const tenantId = story.there(chance);
    const tie = connections.find((each) => each.tenantId === tenantId)?.connectionId ?? null;
    return { tenantId, books: connections.length > 1 ? { connectionId: tie } : {} };
  };

  const idByExternalId = async (externalId: string): Promise<unknown> => {
    const { body } = await people.press('GET', `/api/v1/companies?externalId=${externalId}`);
    // What the API's page of companies holds.
    return (body.items as { id: string }[])[0]?.id;
  };

  const someCustomer = async (): Promise<Customer> => {
    const known = chance.pick(story.customers);
    return known === undefined || chance.happens(0.35) ? newCustomer() : known;
  };

  const someInvoice = (): (Intended & { id: string }) | undefined =>
    chance.pick(story.invoices.filter((each): each is Intended & { id: string } => each.id !== null));

  const inputOf = (customer: Customer, reference: string) => ({
    companyId: customer.companyId,
    ...documentOf(chance, stage.ledgers.of(customer.tenantId)),
    ...datesOf(chance, scheduler.nowMs()),
    lineAmountType: chance.pick(['exclusive', 'exclusive', 'inclusive', 'noTax'] as const),
    reference,
    lines: Array.from({ length: chance.between(1, 3) }, () => lineOf(chance)),
  });

  return {
    async newInvoice() {
      const customer = await someCustomer();
      const reference = `sim-${story.next()}`;
      const intended: Intended = { reference, customer, id: null };
      story.invoices.push(intended);
      const body = { ...inputOf(customer, reference), externalId: reference, send: chance.happens(0.85) };
      // An impatient finger: both presses are under way at once.
      if (chance.happens(0.15))
        people.begin('pressed twice', async () => {
          await people.press('POST', '/api/v1/invoices', body);
        });
      const answer = await people.press('POST', '/api/v1/invoices', body);
      if (answer.status !== 201 && answer.status !== 200)
        throw new Error(`An invoice was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
      intended.id = String(answer.body.id);
    },
    async importInvoices() {
      const customer = await someCustomer();
      const [currency] = stage.ledgers.of(customer.tenantId).currencies;
      const lines = Array.from({ length: chance.between(2, 9) }, () => {
        const reference = `sim-${story.next()}`;
        const { issueDate, dueDate } = datesOf(chance, scheduler.nowMs());
        story.invoices.push({ reference, customer, id: null });
        const price = `${chance.between(5, 900)}.${String(chance.below(100)).padStart(2, '0')}`;
        return `${reference.toUpperCase()},${issueDate},${dueDate ?? ''},${customer.name},${currency},Sample work,1,${price},${reference}`;
      });
      const head = 'number,issueDate,dueDate,customer,currency,description,quantity,unitPrice,reference';
      const csv = [head, ...lines].join('\n');
      const answer = await people.press('POST', '/api/v1/imports/invoices', {
        csv,
        issue: chance.happens(0.7),
      });
      // Refused as a whole while no books are connected: then none of it was meant in the end.
      if (answer.status !== 200 && answer.status !== 422)
        throw new Error(`An import was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
    },
    async editInvoice() {
      const invoice = someInvoice();
      if (invoice === undefined) return;
      const { body } = await people.press('GET', `/api/v1/invoices/${invoice.id}`);
      const change = { ...inputOf(invoice.customer, invoice.reference), version: body.version };
      await people.press('PATCH', `/api/v1/invoices/${invoice.id}`, change);
    },
    async press(button) {
      const invoice = someInvoice();
      if (invoice !== undefined) await people.press('POST', `/api/v1/invoices/${invoice.id}/${button}`);
    },
    async retryAll() {
      await people.press('POST', '/api/v1/sync-operations/retry', { all: true });
    },
    async connectAgain() {
      await connectOrganisation(stage, story.there(chance));
    },
    async changeOrganisation() {
      const [home] = connections;
      if (ledger === 'both' || home === undefined) return;
      const isAtHome = story.tenantIds.includes(home.tenantId);
      await moveTo(stage, story, isAtHome ? otherTenantId : home.tenantId);
    },
  };
}

/** Mostly as the settings have it. */
function documentOf(chance: Chance, { currencies: [home, other], hasDrafts }: SimulatedLedger) {
  const currency = chance.pick([home, home, home, other] as const);
  return {
    currency,
    arriveAs: hasDrafts ? chance.pick([null, null, null, 'draft', 'awaitingApproval'] as const) : null,
    currencyRate: currency === other && chance.happens(0.5) ? `0.6${chance.between(10_000, 99_999)}` : null,
  };
}

const DAY_MS = 86_400_000;

/** Due long ago, about now, or much later: some turn overdue while the seed runs. */
function datesOf(chance: Chance, nowMs: number): { issueDate: string; dueDate: string | null } {
  const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const issuedMs = nowMs - chance.between(3, 20) * DAY_MS;
  const dueInDays = chance.pick([null, -2, -1, 0, 0, 1, 1, 2, 30] as const);
  return {
    issueDate: dayOf(issuedMs),
    // An approved invoice must have one: without it the books would refuse it.
    dueDate: dueInDays === null ? dayOf(nowMs + 14 * DAY_MS) : dayOf(nowMs + dueInDays * DAY_MS),
  };
}

function lineOf(chance: Chance) {
  return {
    description: 'Sample work',
    quantity: chance.pick(['1', '3', '7', '2.5'] as const),
    unitPrice: `${chance.between(1, 900)}.${String(chance.below(100)).padStart(2, '0')}`,
    discountRate: chance.pick(['0', '0', '0', '12.5'] as const),
  };
}
