/** Which of the connected books a command is about: those that are named, else the default ones. */
import { z } from 'zod';
import { type Api, CliFault } from './api.ts';

export type BooksToName = z.infer<typeof connectionSchema>;

/** @param name the organisation's, or a part of it */
export async function chooseBooks(api: Api, name: string | null): Promise<BooksToName> {
  const { items } = await api.get('/api/v1/connections', z.object({ items: z.array(connectionSchema) }));
  const live = items.filter(({ status }) => status !== 'disconnected');
  if (live.length === 0) throw new CliFault('No books are connected: run `connect xero`.');
  const named = name === null ? live.filter(isDefault) : live.filter((each) => isCalled(each, name));
  const [chosen, ...others] = named.length === 0 && name === null && live.length === 1 ? live : named;
  if (chosen !== undefined && others.length === 0) return chosen;
  const wanted =
    name === null ? 'The default books are not connected' : `None, or more than one, is called “${name}”`;
  const labels = live.map(({ label }) => `  ${label}`).join('\n');
  throw new CliFault(`${wanted}. Name some with --books:\n${labels}`);
}

function isDefault(connection: BooksToName): boolean {
  return connection.isDefault;
}

function isCalled({ label }: BooksToName, name: string): boolean {
  return label.toLowerCase().includes(name.trim().toLowerCase());
}

const connectionSchema = z.object({
  id: z.string(),
  label: z.string(),
  status: z.string(),
  isDefault: z.boolean(),
});
