/** The accounts that forms offer. */

import type { AccountRecord } from '../records.ts';
import type { Visit } from './practice.ts';

type Options = (readonly [code: string, words: string])[];

/** Banks first: they are what payments usually go into. */
export function paymentAccounts(visit: Visit): Options {
  const isBank = ({ type }: AccountRecord) => Number(type === 'BANK');
  return [...usable(visit, (account) => account.type === 'BANK' || account.enablePaymentsToAccount)]
    .sort((a, b) => isBank(b) - isBank(a) || a.code.localeCompare(b.code))
    .map(option);
}

export const bankAccounts = (visit: Visit): Options =>
  usable(visit, ({ type }) => type === 'BANK').map(option);

/** What a line may be of. */
export const lineAccounts = (visit: Visit): Options =>
  usable(visit, ({ type }) => type !== 'BANK').map(option);

const usable = ({ practice, organisation }: Visit, is: (account: AccountRecord) => boolean) =>
  practice.books
    .listAccounts(organisation)
    .filter((account) => account.code !== '' && account.status === 'ACTIVE' && !account.systemAccount)
    .filter(is);

const option = ({ code, name }: AccountRecord) => [code, `${code} ${name}`] as const;
