/**
 * The rules for prepayments and overpayments. Both come as bank transactions: a prepayment has lines with accounts and
 * tax, an overpayment only an amount, which lies on the account of what customers owe (or of what we owe).
 */

import type { AccountRecord, ContactRecord, MoneyCreditRecord, MoneyCreditType } from '../records.ts';
import type { BankTransactionInput } from './bank-transaction-input.ts';
import { isUsed, sideOf } from './credits.ts';
import { mergeDocument } from './document.ts';
import { contactForDocument } from './document-contact.ts';
import type { LineInput } from './invoice-input.ts';
import { HAS_PAYMENT } from './invoice-status.ts';
import { fireMoneyCredit, type Ledger, note } from './ledger.ts';
import { lockProblems } from './lock-dates.ts';
import { accountNamed, accountProblems } from './payment-account.ts';
import { reconciledProblems } from './reconciled.ts';
import { markTrading } from './save-contact.ts';

export type MoneyCreditSaved =
  | { readonly ok: true; readonly credit: MoneyCreditRecord }
  | { readonly ok: false; readonly problems: readonly string[] };

const TYPES: readonly MoneyCreditType[] = [
  'RECEIVE-PREPAYMENT',
  'RECEIVE-OVERPAYMENT',
  'SPEND-PREPAYMENT',
  'SPEND-OVERPAYMENT',
];

export const moneyCreditType = (sent: string | undefined): MoneyCreditType | undefined =>
  TYPES.find((type) => type === sent);

/** Undo on refusal is the caller's: run it inside `store.attempt`. */
export function createMoneyCredit(
  ledger: Ledger,
  type: MoneyCreditType,
  input: BankTransactionInput,
  unitPlaces = 2,
): MoneyCreditSaved {
  const contact = contactForDocument(ledger, input.Contact);
  if (!contact.ok) return contact;
  const bank = accountNamed(ledger, { id: input.BankAccount?.AccountID, code: input.BankAccount?.Code });
  const made = madeOf(ledger, type, input, contact.contact, unitPlaces);
  const problems = [
    ...accountProblems(bank, { isBankOnly: true }),
    ...made.problems,
    ...lockProblems(ledger.organisation, made.credit.date),
  ];
  if (!bank || problems.length > 0) return { ok: false, problems: [...new Set(problems)] };
  const credit = { ...made.credit, bankAccountId: bank.accountId };
  ledger.tables.moneyCredits.put(credit.creditId, credit);
  markTrading(ledger, credit.contactId, sideOf(credit));
  note(ledger, credit.creditId, 'Created', `${credit.kind} of ${credit.total} ${credit.currencyCode}`);
  fireMoneyCredit(ledger, credit, 'CREATE');
  return { ok: true, credit };
}

/** What a deleted bank transaction leaves behind. */
export function voidMoneyCredit(ledger: Ledger, credit: MoneyCreditRecord): MoneyCreditSaved {
  const problems = [
    ...(credit.status === 'VOIDED' ? [`This ${credit.kind.toLowerCase()} has already been deleted`] : []),
    ...(isUsed(credit) ? [HAS_PAYMENT] : []),
    ...reconciledProblems(ledger, credit),
    ...lockProblems(ledger.organisation, credit.date),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const voided: MoneyCreditRecord = { ...credit, status: 'VOIDED', updatedAt: ledger.now };
  ledger.tables.moneyCredits.put(voided.creditId, voided);
  note(ledger, voided.creditId, 'Voided', `${voided.kind} of ${voided.total} was deleted`);
  fireMoneyCredit(ledger, voided, 'UPDATE');
  return { ok: true, credit: voided };
}

function madeOf(
  ledger: Ledger,
  type: MoneyCreditType,
  input: BankTransactionInput,
  contact: ContactRecord,
  unitPlaces: number,
): { readonly credit: MoneyCreditRecord; readonly problems: readonly string[] } {
  const blank = blankCredit(ledger, type, input);
  const isOverpayment = blank.kind === 'Overpayment';
  const control = controlAccount(ledger, blank);
  const merged = mergeDocument(ledger, blank, isOverpayment ? bareInput(input) : input, contact, {
    type: sideOf(blank),
    mustBeComplete: !isOverpayment,
    unitPlaces,
  });
  const { lines } = merged.fields;
  const credit: MoneyCreditRecord = {
    ...blank,
    ...merged.fields,
    ...(isOverpayment && { lines: lines.map((line) => ({ ...line, accountCode: control?.code ?? '' })) }),
    remainingCredit: merged.fields.total,
  };
  const problems = [...merged.problems];
  if (isOverpayment) problems.push(...foreignAccounts(input.LineItems, control));
  if (lines.length === 0) problems.push('One or more line items must be specified');
  else if (Number(credit.total) <= 0) problems.push('The document total must be greater than zero.');
  return { credit, problems };
}

/** An overpayment bears no tax, and its lines name no account but the one on which it lies. */
const bareInput = (input: BankTransactionInput): BankTransactionInput => ({
  ...input,
  LineAmountTypes: 'NoTax',
  LineItems: input.LineItems?.map(
    ({ AccountCode: _c, AccountID: _i, AccountId: _j, TaxType: _t, ...line }) => line,
  ),
});

function foreignAccounts(
  lines: readonly LineInput[] = [],
  control: AccountRecord | undefined,
): readonly string[] {
  return lines
    .map((line) => line.AccountCode)
    .filter((code) => code && code !== control?.code)
    .map((code) => `Account code '${code}' is not a valid code for this document.`);
}

function controlAccount({ tables }: Ledger, credit: MoneyCreditRecord): AccountRecord | undefined {
  const system = sideOf(credit) === 'ACCREC' ? 'DEBTORS' : 'CREDITORS';
  return tables.accounts.all().find((account) => account.systemAccount === system);
}

function blankCredit(ledger: Ledger, type: MoneyCreditType, input: BankTransactionInput): MoneyCreditRecord {
  const zero = '0.00';
  const { chance } = ledger.world;
  return {
    creditId: chance.uuid(),
    kind: type.endsWith('OVERPAYMENT') ? 'Overpayment' : 'Prepayment',
    type,
    status: 'AUTHORISED',
    bankTransactionId: chance.uuid(),
    bankAccountId: '',
    isReconciled: input.IsReconciled ?? false,
    number: input.Reference ?? '',
    contactId: '',
    date: ledger.today,
    lineAmountTypes: 'Exclusive',
    lines: [],
    currencyCode: ledger.organisation.baseCurrency,
    currencyRate: '1',
    subTotal: zero,
    totalTax: zero,
    total: zero,
    remainingCredit: zero,
    allocations: [],
    ...(input.Url && { url: input.Url }),
    ...(ledger.actor.app && { createdBy: ledger.actor.app }),
    createdAt: ledger.now,
    updatedAt: ledger.now,
  };
}
