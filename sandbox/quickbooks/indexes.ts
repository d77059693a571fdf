/** By which values records are found, and in which order they are kept, without looking at all of them. */

import type { Indexes, Orders } from '../store.ts';
import type { Json } from './json.ts';
import { refOf } from './json.ts';
import type { Entity, Tombstone } from './table.ts';
import { subjectOf } from './webhook-bodies.ts';

const TRANSACTIONS = [
  ...['Invoice', 'CreditMemo', 'Payment', 'RefundReceipt', 'Purchase', 'Deposit', 'Estimate'],
];
const NAMES = [
  ...['Item', 'Account', 'TaxCode', 'TaxRate', 'TaxAgency', 'Term', 'Class', 'Department'],
  ...['PaymentMethod', 'CompanyCurrency'],
];
const PEOPLE = ['Customer', 'Vendor', 'Employee'];
const OTHERS = ['Attachable', 'CompanyInfo', 'Preferences', 'ExchangeRate'];

const lower = (read: (record: Json) => unknown) => (record: Json) => {
  const value = read(record);
  return value === undefined || value === null ? undefined : String(value).toLowerCase();
};

/** A customer's transactions, a number's bearers, and what is still owing. */
const OF_TRANSACTIONS = {
  DocNumber: lower(({ DocNumber }) => DocNumber),
  CustomerRef: lower((record) => refOf(record, 'CustomerRef')),
  isOpen: ({ Balance }: Json) => (typeof Balance === 'number' && Balance !== 0 ? 'yes' : undefined),
};

export const INDEXES: Indexes = {
  ...of(TRANSACTIONS, OF_TRANSACTIONS),
  ...of(NAMES, { Name: lower(({ Name }) => Name) }),
  ...of(PEOPLE, { DisplayName: lower(({ DisplayName }) => DisplayName) }),
  WebhookEvent: { subject: subjectOf },
};

const changedAt = ({ MetaData }: Entity): number => Date.parse(MetaData.LastUpdatedTime);

export const ORDERS: Orders = {
  ...of([...TRANSACTIONS, ...NAMES, ...PEOPLE, ...OTHERS], changedAt),
  Deleted: ({ at }: Tombstone) => at,
};

function of<T>(nouns: readonly string[], each: T): Record<string, T> {
  return Object.fromEntries(nouns.map((noun) => [noun, each]));
}

export const isIndexed = (entity: string, field: string): boolean =>
  Object.hasOwn(INDEXES[entity] ?? {}, field);
