/** `/TaxRates`: the region's own rates, which cannot be changed, and the organisation's, TAX001 and on. */

import { z } from 'zod';
import type { TaxRateRecord } from '../records.ts';
import { type BatchShape, type Outcome, refused, writeBatch } from './batch.ts';
import { type Answer, notFound } from './errors.ts';
import { amount, flag, readElement, text } from './fields.ts';
import { type Call, listAnswer, type Operation, scopes } from './operation.ts';
import { sorted } from './paging.ts';
import { effectiveRate } from './totals.ts';
import { where } from './where.ts';
import { decimal, type Received, type WireObject } from './wire.ts';

const SHAPE: BatchShape = { plural: 'TaxRates' };
const READ = scopes('settings', 'read');
const WRITE = scopes('settings', 'write');

export const taxRateOperations: readonly Operation[] = [
  { method: 'GET', path: '/TaxRates', scopes: READ, handle: listTaxRates },
  { method: 'GET', path: '/TaxRates/:id', scopes: READ, handle: getTaxRate },
  {
    method: 'PUT',
    path: '/TaxRates',
    scopes: WRITE,
    handle: (call) => writeBatch(call, SHAPE, createRate(call)),
  },
  {
    method: 'POST',
    path: '/TaxRates',
    scopes: WRITE,
    handle: (call) => writeBatch(call, SHAPE, updateRate(call)),
  },
];

const rateInput = z.object({
  Name: text,
  TaxType: text,
  Status: text,
  ReportTaxType: text,
  TaxComponents: z
    .array(z.object({ Name: text, Rate: amount, IsCompound: flag, IsNonRecoverable: flag }))
    .optional(),
});

function listTaxRates(call: Call): Answer {
  const matching = where(call.query.get('where'), call.ledger.tables.taxRates.all(), { view: rateView });
  const look = { view: rateView, id: (rate: TaxRateRecord) => rate.taxType, byDefault: 'Name ASC' };
  return listAnswer(call, 'TaxRates', sorted(call.query, matching, look).map(rateView));
}

function getTaxRate(call: Call): Answer {
  const rate = call.ledger.tables.taxRates.get(call.params.id ?? '');
  return rate ? listAnswer(call, 'TaxRates', [rateView(rate)]) : notFound();
}

const createRate =
  (call: Call) =>
  (element: Received): Outcome => {
    const input = readElement(rateInput, element);
    const { taxRates } = call.ledger.tables;
    const isTaken = taxRates.all().some((rate) => rate.name.toLowerCase() === input.Name?.toLowerCase());
    if (!input.Name || isTaken) return refused('Please enter a unique Name.');
    if (!input.TaxComponents?.length) return refused('A tax rate must have at least one tax component');
    const count = taxRates.all().filter((rate) => !rate.isSystem).length;
    const rate: TaxRateRecord = {
      taxType: `TAX${String(count + 1).padStart(3, '0')}`,
      name: input.Name,
      status: 'ACTIVE',
      reportTaxType: input.ReportTaxType ?? 'OUTPUT',
      components: input.TaxComponents.map((part) => ({
        name: part.Name ?? '',
        rate: part.Rate ?? '0',
        isCompound: part.IsCompound ?? false,
        isNonRecoverable: part.IsNonRecoverable ?? false,
      })),
      appliesTo: ['Assets', 'Equity', 'Expenses', 'Liabilities', 'Revenue'],
      isSystem: false,
    };
    taxRates.put(rate.taxType, rate);
    return { ok: true, view: rateView(rate) };
  };

const updateRate =
  (call: Call) =>
  (element: Received): Outcome => {
    const input = readElement(rateInput, element);
    const { taxRates } = call.ledger.tables;
    const existing = taxRates.get(input.TaxType ?? '');
    if (!existing) return refused('The TaxType could not be found');
    if (existing.isSystem) return refused('System tax rates cannot be updated');
    const rate: TaxRateRecord = {
      ...existing,
      ...(input.Name && { name: input.Name }),
      ...(input.Status === 'DELETED' && { status: 'DELETED' as const }),
    };
    taxRates.put(rate.taxType, rate);
    return { ok: true, view: rateView(rate) };
  };

function rateView(rate: TaxRateRecord): WireObject {
  const effective = decimal(effectiveRate(rate.components).toFixed(), 4);
  return {
    Name: rate.name,
    TaxType: rate.taxType,
    ReportTaxType: rate.reportTaxType,
    CanApplyToAssets: rate.appliesTo.includes('Assets'),
    CanApplyToEquity: rate.appliesTo.includes('Equity'),
    CanApplyToExpenses: rate.appliesTo.includes('Expenses'),
    CanApplyToLiabilities: rate.appliesTo.includes('Liabilities'),
    CanApplyToRevenue: rate.appliesTo.includes('Revenue'),
    DisplayTaxRate: effective,
    EffectiveRate: effective,
    Status: rate.status,
    TaxComponents: rate.components.map((part) => ({
      Name: part.name,
      Rate: decimal(part.rate, 4),
      IsCompound: part.isCompound,
      IsNonRecoverable: part.isNonRecoverable,
    })),
  };
}
