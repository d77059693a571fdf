/** `import contacts-from-books`: takes customers over from the connected books, and says what became of their contacts. */
import { z } from 'zod';
import { waitUntil } from '../lib/wait-until.ts';
import { type Api, CliFault } from './api.ts';
import { chooseBooks } from './choose-books.ts';
import type { Terminal } from './terminal.ts';

export type ContactImportOptions = {
  /** The books, by a part of their name; null: the default ones. */
  readonly books: string | null;
  readonly dryRun: boolean;
  /** Criteria that are switched off: those who do not meet them come too. */
  readonly without: readonly string[];
};

const criteria = {
  customer: 'isCustomer',
  active: 'isActive',
  email: 'hasEmail',
  names: 'hasBothNames',
} as const;

export async function importBooksContacts(
  api: Api,
  options: ContactImportOptions,
  terminal: Terminal,
): Promise<void> {
  const wanted = criteriaOf(options.without);
  const connection = await chooseBooks(api, options.books);
  const path = `/api/v1/connections/${connection.id}/contact-imports`;
  const counts = options.dryRun
    ? await previewed(api, path, wanted, terminal)
    : await imported(api, path, wanted, terminal);
  const opening = options.dryRun ? 'Nothing is saved. This would add' : 'Added';
  terminal.say(
    `${opening} ${counts.added} and ${options.dryRun ? 'tie' : 'tied'} ${counts.linked} who are here already; ` +
      `${counts.known} were tied before, ${counts.asked} must be asked about, ${counts.skipped} are skipped.`,
  );
  for (const { words, count } of counts.reasons) terminal.say(`  ${count} × ${words}`);
  if (counts.asked > 0)
    terminal.say(`Say who they are: ${api.url}/settings/integrations/${connection.id}/contacts`);
}

function criteriaOf(without: readonly string[]): Readonly<Record<string, boolean>> {
  const unknown = without.find((name) => !(name in criteria));
  if (unknown !== undefined)
    throw new CliFault(`--without wants ${Object.keys(criteria).join(', ')}, not “${unknown}”.`);
  return Object.fromEntries(
    Object.entries(criteria).map(([name, field]) => [field, !without.includes(name)]),
  );
}

async function previewed(
  api: Api,
  path: string,
  wanted: Readonly<Record<string, boolean>>,
  terminal: Terminal,
): Promise<Counts> {
  const query = Object.entries(wanted).map(([field, isOn]) => `${field}=${isOn}`);
  const preview = () => api.get(`${path}/preview?limit=1&${query.join('&')}`, previewSchema);
  const before = (await preview()).readAt;
  await api.post(`${path}/refresh`, {}, z.unknown());
  terminal.progress('Reading the contacts of the books…');
  const fresh = await waitUntil(
    async () => {
      const read = await preview();
      return read.readAt === before ? undefined : read;
    },
    { withinMs: 10 * 60_000, everyMs: 500 },
  );
  if (fresh === undefined) throw new CliFault('The books did not show their contacts. Try again later.');
  return fresh.counts;
}

async function imported(
  api: Api,
  path: string,
  wanted: Readonly<Record<string, boolean>>,
  terminal: Terminal,
): Promise<Counts> {
  const { id } = await api.post(path, wanted, runSchema);
  terminal.say('Importing. Ctrl-C stops only the watching.');
  const ended = await waitUntil(
    async () => {
      const run = await api.get(`/api/v1/contact-imports/${id}`, runSchema);
      terminal.progress(
        run.state === 'reading'
          ? 'Reading the contacts of the books…'
          : `${run.looked} of ${run.total} contacts`,
      );
      return run.state === 'reading' || run.state === 'running' ? undefined : run;
    },
    { withinMs: 2 * 60 * 60_000, everyMs: 500 },
  );
  if (ended === undefined) throw new CliFault('It is not done yet, and goes on in the server.');
  if (ended.state !== 'done') throw new CliFault(ended.problem ?? 'The import was stopped.');
  return ended.counts;
}

const countsSchema = z.object({
  added: z.number(),
  linked: z.number(),
  known: z.number(),
  asked: z.number(),
  skipped: z.number(),
  reasons: z.array(z.object({ words: z.string(), count: z.number() })),
});
type Counts = z.infer<typeof countsSchema>;
const previewSchema = z.object({ readAt: z.string().nullable(), counts: countsSchema });
const runSchema = z.object({
  id: z.string(),
  state: z.string(),
  looked: z.number(),
  total: z.number(),
  problem: z.string().nullable(),
  counts: countsSchema,
});
