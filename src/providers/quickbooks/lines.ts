/** How the lines of an invoice or a credit memo look at QuickBooks. Pure, there and back. */
import Big from 'big.js';
import { z } from 'zod';
import type { Problem } from '../../domain/problem.ts';
import { pricesIncludeTax, severalTaxes } from '../../domain/sales-tax.ts';
import { decimal, listOf, type Outgoing, optionalText } from '../../lib/exact-json.ts';
import type { InvoiceToCreate, InvoiceToUpdate, LedgerLine } from '../provider.ts';
import type { Company } from './company.ts';
import { type TaxLine, taxesOfLines } from './line-taxes.ts';
import { heldPricing, pricingIn } from './priced-line.ts';
import { itemMissing } from './problems.ts';
import { moneyOrNought, optionalRef, refTo, textOf, withCents } from './wire.ts';

type ToWrite = Pick<InvoiceToCreate, 'lineAmountType'> & {
  readonly lines: readonly (InvoiceToCreate['lines'][number] | InvoiceToUpdate['lines'][number])[];
};

/** Lines, and what the document says of their tax. */
export type WrittenLines =
  | { readonly ok: true; readonly fields: { readonly [field: string]: Outgoing } }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** In the United States the document has one tax, and a line takes part in it (`TAX`) or not. */
const noUsTax = 'NON';
/** Without a tax of its own the document is taxed by QuickBooks, by addresses. */
const automatedTax = 'TAX';

export const taxesByDocument = (country: string | null): boolean => country === 'US';

/**
 * The lines whole, their tax included. What QuickBooks cannot hold is refused here: it would count a line without an item
 * as a remark, and knows neither prices with tax nor two taxes on one document in the United States.
 * Source: developer.intuit.com, Invoice.
 */
export function toLines(document: ToWrite, country: string | null): WrittenLines {
  const problems = document.lines.flatMap(({ itemCode }, index) =>
    itemCode === null ? [itemMissing(index)] : [],
  );
  if (problems.length > 0) return { ok: false, problems };
  return taxesByDocument(country) ? usLines(document) : linesWithTax(document);
}

function usLines(document: ToWrite): WrittenLines {
  if (document.lineAmountType === 'inclusive') return refused(pricesIncludeTax('QuickBooks', 'US'));
  const codeOf = ({ taxType }: ToWrite['lines'][number]) =>
    document.lineAmountType === 'noTax' || taxType === null || taxType === noUsTax ? null : taxType;
  const [code, ...others] = [...new Set(document.lines.flatMap((line) => codeOf(line) ?? []))];
  if (others.length > 0) {
    const index = document.lines.findIndex((line) => codeOf(line) === others[0]);
    return refused(severalTaxes('QuickBooks', 'US', index));
  }
  const lines = document.lines.map((line, index) =>
    lineOf(line, index, { code: codeOf(line) === null ? noUsTax : automatedTax, contained: null }),
  );
  const isNamed = code !== undefined && code !== automatedTax;
  return {
    ok: true,
    fields: { Line: lines, ...(isNamed ? { TxnTaxDetail: { TxnTaxCodeRef: refTo(code) } } : {}) },
  };
}

function linesWithTax(document: ToWrite): WrittenLines {
  const { lineAmountType } = document;
  const lines = document.lines.map((line, index) =>
    lineOf(line, index, {
      code: lineAmountType === 'noTax' ? null : line.taxType,
      contained: lineAmountType === 'inclusive' ? (line.taxRate ?? '0') : null,
    }),
  );
  return { ok: true, fields: { Line: lines, GlobalTaxCalculation: taxModes[lineAmountType] } };
}

const taxModes = {
  exclusive: 'TaxExcluded',
  inclusive: 'TaxInclusive',
  noTax: 'NotApplicable',
} as const satisfies Record<InvoiceToCreate['lineAmountType'], string>;

export function lineAmountTypeOf(mode: string | null): InvoiceToCreate['lineAmountType'] | null {
  const types = Object.keys(taxModes) as (keyof typeof taxModes)[];
  return types.find((type) => taxModes[type] === mode) ?? null;
}

/** Most characters of a line's description. */
const LONGEST_DESCRIPTION = 4000;

function lineOf(
  line: ToWrite['lines'][number],
  index: number,
  tax: { readonly code: string | null; readonly contained: string | null },
): Outgoing {
  const held = heldPricing(line, tax.contained);
  const room = LONGEST_DESCRIPTION - held.remark.length - 1;
  const description = [textOf(line.description, room) ?? '', held.remark].filter((part) => part !== '');
  const id = 'ledgerLineId' in line ? line.ledgerLineId : null;
  return {
    Id: id ?? undefined,
    LineNum: new Big(index + 1),
    Description: description.length === 0 ? undefined : description.join(' '),
    DetailType: 'SalesItemLineDetail',
    Amount: held.amount,
    SalesItemLineDetail: {
      ItemRef: refTo(line.itemCode ?? ''),
      Qty: held.quantity,
      UnitPrice: held.unitPrice,
      TaxCodeRef: tax.code === null ? undefined : refTo(tax.code),
      TaxInclusiveAmt: tax.contained === null ? undefined : held.shownAmount,
    },
  };
}

