/** What the reports read. Another period or other books keep what is shown until their own figures are there: nothing jumps. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Query } from '../api/request.ts';
import type { components } from '../api/schema.gen.ts';

type Schemas = components['schemas'];
export type BooksOfReport = Schemas['BooksOfReport'];
export type AgedReceivables = Schemas['AgedReceivables'];
export type SalesReport = Schemas['SalesReport'];
export type UnpaidJobs = Schemas['UnpaidJobs'];
export type DaysToPay = Schemas['DaysToPay'];
export type ReportHome = Schemas['ReportHome'];
export type ReportItem = Schemas['ReportItem'];
export type ReceivablesOfBothSides = Schemas['ReceivablesOfBothSides'];
export type ProfitAndLoss = Schemas['ProfitAndLossBesideOurs'];

export const reportHomeQuery = (asked: Query) => reportQuery<ReportHome>('/reports', asked);

export const agedQuery = (asked: Query) => reportQuery<AgedReceivables>('/reports/aged-receivables', asked);

export const salesQuery = (asked: Query) => reportQuery<SalesReport>('/reports/sales', asked);

export const unpaidJobsQuery = (asked: Query) => reportQuery<UnpaidJobs>('/reports/unpaid-jobs', asked);

export const daysToPayQuery = (asked: Query) => reportQuery<DaysToPay>('/reports/days-to-pay', asked);

export const bothSidesQuery = (asked: Query) =>
  reportQuery<ReceivablesOfBothSides>('/reports/ledger/aged-receivables', asked);

export const profitAndLossQuery = (asked: Query) =>
  reportQuery<ProfitAndLoss>('/reports/ledger/profit-and-loss', asked);

/** What stands behind a row of the report at `path`. */
export const reportItemsQuery = (path: string, asked: Query) =>
  queryOptions({
    queryKey: ['reports', path, asked],
    queryFn: ({ signal }) => get<{ items: readonly ReportItem[] }>(path, asked, signal),
  });

/** A report at its address of the API, read again whenever what it counts changes. */
export function reportQuery<Answer>(path: string, asked: Query) {
  return queryOptions({
    queryKey: ['reports', path, asked],
    queryFn: ({ signal }) => get<Answer>(path, asked, signal),
    placeholderData: keepPreviousData,
  });
}
