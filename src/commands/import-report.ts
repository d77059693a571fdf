/** What an import found and did, and the transaction around it: all of it, or nothing. */
import { inTransaction, type Tx } from '../store/database.ts';
import { lockImports } from '../store/imports.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import type { ColumnMap } from './import-columns.ts';

export type ImportError = {
  /** Of the file, counted from 1; the header is line 1. */
  readonly line: number;
  readonly column: string | null;
  readonly message: string;
};

export type ImportCounts = {
  readonly companies: number;
  readonly contacts: number;
  readonly invoices: number;
  readonly lines: number;
  readonly categories: number;
  readonly taxComponents: number;
};

export type ImportReport = {
  readonly columns: readonly string[];
  readonly map: ColumnMap;
  readonly rows: number;
  readonly willCreate: ImportCounts;
  /** Customers or invoices that are there already. */
  readonly skipped: number;
  readonly errors: readonly ImportError[];
  /** The sum of the new invoices, where they have one currency. */
  readonly total: string | null;
};

export const nothing: ImportCounts = {
  companies: 0,
  contacts: 0,
  invoices: 0,
  lines: 0,
  categories: 0,
  taxComponents: 0,
};

export const mostErrors = 200;

/**
 * Runs an import in one transaction, and rolls it back when the report has an error or the run is dry: a dry run
 * is the same code. Imports of one workspace wait for each other, so that a file sent twice is imported once.
 */
export async function runImport(
  deps: CommandDeps,
  actor: Actor,
  isDryRun: boolean,
  work: (tx: Tx) => Promise<ImportReport>,
): Promise<ImportReport> {
  try {
    return await inTransaction(deps.db, async (tx) => {
      await lockImports(tx, actor.workspaceId);
      const report = await work(tx);
      if (isDryRun || report.errors.length > 0) throw new RolledBack(report);
      return report;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.report;
    throw error;
  }
}

/** Carries the report out of a transaction that must not be kept. */
class RolledBack extends Error {
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super('Rolled back as asked');
    this.report = { ...report, errors: report.errors.slice(0, mostErrors) };
  }
}
