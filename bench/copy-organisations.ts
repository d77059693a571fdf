/** Gives the practice ledger more organisations than it has seeds: copies of the Australian one, written into its journal. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSandbox } from '../sandbox/sandbox.ts';

type Change = readonly [collection: string, key: string, record: unknown];

/** Fills an empty folder for `createSandbox({ dataDir })`. @returns the copies' tenant ids. */
export async function copyOrganisations(dataDir: string, count: number): Promise<readonly string[]> {
  const original = createSandbox({ dataDir, seed: 1 });
  const tenantId =
    original.books.listOrganisations().find((each) => each.countryCode === 'AU')?.tenantId ?? '';
  await original.close();
  const file = join(dataDir, 'journal.jsonl');
  const seeded = readFileSync(file, 'utf8');
  const own = seeded
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => JSON.parse(line) as readonly Change[])
    .filter(([collection, key]) => collection.startsWith(tenantId) || key === tenantId);
  const text = JSON.stringify(own);
  const copies = Array.from({ length: count }, (_, index) => copyId(index));
  writeFileSync(file, `${seeded}${copies.map((id) => `${text.replaceAll(tenantId, id)}\n`).join('')}`);
  return copies;
}

/** The same in every run; shaped like the ids that the ledger makes. */
function copyId(index: number): string {
  const hex = createHash('sha256').update(`bench organisation ${index}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