const refused = (problem: Problem): WrittenLines => ({ ok: false, problems: [problem] });

const detailSchema = z.object({
  ItemRef: optionalRef,
  ItemAccountRef: optionalRef,
  Qty: decimal.nullish(),
  UnitPrice: decimal.nullish(),
  TaxCodeRef: optionalRef,
  TaxInclusiveAmt: decimal.nullish(),
});

export const lineSchema = z.object({
  Id: optionalText,
  Description: optionalText,
  Amount: moneyOrNought,
  DetailType: optionalText,
  SalesItemLineDetail: detailSchema.nullish(),
  DiscountLineDetail: z.object({}).nullish(),
});

export const taxDetailSchema = z
  .object({
    TxnTaxCodeRef: optionalRef,
    TotalTax: moneyOrNought,
    TaxLine: listOf(
      z.object({
        Amount: moneyOrNought,
        TaxLineDetail: z.object({ NetAmountTaxable: decimal.nullish() }).nullish(),
      }),
    ),
  })
  .nullish();

type WireLine = z.infer<typeof lineSchema>;
type TaxDetail = z.infer<typeof taxDetailSchema>;
type TaxCompany = Pick<Company, 'country' | 'countsSalesTax'>;

/** Reads the lines that people put there; sums between them are the ledger's own. */
export function fromLines(
  wire: readonly WireLine[],
  document: { readonly tax: TaxDetail; readonly mode: string | null; readonly company: TaxCompany },
): readonly LedgerLine[] {
  const lines = wire.flatMap((line) => (isOfPeople(line) ? [{ ...line, Id: line.Id ?? '' }] : []));
  const codes = lines.map((line) => taxTypeOf(line, document));
  const isInclusive = lineAmountTypeOf(document.mode) === 'inclusive';
  const amounts = lines.map((line) => (isInclusive ? shownAmountOf(line) : netOf(line)));
  const taxes = taxesOfLines(
    lines.map((_, index) => ({
      amount: amounts[index] ?? '0.00',
      taxCode: codes[index] === noUsTax ? null : (codes[index] ?? null),
    })),
    { total: document.tax?.TotalTax ?? '0.00', taxLines: taxLinesOf(document.tax, isInclusive) },
  );
  return lines.map((line, index) =>
    ledgerLineOf(line, {
      taxType: codes[index] ?? null,
      taxAmount: taxes[index] ?? '0.00',
      lineAmount: amounts[index] ?? '0.00',
    }),
  );
}

// Kinds of lines are named by other words in the answer to a void.
const isOfPeople = ({ Id, DetailType }: WireLine): boolean =>
  Id !== null && !/^sub_?total/i.test(DetailType ?? '');

const netOf = (line: WireLine): string =>
  line.DiscountLineDetail ? withCents(new Big(line.Amount).times(-1).toFixed()) : line.Amount;

function taxTypeOf(
  { SalesItemLineDetail }: WireLine,
  { tax, company }: { readonly tax: TaxDetail; readonly company: TaxCompany },
): string | null {
  const code = SalesItemLineDetail?.TaxCodeRef?.value ?? null;
  if (!taxesByDocument(company.country)) return code;
  if (code !== automatedTax) return noUsTax;
  // The code that QuickBooks has put on the document by itself is nobody's choice, and none of those that lines can have.
  return company.countsSalesTax ? automatedTax : (tax?.TxnTaxCodeRef?.value ?? automatedTax);
}

/** Where prices contain tax, what is taxed is named without it. */
function taxLinesOf(tax: TaxDetail, isInclusive: boolean): readonly TaxLine[] {
  return (tax?.TaxLine ?? []).map(({ Amount, TaxLineDetail }) => {
    const taxable = TaxLineDetail?.NetAmountTaxable ?? null;
    return {
      amount: Amount,
      taxable: taxable === null || !isInclusive ? taxable : new Big(taxable).plus(Amount).toFixed(),
    };
  });
}

/** With its tax, as far as the line says it. */
function shownAmountOf(line: WireLine): string {
  const shown = line.SalesItemLineDetail?.TaxInclusiveAmt ?? null;
  return shown === null ? netOf(line) : withCents(shown);
}

function ledgerLineOf(
  line: WireLine & { readonly Id: string },
  figures: Pick<LedgerLine, 'taxType' | 'taxAmount' | 'lineAmount'>,
): LedgerLine {
  const { Qty, UnitPrice, ItemAccountRef, ItemRef } = line.SalesItemLineDetail ?? {};
  return {
    ledgerLineId: line.Id,
    ...pricingIn(line.Description ?? '', {
      quantity: Qty ?? null,
      unitPrice: UnitPrice ?? null,
      amount: netOf(line),
      shownAmount: figures.lineAmount,
    }),
    accountCode: ItemAccountRef?.value ?? null,
    itemCode: ItemRef?.value ?? null,
    tracking: [],
    ...figures,
  };
}
