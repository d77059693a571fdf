/** Fills a new workspace with sample data, the same each time: each kind of record in one statement. */
import { addDays } from '../domain/calendar.ts';
import { insertCompanies } from '../store/companies.ts';
import { insertContacts } from '../store/contacts.ts';
import { takeNumbers } from '../store/counters.ts';
import type { Tx } from '../store/database.ts';
import { insertCategories } from '../store/product-categories.ts';
import { insertSampleRecords } from '../store/sample-records.ts';
import {
  insertSampleEmails,
  insertSampleJobs,
  insertSampleProducts,
  insertSampleSalesDocs,
} from '../store/sample-rows.ts';
import type { Actor } from './actor.ts';
import { addSampleBoards } from './add-sample-boards.ts';
import { createInvoicesIn } from './issue-invoice.ts';
import type { QueueDeps } from './queue-invoices.ts';
import { type SamplePerson, sampleCompanies, samplePeople } from './sample-companies.ts';
import { daysAgo, keepAsSample, openDesk, type SampleDesk } from './sample-desk.ts';
import { sampleInvoiceInput } from './sample-invoices.ts';
import { type SampleJob, type SampleOrder, sampleOrders } from './sample-orders.ts';
import { type SampleLine, sampleProducts } from './sample-products.ts';

/** Within the transaction that opened the workspace, so that its stages and taxes are there. */
export async function addSampleData(deps: QueueDeps, tx: Tx, actor: Actor): Promise<void> {
  const desk = await openDesk(deps, tx, actor);
  const products = await addProducts(desk);
  const { customers, contactIds } = await addCustomers(desk);
  const orders = await addSalesDocs(desk, customers, products);
  const jobs = await addJobs(desk, orders);
  const invoices = await addInvoices(desk, orders, jobs.byOrder);
  await addSampleBoards(desk, {
    sales: orders.map(({ id }) => id),
    jobs: jobs.ids,
    invoices,
    companies: customers.map(({ id }) => id),
    contacts: contactIds,
  });
}

type Product = {
  readonly id: string;
  readonly name: string;
  readonly categoryId: string | null;
  readonly taxComponentId: string | null;
  readonly unitPrice: string;
};

async function addProducts(desk: SampleDesk): Promise<ReadonlyMap<string, Product>> {
  const { deps, tx, actor, now, taxComponentId } = desk;
  const names = [...new Set(sampleProducts.map(({ category }) => category))];
  const categories = names.map((name) => ({ id: deps.ids(), name }));
  await insertCategories(tx, actor.workspaceId, categories);
  const products = sampleProducts.map(({ category, ...product }) => ({
    ...product,
    id: deps.ids(),
    at: now,
    categoryId: categories.find(({ name }) => name === category)?.id ?? null,
    taxComponentId,
  }));
  await insertSampleProducts(tx, actor.workspaceId, products);
  await insertSampleRecords(
    tx,
    actor.workspaceId,
    categories.map(({ id }) => ({ kind: 'productCategory', id })),
  );
  await keepAsSample(desk, 'product', products, ({ name }) => ({ name }));
  return new Map(products.map((product) => [product.code, product]));
}

type Customer = {
  readonly id: string;
  readonly contactId: string | null;
  readonly billingEmail: string | null;
};

const noAddress = {
  ...{ phone: null, address: null, region: null, postalCode: null, country: null },
  ...{ connectionId: null, externalId: null },
};

async function addCustomers(
  desk: SampleDesk,
): Promise<{ readonly customers: readonly Customer[]; readonly contactIds: readonly string[] }> {
  const { deps, tx, actor, now: at } = desk;
  const companies = sampleCompanies().map(({ emails, contacts, ...company }) => ({
    ...noAddress,
    ...company,
    ...{ taxNumber: null, notes: 'Sample data', at },
    id: deps.ids(),
    emails: emails.map((email) => ({ id: deps.ids(), ...email })),
    contacts,
  }));
  await insertCompanies(tx, actor.workspaceId, companies);
  await insertSampleEmails(tx, actor.workspaceId, companies);
  const contacts = [
    ...companies.flatMap(({ id, contacts: people }) => people.map((person) => contactOf(desk, person, id))),
    ...samplePeople.map((person) => contactOf(desk, person, null)),
  ];
  await insertContacts(tx, actor.workspaceId, contacts);
  await keepAsSample(desk, 'company', companies, ({ name }) => ({ name }));
  await keepAsSample(desk, 'contact', contacts, ({ firstName, lastName }) => ({
    name: `${firstName} ${lastName}`,
  }));
  const customers = companies.map(({ id, emails }) => {
    const contact = contacts.find(({ companyId }) => companyId === id);
    return {
      id,
      contactId: contact?.id ?? null,
      billingEmail: emails[0]?.email ?? contact?.email ?? null,
    };
  });
  return { customers, contactIds: contacts.map(({ id }) => id) };
}

