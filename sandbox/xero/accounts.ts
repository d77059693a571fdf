/** `/Accounts`: the whole chart at once, never paged. */

import { z } from 'zod';
import type { AccountRecord } from '../records.ts';
import { type BatchShape, type Outcome, writeBatch } from './batch.ts';
import { type Answer, notFound } from './errors.ts';
import { flag, id, readElement, text } from './fields.ts';
import type { Ledger } from './ledger.ts';
import { type Call, listAnswer, type Operation, scopes } from './operation.ts';
import { modifiedSince, sorted } from './paging.ts';
import { where } from './where.ts';
import { instant, type WireObject } from './wire.ts';

const SHAPE: BatchShape = { plural: 'Accounts', idField: 'AccountID' };
const READ = scopes('settings', 'read');
const WRITE = scopes('settings', 'write');

export const accountOperations: readonly Operation[] = [
  { method: 'GET', path: '/Accounts', scopes: READ, handle: listAccounts },
  { method: 'GET', path: '/Accounts/:id', scopes: READ, handle: getAccount },
  { method: 'PUT', path: '/Accounts', scopes: WRITE, handle: putAccount },
  { method: 'POST', path: '/Accounts/:id', scopes: WRITE, handle: postAccount },
];

export const accountInput = z.object({
  AccountID: id,
  Code: text,
  Name: text,
  Type: text,
  TaxType: text,
  Status: text,
  Description: text,
  EnablePaymentsToAccount: flag,
  ShowInExpenseClaims: flag,
  BankAccountNumber: text,
  BankAccountType: text,
  CurrencyCode: text,
});

export type AccountInput = z.infer<typeof accountInput>;
export type AccountSaved =
  | { readonly ok: true; readonly account: AccountRecord }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Which side of the books each type of account is on. */
export const CLASSES: Readonly<Record<string, string>> = {
  BANK: 'ASSET',
  CURRENT: 'ASSET',
  FIXED: 'ASSET',
  INVENTORY: 'ASSET',
  NONCURRENT: 'ASSET',
  PREPAYMENT: 'ASSET',
  EQUITY: 'EQUITY',
  DEPRECIATN: 'EXPENSE',
  DIRECTCOSTS: 'EXPENSE',
  EXPENSE: 'EXPENSE',
  OVERHEADS: 'EXPENSE',
  CURRLIAB: 'LIABILITY',
  LIABILITY: 'LIABILITY',
  TERMLIAB: 'LIABILITY',
  PAYG: 'LIABILITY',
  OTHERINCOME: 'REVENUE',
  REVENUE: 'REVENUE',
  SALES: 'REVENUE',
};

export function createAccount(ledger: Ledger, input: AccountInput): AccountSaved {
  const { Code: code = '', Name: name = '', Type: type = '' } = input;
  const group = CLASSES[type];
  const problems = [...nameProblems(ledger, name, undefined), ...codeProblems(ledger, code, type)];
  if (!group) problems.push('Account type is not valid');
  if (!group || problems.length > 0) return { ok: false, problems };
  const account: AccountRecord = {
    accountId: ledger.world.chance.uuid(),
    code,
    name,
    type,
    class: group,
    taxType: input.TaxType ?? 'NONE',
    status: 'ACTIVE',
    description: input.Description ?? '',
    enablePaymentsToAccount: input.EnablePaymentsToAccount ?? false,
    showInExpenseClaims: input.ShowInExpenseClaims ?? false,
    ...(input.BankAccountNumber && { bankAccountNumber: input.BankAccountNumber }),
    ...(type === 'BANK' && {
      bankAccountType: input.BankAccountType ?? 'BANK',
      currencyCode: input.CurrencyCode ?? ledger.organisation.baseCurrency,
    }),
    updatedAt: ledger.now,
  };
  ledger.tables.accounts.put(account.accountId, account);
  return { ok: true, account };
}

