/** `import`: sends a CSV file, says what was made of it, and waits for invoices that go to the books. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Api, CliFault } from './api.ts';
import { type Drained, waitForBooks } from './sync-progress.ts';
import type { Terminal } from './terminal.ts';

export type ImportOptions = {
  readonly file: string;
  /** Field=Column. */
  readonly map: readonly string[];
  readonly dryRun: boolean;
};

export async function importCustomersFile(
  api: Api,
  options: ImportOptions,
  terminal: Terminal,
): Promise<void> {
  const body = await bodyOf(options);
  const report = await api.post('/api/v1/imports/customers', body, reportSchema);
  const { companies, contacts } = report.willCreate;
  terminal.say(
    `${opening(options)} ${count(companies, 'company', 'companies')} and ${count(contacts, 'contact', 'contacts')} ` +
      `from ${count(report.rows, 'row', 'rows')}; ${report.skipped} were there already.`,
  );
}

/** Answers how it stands with the books when `issue` was asked for; null otherwise. */
export async function importInvoicesFile(
  api: Api,
  options: ImportOptions & { readonly issue: boolean },
  terminal: Terminal,
): Promise<Drained | null> {
  const body = { ...(await bodyOf(options)), issue: options.issue };
  const report = await api.post('/api/v1/imports/invoices', body, reportSchema);
  const { invoices, lines, categories, taxComponents } = report.willCreate;
  const amount = report.total === null || invoices === 0 ? '' : `, ${report.total} in all`;
  terminal.say(
    `${opening(options)} ${count(invoices, 'invoice', 'invoices')} with ${count(lines, 'line', 'lines')}${amount}; ` +
      `${report.skipped} were there already.`,
  );
  if (categories > 0) terminal.say(`New product categories: ${categories}.`);
  if (taxComponents > 0) terminal.say(`New tax components: ${taxComponents}.`);
  return options.issue && !options.dryRun ? waitForBooks(api, terminal) : null;
}

async function bodyOf({ file, map, dryRun }: ImportOptions) {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new CliFault(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  return { csv: textOf(bytes, file), map: Object.fromEntries(map.map(pairOf)), dryRun };
}

/** UTF-8 only: guessing another encoding would turn names into others without a word. */
function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CliFault(`${file} is not UTF-8. Save it as “CSV UTF-8” and try again.`);
  }
}

function pairOf(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new CliFault(`--map wants Field=Column, not “${text}”.`);
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function opening({ dryRun }: ImportOptions): string {
  return dryRun ? 'Nothing is saved. This would import' : 'Imported';
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

const reportSchema = z.object({
  rows: z.number(),
  willCreate: z.object({
    companies: z.number(),
    contacts: z.number(),
    invoices: z.number(),
    lines: z.number(),
    categories: z.number(),
    taxComponents: z.number(),
  }),
  skipped: z.number(),
  total: z.string().nullable(),
});