function contactOf(
  { deps, now: at }: SampleDesk,
  { firstName, lastName }: SamplePerson,
  companyId: string | null,
) {
  const email = `${firstName}.${lastName}@people.example`.toLowerCase();
  return { ...noAddress, id: deps.ids(), companyId, firstName, lastName, email, city: null, at };
}

/** A sample order as it stands on the board. */
type PlacedOrder = {
  readonly id: string;
  readonly order: SampleOrder;
  readonly customer: Customer;
  readonly lines: readonly ReturnType<typeof lineOf>[];
};

async function addSalesDocs(
  desk: SampleDesk,
  customers: readonly Customer[],
  products: ReadonlyMap<string, Product>,
): Promise<readonly PlacedOrder[]> {
  const { deps, tx, actor } = desk;
  const placed = sampleOrders().flatMap((order) => {
    const customer = customers[order.company];
    if (customer === undefined) return [];
    const lines = order.lines.flatMap((line) => {
      const product = products.get(line.code);
      return product === undefined ? [] : [lineOf(product, line)];
    });
    return [{ id: deps.ids(), order, customer, lines }];
  });
  const first = await takeNumbers(tx, actor.workspaceId, 'salesDoc', placed.length);
  const docs = placed.map((one, index) => salesDocOf(desk, one, `SD-${first + BigInt(index)}`));
  await insertSampleSalesDocs(tx, actor.workspaceId, docs);
  await keepAsSample(desk, 'salesDoc', docs, ({ number }) => ({ number }));
  return placed;
}

function salesDocOf(desk: SampleDesk, { id, order, customer, lines }: PlacedOrder, number: string) {
  const { deps, actor, currency, stageIds } = desk;
  return {
    id,
    number,
    kind: order.kind,
    title: order.title,
    companyId: customer.id,
    contactId: customer.contactId,
    currency,
    lineAmountType: 'exclusive' as const,
    stageId: stageIds.sales[order.stage] ?? '',
    ownerId: order.isUnowned ? null : actor.userId,
    reference: null,
    at: daysAgo(desk, order.madeDaysAgo),
    lines: lines.map((line) => ({ ...line, id: deps.ids() })),
  };
}

function lineOf(product: Product, { quantity, discountRate }: SampleLine) {
  const { id: productId, name: description, categoryId, taxComponentId, unitPrice } = product;
  return { productId, categoryId, taxComponentId, description, quantity, unitPrice, discountRate };
}

/** `byOrder`: the job that each order is made in, by the order's id. */
async function addJobs(
  desk: SampleDesk,
  orders: readonly PlacedOrder[],
): Promise<{ readonly ids: readonly string[]; readonly byOrder: ReadonlyMap<string, string> }> {
  const { tx, actor } = desk;
  const made = orders.flatMap((placed) => placed.order.jobs.map((job) => ({ placed, job })));
  const first = await takeNumbers(tx, actor.workspaceId, 'job', made.length);
  const jobs = made.map(({ placed, job }, index) => jobOf(desk, placed, job, `J-${first + BigInt(index)}`));
  await insertSampleJobs(tx, actor.workspaceId, jobs);
  await keepAsSample(desk, 'job', jobs, ({ number }) => ({ number }));
  // Of two jobs of one order the first makes it.
  const byOrder = new Map(jobs.toReversed().map(({ id, salesDocId }) => [salesDocId, id]));
  return { ids: jobs.map(({ id }) => id), byOrder };
}

function jobOf(
  desk: SampleDesk,
  { id: salesDocId, order, customer }: PlacedOrder,
  job: SampleJob,
  number: string,
) {
  const { deps, actor, today, stageIds } = desk;
  return {
    id: deps.ids(),
    number,
    title: job.title,
    salesDocId,
    companyId: customer.id,
    contactId: customer.contactId,
    stageId: stageIds.jobs[job.stage] ?? '',
    assigneeId: job.isUnassigned ? null : actor.userId,
    startOn: addDays(today, job.startsInDays),
    dueOn: addDays(today, job.dueInDays),
    notes: null,
    at: daysAgo(desk, order.madeDaysAgo),
  };
}

/** Not sent: what becomes of them in practice books is for the person to ask for. */
async function addInvoices(
  desk: SampleDesk,
  orders: readonly PlacedOrder[],
  jobIds: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const { deps, tx, actor, today, currency } = desk;
  const billed = orders.flatMap(({ id: salesDocId, order: { invoice }, customer, lines }) =>
    invoice === null ? [] : [{ salesDocId, jobId: jobIds.get(salesDocId) ?? null, invoice, customer, lines }],
  );
  const inputs = billed.map((one) => sampleInvoiceInput({ ...one, today, currency }));
  const ids = await createInvoicesIn(deps, tx, actor, inputs, { send: false, lane: 'interactive' });
  const records = billed.map(({ invoice: { fate } }, index) => ({
    kind: 'invoice' as const,
    id: ids[index] ?? '',
    fate,
  }));
  await insertSampleRecords(tx, actor.workspaceId, records);
  return ids;
}
