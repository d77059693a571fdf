/** Fills a new workspace with sample data, the same each time. */
import { addDays, todayIn } from '../domain/calendar.ts';
import type { Tx } from '../store/database.ts';
import { insertCategories } from '../store/product-categories.ts';
import { findSalesDoc } from '../store/sales-docs.ts';
import { listStages } from '../store/stages.ts';
import { listTaxComponents } from '../store/tax-components.ts';
import { findWorkspace } from '../store/workspaces.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import {
  type SampleCompany,
  sampleCompanies,
  sampleJobs,
  sampleProducts,
  sampleSalesDocs,
} from './sample-records.ts';
import { createCompanyIn } from './save-company.ts';
import { createContactIn } from './save-contact.ts';
import { createJobIn } from './save-job.ts';
import { createProductIn } from './save-product.ts';
import { createSalesDocIn } from './save-sales-doc.ts';

/** Within the transaction that opened the workspace, so that its stages and taxes are there. */
export async function addSampleData(deps: CommandDeps, tx: Tx, actor: Actor): Promise<void> {
  const taxComponentId =
    (await listTaxComponents(tx, actor.workspaceId)).find((tax) => tax.isDefault)?.id ?? null;
  const products = await addProducts(deps, tx, actor, taxComponentId);
  const customers: Customer[] = [];
  for (const company of sampleCompanies) customers.push(await addCompany(deps, tx, actor, company));
  const salesDocIds = await addSalesDocs(deps, tx, actor, customers, products);
  await addJobs(deps, tx, actor, salesDocIds);
}

type Customer = { readonly companyId: string; readonly contactId: string | null };
type Product = {
  readonly id: string;
  readonly name: string;
  readonly categoryId: string | null;
  readonly taxComponentId: string | null;
  readonly unitPrice: string;
};

async function addProducts(deps: CommandDeps, tx: Tx, actor: Actor, taxComponentId: string | null) {
  const names = [...new Set(sampleProducts.map(({ category }) => category))];
  const categories = names.map((name) => ({ id: deps.ids(), name }));
  await insertCategories(tx, actor.workspaceId, categories);
  const products = new Map<string, Product>();
  for (const { code, name, category, unitPrice } of sampleProducts) {
    const categoryId = categories.find((one) => one.name === category)?.id ?? null;
    const fields = { name, categoryId, taxComponentId, unitPrice };
    const id = await createProductIn(deps, tx, actor, {
      ...fields,
      code,
      description: null,
      externalId: null,
    });
    products.set(code, { id, ...fields });
  }
  return products;
}

const noAddress = {
  ...{ phone: null, address: null, region: null, postalCode: null, country: null },
  connectionId: null,
};

async function addCompany(deps: CommandDeps, tx: Tx, actor: Actor, sample: SampleCompany): Promise<Customer> {
  const { name, city } = sample;
  const emails = sample.emails.map(([email, label]) => ({ email, label }));
  const company = {
    ...noAddress,
    name,
    city,
    emails,
    taxNumber: null,
    notes: 'Sample data',
    externalId: null,
  };
  const companyId = await createCompanyIn(deps, tx, actor, company);
  const contactIds: string[] = [];
  for (const [firstName, lastName] of sample.contacts) {
    const email = `${firstName}.${lastName}@people.example`.toLowerCase();
    const contact = { ...noAddress, companyId, firstName, lastName, email, city: null, externalId: null };
    contactIds.push(await createContactIn(deps, tx, actor, contact));
  }
  return { companyId, contactId: contactIds[0] ?? null };
}

async function addSalesDocs(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  customers: readonly Customer[],
  products: ReadonlyMap<string, Product>,
): Promise<readonly string[]> {
  const stages = await listStages(tx, actor.workspaceId, 'sales');
  const ids: string[] = [];
  for (const { title, kind, company, stage, lines } of sampleSalesDocs) {
    const { companyId = null, contactId = null } = customers[company] ?? {};
    const id = await createSalesDocIn(deps, tx, actor, {
      title,
      kind,
      companyId,
      contactId,
      stageId: stages[stage]?.id ?? null,
      lineAmountType: 'exclusive',
      currency: null,
      ownerId: null,
      reference: null,
      externalId: null,
      lines: lines.flatMap(([code, quantity, discountRate = '0']) => {
        const product = products.get(code);
        return product === undefined ? [] : [lineOf(product, quantity, discountRate)];
      }),
    });
    ids.push(id);
  }
  return ids;
}

function lineOf(product: Product, quantity: string, discountRate: string) {
  const { id: productId, name: description, categoryId, taxComponentId, unitPrice } = product;
  return { productId, categoryId, taxComponentId, description, quantity, unitPrice, discountRate };
}

async function addJobs(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  salesDocIds: readonly string[],
): Promise<void> {
  const stages = await listStages(tx, actor.workspaceId, 'jobs');
  const workspace = await findWorkspace(tx, actor.workspaceId);
  const today = todayIn(workspace?.timeZone ?? 'UTC', deps.clock.now().getTime());
  for (const { title, salesDoc, stage, startsInDays, dueInDays } of sampleJobs) {
    const doc = await findSalesDoc(tx, actor.workspaceId, salesDocIds[salesDoc] ?? '');
    await createJobIn(deps, tx, actor, {
      title,
      salesDocId: doc?.id ?? null,
      companyId: doc?.companyId ?? null,
      contactId: doc?.contactId ?? null,
      stageId: stages[stage]?.id ?? null,
      assigneeId: actor.userId,
      startOn: addDays(today, startsInDays),
      dueOn: addDays(today, dueInDays),
      notes: null,
      externalId: null,
    });
  }
}