export function updateAccount(ledger: Ledger, existing: AccountRecord, input: AccountInput): AccountSaved {
  const problems = input.Name ? [...nameProblems(ledger, input.Name, existing.accountId)] : [];
  if (existing.systemAccount && input.Status === 'ARCHIVED')
    problems.push('System accounts cannot be archived');
  if (problems.length > 0) return { ok: false, problems };
  const account: AccountRecord = {
    ...existing,
    ...(input.Code && { code: input.Code }),
    ...(input.Name && { name: input.Name }),
    ...(input.TaxType && { taxType: input.TaxType }),
    ...(input.Description !== undefined && { description: input.Description }),
    ...(input.EnablePaymentsToAccount !== undefined && {
      enablePaymentsToAccount: input.EnablePaymentsToAccount,
    }),
    ...((input.Status === 'ARCHIVED' || input.Status === 'ACTIVE') && { status: input.Status }),
    updatedAt: ledger.now,
  };
  ledger.tables.accounts.put(account.accountId, account);
  return { ok: true, account };
}

function listAccounts(call: Call): Answer {
  const isFresh = modifiedSince(call);
  const wanted = call.ledger.tables.accounts.all().filter((account) => isFresh(account.updatedAt));
  const matching = where(call.query.get('where'), wanted, { view: accountView });
  const look = {
    view: accountView,
    id: (account: AccountRecord) => account.accountId,
    byDefault: 'Code ASC',
  };
  return listAnswer(call, 'Accounts', sorted(call.query, matching, look).map(accountView));
}

function getAccount(call: Call): Answer {
  const account = call.ledger.tables.accounts.get((call.params.id ?? '').toLowerCase());
  return account ? listAnswer(call, 'Accounts', [accountView(account)]) : notFound();
}

function putAccount(call: Call): Answer {
  return writeBatch(call, SHAPE, (element) =>
    saved(createAccount(call.ledger, readElement(accountInput, element))),
  );
}

/** An account's id may stand in the path only. */
function postAccount(call: Call): Answer {
  const existing = call.ledger.tables.accounts.get((call.params.id ?? '').toLowerCase());
  if (!existing) return notFound();
  return writeBatch(call, SHAPE, (element) =>
    saved(updateAccount(call.ledger, existing, readElement(accountInput, element))),
  );
}

const saved = (result: AccountSaved): Outcome =>
  result.ok ? { ok: true, view: accountView(result.account) } : result;

function nameProblems(ledger: Ledger, name: string, ownId: string | undefined): string[] {
  const isTaken = ledger.tables.accounts
    .all()
    .some((account) => account.accountId !== ownId && account.name.toLowerCase() === name.toLowerCase());
  return name === '' || isTaken ? ['Please enter a unique Name.'] : [];
}

function codeProblems(ledger: Ledger, code: string, type: string): string[] {
  if (code.length > 10) return ['Account Code is too long. Maximum of 10 characters allowed'];
  if (code === '') return type === 'BANK' ? [] : ['Please enter a unique Code.'];
  return ledger.tables.accounts.find('code', code).length > 0 ? ['Please enter a unique Code.'] : [];
}

function accountView(account: AccountRecord): WireObject {
  return {
    AccountID: account.accountId,
    Code: account.code === '' ? undefined : account.code,
    Name: account.name,
    Status: account.status,
    Type: account.type,
    TaxType: account.taxType,
    Description: account.description === '' ? undefined : account.description,
    Class: account.class,
    SystemAccount: account.systemAccount,
    EnablePaymentsToAccount: account.enablePaymentsToAccount,
    ShowInExpenseClaims: account.showInExpenseClaims,
    BankAccountNumber: account.bankAccountNumber,
    BankAccountType: account.bankAccountType ?? '',
    CurrencyCode: account.currencyCode,
    ReportingCode: '',
    HasAttachments: false,
    UpdatedDateUTC: instant(account.updatedAt),
    AddToWatchlist: false,
  };
}
