/** Imports customers from CSV: a company with its person, or a person who buys privately, for each row. */
import { insertCompanies, listCompanyKeys, type NewCompany } from '../store/companies.ts';
import { insertContacts, listContactKeys, type NewContact } from '../store/contacts.ts';
import type { Tx } from '../store/database.ts';
import { inPieces } from '../store/pieces.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { type ColumnMap, type Columns, findColumns } from './import-columns.ts';
import { type ImportError, type ImportReport, nothing, runImport } from './import-report.ts';
import { customersBefore, queueCustomers, subjectsOfPerson } from './queue-customers.ts';
import { readTable, type Table, type TableRow } from './read-table.ts';
import { recordChanges } from './record-change.ts';

export type CustomersImport = { readonly csv: string; readonly map: ColumnMap; readonly isDryRun: boolean };

/** Rows whose customer is there already (by external id, else by company and address) change nothing. */
export function importCustomers(
  deps: CommandDeps,
  actor: Actor,
  request: CustomersImport,
): Promise<ImportReport> {
  return runImport(deps, actor, request.isDryRun, async (tx) => {
    const read = readTable(request.csv);
    if (!read.ok) return emptyReport([{ ...read.fault, column: null }]);
    const columns = findColumns(fieldNames, read.table, request.map);
    const plan = planCustomers(deps, await knownCustomers(tx, actor), read.table, columns);
    const faults = [...columns.faults, ...plan.faults];
    if (faults.length === 0) await savePlan(deps, tx, actor, plan);
    return {
      columns: read.table.columns,
      map: columns.map,
      rows: read.table.rows.length,
      willCreate: { ...nothing, companies: plan.companies.length, contacts: plan.contacts.length },
      skipped: plan.skipped,
      errors: faults,
      total: null,
    };
  });
}

export function emptyReport(errors: readonly ImportError[]): ImportReport {
  return { columns: [], map: {}, rows: 0, willCreate: nothing, skipped: 0, errors, total: null };
}

const fieldNames = {
  externalId: ['CustomerId', 'CustomerNumber', 'CustomerNo', 'ContactId', 'AccountNumber', 'Id'],
  company: ['CompanyName', 'Organisation', 'Organization', 'Business', 'BusinessName'],
  firstName: ['GivenName', 'First', 'Forename'],
  lastName: ['Surname', 'FamilyName', 'Last'],
  name: ['ContactName', 'FullName', 'CustomerName', 'Customer', 'Contact'],
  email: ['EmailAddress', 'Mail', 'CustomerEmail'],
  phone: ['PhoneNumber', 'Telephone', 'Mobile'],
  address: ['Street', 'StreetAddress', 'AddressLine1', 'Address1'],
  city: ['Town', 'Suburb'],
  region: ['State', 'County', 'Province'],
  postalCode: ['Postcode', 'Zip', 'ZipCode'],
  country: [],
  taxNumber: ['VatNumber', 'AbnNumber', 'Abn', 'GstNumber', 'TaxId'],
  notes: ['Note', 'Comments'],
} as const;
type Field = keyof typeof fieldNames;

type Known = {
  readonly externalIds: Set<string>;
  /** 'company id or nothing:address' of every contact. */
  readonly addresses: Set<string>;
  readonly companyIds: Map<string, string>;
};

type Plan = {
  readonly companies: NewCompany[];
  readonly contacts: NewContact[];
  readonly faults: ImportError[];
  skipped: number;
};

async function knownCustomers(tx: Tx, { workspaceId }: Actor): Promise<Known> {
  const companies = await listCompanyKeys(tx, workspaceId);
  const contacts = await listContactKeys(tx, workspaceId);
  const externalIds = [...companies, ...contacts].flatMap(({ externalId }) =>
    externalId === null ? [] : [externalId],
  );
  return {
    externalIds: new Set(externalIds),
    addresses: new Set(contacts.map(({ companyId, email }) => addressKey(companyId, email))),
    companyIds: new Map(companies.map(({ id, name }) => [name.toLowerCase(), id])),
  };
}

function planCustomers(deps: CommandDeps, known: Known, table: Table, columns: Columns<Field>): Plan {
  const plan: Plan = { companies: [], contacts: [], faults: [], skipped: 0 };
  for (const row of table.rows) {
    const customer = readCustomer(row, columns);
    const faults = faultsOf(customer, row, columns);
    if (faults.length > 0) plan.faults.push(...faults);
    else planCustomer(deps, known, customer, plan);
  }
  return plan;
}

type Customer = Readonly<Record<Field, string>>;

