/** One line of an invoice: its item, account, tax and amounts, checked and computed. */

import Big from 'big.js';
import type {
  AccountGroup,
  AccountRecord,
  ItemDetailsRecord,
  LineRecord,
  LineTrackingRecord,
  TaxRateRecord,
} from '../records.ts';
import type { LineInput, TrackingInput } from './invoice-input.ts';
import type { Ledger } from './ledger.ts';
import { effectiveRate, exactLineAmount, type LineAmountTypes, lineTax, round } from './totals.ts';

export interface LineSetting {
  readonly type: 'ACCREC' | 'ACCPAY';
  readonly lineAmountTypes: LineAmountTypes;
  /** SUBMITTED and AUTHORISED documents must be complete; a draft is taken as it is. */
  readonly mustBeComplete: boolean;
  /** Decimals of UnitAmount: 2, or 4 with `unitdp=4`. */
  readonly unitPlaces: number;
  /** The contact's own tax type, between the item's and the account's. */
  readonly contactTaxType: string | undefined;
}

export interface BuiltLine {
  readonly line: LineRecord;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** `existing` is the line that `LineItemID` names; what the request leaves out is kept from it. */
export function buildLine(
  ledger: Ledger,
  setting: LineSetting,
  input: LineInput,
  existing: LineRecord | undefined,
): BuiltLine {
  const item = itemOf(ledger, setting, input);
  const account = accountOf(ledger, setting, input, existing, item.accountCode);
  const tax = taxOf(ledger, setting, input, existing, item.taxType, account.record);
  const amounts = amountsOf(setting, input, existing, item.unitPrice, tax.rate);
  const description = input.Description ?? existing?.description ?? item.description ?? '';
  const itemCode = input.ItemCode ?? existing?.itemCode;
  const isBlank = setting.mustBeComplete && description === '';
  return {
    line: {
      lineItemId: existing?.lineItemId ?? ledger.world.chance.uuid(),
      description,
      ...amounts.fields,
      ...(itemCode && item.problems.length === 0 && { itemCode }),
      ...(account.record && { accountCode: account.record.code }),
      ...(tax.taxType && { taxType: tax.taxType }),
      tracking: input.Tracking ? trackingOf(ledger, input.Tracking) : (existing?.tracking ?? []),
    },
    problems: [
      ...(isBlank ? ['The Description field is mandatory'] : []),
      ...item.problems,
      ...account.problems,
      ...tax.problems,
      ...amounts.problems,
    ],
    warnings: account.warnings,
  };
}

/** Computes a kept line anew for other amount types. */
export function retaxLine(ledger: Ledger, line: LineRecord, types: LineAmountTypes): LineRecord {
  const rate = types === 'NoTax' ? '0' : rateOf(ledger.tables.taxRates.get(line.taxType ?? ''));
  return { ...line, taxAmount: lineTax(new Big(line.lineAmount), rate, types).toFixed(2) };
}

interface FoundItem extends ItemDetailsRecord {
  readonly description?: string;
  readonly problems: readonly string[];
}

function itemOf(ledger: Ledger, setting: LineSetting, input: LineInput): FoundItem {
  if (!input.ItemCode) return { problems: [] };
  const item = ledger.tables.items.all().find((each) => each.code === input.ItemCode);
  if (!item) return { problems: [`Item code '${input.ItemCode}' is not valid`] };
  const isSale = setting.type === 'ACCREC';
  const details = isSale ? item.sales : item.purchase;
  return { ...details, description: isSale ? item.description : item.purchaseDescription, problems: [] };
}

interface FoundAccount {
  readonly record?: AccountRecord;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

function accountOf(
  ledger: Ledger,
  setting: LineSetting,
  input: LineInput,
  existing: LineRecord | undefined,
  itemAccount: string | undefined,
): FoundAccount {
  const accountId = input.AccountID ?? input.AccountId;
  const code = input.AccountCode || existing?.accountCode || itemAccount;
  const named = accountId ?? code;
  // A line with a description alone belongs to no account.
  const isTextOnly =
    input.UnitAmount === undefined && input.LineAmount === undefined && !existing?.unitAmount;
  if (!named) return isTextOnly || !setting.mustBeComplete ? none() : none('Account code must be specified');
  const record = accountId
    ? ledger.tables.accounts.get(accountId)
    : ledger.tables.accounts.find('code', named)[0];
  const problem = accountProblem(record, named);
  if (!problem) return record ? { record, problems: [], warnings: [] } : none();
  if (setting.mustBeComplete) return none(problem);
  return {
    problems: [],
    warnings: [`Account code '${named}' has been removed as it does not match a recognised account.`],
  };
}

const none = (...problems: readonly string[]): FoundAccount => ({ problems, warnings: [] });

/** Accounts that no document line may use. */
const CLOSED_TO_LINES = [
  'DEBTORS',
  'CREDITORS',
  'BANKCURRENCYGAIN',
  'REALISEDCURRENCYGAIN',
  'UNREALISEDCURRENCYGAIN',
];

function accountProblem(account: AccountRecord | undefined, named: string): string | undefined {
  if (account?.status === 'ARCHIVED') {
    return `Account code '${named}' has been archived, or has been deleted. Each line item must reference a valid account.`;
  }
  const isUsable =
    account && account.type !== 'BANK' && !CLOSED_TO_LINES.includes(account.systemAccount ?? '');
  return isUsable ? undefined : `Account code '${named}' is not a valid code for this document.`;
}

function taxOf(
  ledger: Ledger,
  setting: LineSetting,
  input: LineInput,
  existing: LineRecord | undefined,
  itemTax: string | undefined,
  account: AccountRecord | undefined,
): { readonly taxType?: string; readonly rate: string; readonly problems: readonly string[] } {
  if (setting.lineAmountTypes === 'NoTax') return { taxType: 'NONE', rate: '0', problems: [] };
  const taxType = input.TaxType || existing?.taxType || itemTax || setting.contactTaxType || account?.taxType;
  const isMandatory = setting.mustBeComplete && account !== undefined;
  if (!taxType) return { rate: '0', problems: isMandatory ? ['The TaxType field is mandatory'] : [] };
  const found = ledger.tables.taxRates.get(taxType);
  const clash = account
    ? `The TaxType code '${taxType}' cannot be used with account code '${account.code}'.`
    : undefined;
  if (found?.status !== 'ACTIVE') {
    const unknown = `The TaxType code ${taxType} does not exist or cannot be used for this type of transaction.`;
    return { rate: '0', problems: clash ? [unknown, clash] : [unknown] };
  }
  const fits = !account || found.appliesTo.includes(GROUPS[account.class] ?? 'Assets');
  return { taxType, rate: rateOf(found), problems: fits || !clash ? [] : [clash] };
}

const GROUPS: Readonly<Record<string, AccountGroup>> = {
  ASSET: 'Assets',
  EQUITY: 'Equity',
  EXPENSE: 'Expenses',
  LIABILITY: 'Liabilities',
  REVENUE: 'Revenue',
};

const rateOf = (rate: TaxRateRecord | undefined): string => effectiveRate(rate?.components ?? []).toFixed();

type AmountFields = Pick<
  LineRecord,
  'quantity' | 'unitAmount' | 'discountRate' | 'discountAmount' | 'lineAmount' | 'taxAmount'
>;

function amountsOf(
  setting: LineSetting,
  input: LineInput,
  existing: LineRecord | undefined,
  itemPrice: string | undefined,
  rate: string,
): { readonly fields: AmountFields; readonly problems: readonly string[] } {
  const priced = pricedLine(setting, input, existing, itemPrice);
  const exact = exactLineAmount(priced);
  const rounded = round(exact);
  const taxed = input.TaxAmount && setting.lineAmountTypes !== 'NoTax' ? round(input.TaxAmount) : undefined;
  const isEmpty = priced.unitAmount === '0' && input.UnitAmount === undefined && input.Quantity === undefined;
  return {
    fields: {
      ...(!isEmpty && { quantity: priced.quantity, unitAmount: priced.unitAmount }),
      ...(priced.discountRate && { discountRate: priced.discountRate }),
      ...(priced.discountAmount && { discountAmount: priced.discountAmount }),
      lineAmount: rounded.toFixed(2),
      taxAmount: (taxed ?? lineTax(rounded, rate, setting.lineAmountTypes)).toFixed(2),
    },
    problems: amountProblems(input, priced, exact, rounded),
  };
}

/** Prices are cut to two decimals before anything is computed, unless `unitdp=4` was sent. */
function pricedLine(
  setting: LineSetting,
  input: LineInput,
  existing: LineRecord | undefined,
  itemPrice: string | undefined,
) {
  const quantity = round(input.Quantity ?? existing?.quantity ?? '1', 4);
  const fromTotal =
    input.LineAmount && quantity.gt(0) && input.UnitAmount === undefined && !existing && !itemPrice
      ? new Big(input.LineAmount).div(quantity)
      : undefined;
  const price = input.UnitAmount ?? existing?.unitAmount ?? itemPrice ?? fromTotal ?? '0';
  const discountRate = input.DiscountRate ?? (input.DiscountAmount ? undefined : existing?.discountRate);
  const discountAmount = input.DiscountAmount ?? (discountRate ? undefined : existing?.discountAmount);
  return {
    quantity: quantity.toFixed(),
    unitAmount: round(new Big(price), setting.unitPlaces).toFixed(),
    discountRate: discountRate === '0' ? undefined : discountRate,
    discountAmount: discountAmount === '0' ? undefined : discountAmount,
  };
}

function amountProblems(
  input: LineInput,
  priced: ReturnType<typeof pricedLine>,
  exact: Big,
  rounded: Big,
): readonly string[] {
  const problems: string[] = [];
  const { discountRate } = priced;
  if (discountRate && (new Big(discountRate).gt(100) || new Big(discountRate).lt(0))) {
    problems.push(
      `The discount rate '${discountRate}' is invalid. Discount must not be greater than the line total.`,
    );
  }
  // A line that rounds to nothing fails whenever its amount is sent: Xero's own mistake (Xero-NetStandard#147).
  const isLost = rounded.eq(0) && !exact.eq(0);
  if (input.LineAmount !== undefined && (isLost || !round(input.LineAmount).eq(rounded))) {
    const expected = isLost ? exact.toFixed() : rounded.toFixed(2);
    problems.push(
      `The line total ${round(input.LineAmount).toFixed(2)} does not match the expected line total ${expected}`,
    );
  }
  return problems;
}

/** By ids or by names; what cannot be found is dropped, and so is a third category. */
function trackingOf(ledger: Ledger, sent: readonly TrackingInput[]): readonly LineTrackingRecord[] {
  const categories = ledger.tables.trackingCategories.all();
  const found = sent.flatMap((each) => {
    const category = categories.find(
      (held) => held.trackingCategoryId === each.TrackingCategoryID || held.name === each.Name,
    );
    const option = category?.options.find(
      (held) => held.trackingOptionId === each.TrackingOptionID || held.name === each.Option,
    );
    if (!category || !option) return [];
    const { trackingCategoryId, name } = category;
    return [{ trackingCategoryId, trackingOptionId: option.trackingOptionId, name, option: option.name }];
  });
  return found.slice(0, 2);
}
