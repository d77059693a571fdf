/** Records as the pages read them: their texts, amounts and references, and the choices that forms offer. */

import { money } from '../../practice/words.ts';
import { inner, type Json, list, refOf, type Value } from '../json.ts';
import type { Entity } from '../table.ts';
import type { Visit } from './practice.ts';

export const text = (value: Value): string =>
  value === undefined || value === null || typeof value === 'object' ? '' : String(value);

/** `1234.5` becomes `1,234.50`, and `1,234.50 USD` with a currency. */
export const amount = (value: Value, currency?: string): string => money(typed(value), currency);

/** As a person would type it. */
export const typed = (value: Value): string => Number(value ?? 0).toFixed(2);

export const currencyOf = (record: Json, home: string): string => refOf(record, 'CurrencyRef') ?? home;

export const nameIn = (record: Json, field: string): string => text(inner(record, field).name);

/** Only an inactive record says so. */
export const isActive = ({ Active }: Json): boolean => Active !== false;

/** What an invoice sells: the subtotal that QuickBooks adds is no line of anybody's. */
export const salesLines = (document: Entity): readonly Json[] =>
  list(document, 'Line').filter(({ DetailType }) => DetailType === 'SalesItemLineDetail');

/** How much of a payment is for this document. */
export function partFor(payment: Entity, id: string, type: string): number {
  const lines = list(payment, 'Line').filter((line) =>
    list(line, 'LinkedTxn').some(({ TxnId, TxnType }) => TxnId === id && TxnType === type),
  );
  return lines.reduce((cents, line) => cents + Math.round(Number(line.Amount) * 100), 0) / 100;
}

type Options = readonly (readonly [value: string, word: string])[];

/** Where money may go: Undeposited Funds first, where QuickBooks puts it by itself. */
export function depositAccounts(visit: Visit): Options {
  const isUndeposited = ({ AccountSubType }: Entity) => Number(AccountSubType === 'UndepositedFunds');
  return accounts(visit, ({ AccountType }) => ['Bank', 'Other Current Asset'].includes(text(AccountType)))
    .sort((a, b) => isUndeposited(b) - isUndeposited(a))
    .map(option);
}

export const bankAccounts = (visit: Visit): Options =>
  accounts(visit, ({ AccountType }) => AccountType === 'Bank').map(option);

export const incomeAccounts = (visit: Visit): Options =>
  accounts(visit, ({ AccountType }) => ['Income', 'Other Income'].includes(text(AccountType))).map(option);

const accounts = ({ practice, realmId }: Visit, is: (account: Entity) => boolean): Entity[] =>
  practice.books.listAccounts({ realmId }).filter(isActive).filter(is);

const option = (record: Entity) => [record.Id, text(record.FullyQualifiedName ?? record.Name)] as const;

export const items = ({ practice, realmId }: Visit): Options =>
  practice.books
    .listItems({ realmId })
    .filter((item) => isActive(item) && item.Type !== 'Category')
    .map(option);

/** In the US a line is taxed or not; elsewhere it has a code. The one without tax comes first. */
export function taxChoices({ practice, realmId, company }: Visit): Options {
  if (company.country === 'US')
    return [
      ['NON', 'Not taxed'],
      ['TAX', 'Taxed'],
    ];
  const codes = practice.books.listTaxCodes({ realmId }).filter(isActive);
  return [...codes]
    .sort((a, b) => Number(a.Taxable) - Number(b.Taxable))
    .map((code) => [code.Id, text(code.Name)]);
}

/** US: the codes of a whole sale. */
export const saleTaxes = ({ practice, realmId }: Visit): Options =>
  practice.books
    .listTaxCodes({ realmId })
    .filter((code) => isActive(code) && code.TaxGroup === true)
    .map((code) => [code.Id, text(code.Name)]);

export const group = (record: Entity | undefined, field: string): Json =>
  record === undefined ? {} : inner(record, field);