function readCustomer(row: TableRow, columns: Columns<Field>): Customer {
  // Every field name is a key of the record that is made here.
  const fields = Object.keys(fieldNames) as Field[];
  const values = Object.fromEntries(fields.map((field) => [field, columns.valueOf(row, field)])) as Record<
    Field,
    string
  >;
  if (values.firstName !== '' || values.lastName !== '') return values;
  const [firstName = '', ...rest] = values.name.split(/\s+/);
  return { ...values, firstName, lastName: rest.join(' ') };
}

const longest: Readonly<Partial<Record<Field, number>>> = {
  phone: 50,
  address: 500,
  postalCode: 50,
  country: 100,
  taxNumber: 50,
  notes: 5_000,
};

function faultsOf(customer: Customer, { line }: TableRow, columns: Columns<Field>): ImportError[] {
  const faults: ImportError[] = [];
  const fault = (field: Field, message: string) =>
    faults.push({ line, column: columns.map[field] ?? null, message });
  for (const [field, value] of Object.entries(customer) as [Field, string][]) {
    const most = longest[field] ?? 255;
    if (value.length > most) fault(field, `is longer than ${most} characters`);
    if (value.includes('\0')) fault(field, 'holds a zero byte');
  }
  if (customer.email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(customer.email)) {
    fault('email', `“${customer.email.slice(0, 80)}” is not an e-mail address`);
  }
  const isNameless = [customer.company, customer.firstName, customer.lastName, customer.email].every(
    (text) => text === '',
  );
  if (isNameless) fault('company', 'the row has no company, no name and no e-mail address');
  return faults;
}

function planCustomer({ ids, clock }: CommandDeps, known: Known, customer: Customer, plan: Plan): void {
  const externalId = orNull(customer.externalId);
  const knownCompanyId = known.companyIds.get(customer.company.toLowerCase()) ?? null;
  const email = orNull(customer.email.toLowerCase());
  if (isKnown(known, customer, externalId, knownCompanyId, email)) {
    plan.skipped += 1;
    return;
  }
  if (externalId !== null) known.externalIds.add(externalId);
  const at = clock.now();
  const place = placeOf(customer);
  let companyId = knownCompanyId;
  if (customer.company !== '' && companyId === null) {
    companyId = ids();
    known.companyIds.set(customer.company.toLowerCase(), companyId);
    const more = { taxNumber: orNull(customer.taxNumber), notes: orNull(customer.notes) };
    plan.companies.push({ id: companyId, name: customer.company, ...place, ...more, externalId, at });
  }
  const [firstName, lastName] = [orNull(customer.firstName), orNull(customer.lastName)];
  if (firstName === null && lastName === null && email === null) return;
  known.addresses.add(addressKey(companyId, email));
  plan.contacts.push({ id: ids(), companyId, firstName, lastName, email, ...place, externalId, at });
}

function isKnown(
  known: Known,
  customer: Customer,
  externalId: string | null,
  companyId: string | null,
  email: string | null,
): boolean {
  if (externalId !== null) return known.externalIds.has(externalId);
  if (email !== null) return known.addresses.has(addressKey(companyId, email));
  return (
    customer.company !== '' && companyId !== null && customer.firstName === '' && customer.lastName === ''
  );
}

function placeOf(customer: Customer) {
  return {
    phone: orNull(customer.phone),
    address: orNull(customer.address),
    city: orNull(customer.city),
    region: orNull(customer.region),
    postalCode: orNull(customer.postalCode),
    country: orNull(customer.country),
    connectionId: null,
  };
}

function addressKey(companyId: string | null, email: string | null): string {
  return `${companyId ?? ''}:${email?.toLowerCase() ?? ''}`;
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

async function savePlan(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  { companies, contacts }: Plan,
): Promise<void> {
  const made = new Set(companies.map(({ id }) => id));
  const known = contacts.map(({ companyId }) => companyId).filter((id) => id !== null && !made.has(id));
  const before = await customersBefore(tx, actor, subjectsOfPerson(null, known));
  await insertCompanies(tx, actor.workspaceId, companies);
  await insertContacts(tx, actor.workspaceId, contacts);
  await recordChanges(deps, tx, actor, [
    ...companies.map(({ id }) => ({ kind: 'company' as const, id, action: 'imported' })),
    ...contacts.map(({ id }) => ({ kind: 'contact' as const, id, action: 'imported' })),
  ]);
  const alone = contacts.filter(({ companyId }) => companyId === null);
  const subjects = [
    ...subjectsOfPerson(null, [...made, ...known]),
    ...alone.map(({ id }) => ({ kind: 'contact' as const, id })),
  ];
  for (const piece of inPieces(subjects))
    await queueCustomers(deps, tx, actor, { subjects: piece, before, lane: 'backfill' });
}
