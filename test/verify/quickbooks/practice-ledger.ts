/** A fresh practice QuickBooks, reached as a real one is: over TCP, by its own time, with access that was given before. */
import { createQuickbooksSandbox } from '../../../sandbox/quickbooks/sandbox.ts';
import { PRACTICE_MINUTE_MS } from '../ways.ts';
import type { QuickbooksLedger } from './ways.ts';

/** @param key the practice company, as the practice ledger calls it */
export async function openPracticeQuickbooks(key: QuickbooksLedger['practice']): Promise<QuickbooksLedger> {
  const app = { clientId: 'verify-app', clientSecret: 'verify-secret' };
  const sandbox = createQuickbooksSandbox({
    client: { id: app.clientId, secret: app.clientSecret, name: 'Counterfoil' },
    limits: false,
  });
  const { url } = await sandbox.listen(0);
  const company = sandbox.companies().find((each) => each.key === key);
  if (company === undefined) throw new Error(`The practice ledger has no company "${key}"`);
  const { realmId } = company;
  settle(sandbox.books, realmId);
  const granted = sandbox.control.grantAccess({ realmId });
  const nowMs = Date.now();
  return {
    kind: 'quickbooks',
    ...app,
    name: 'the practice ledger',
    practice: key,
    apiUrl: url,
    oauthUrl: url,
    tokenUrl: url,
    revokeUrl: url,
    organisationId: realmId,
    minuteMs: PRACTICE_MINUTE_MS,
    // It counts none.
    callsASecond: 1_000,
    tokens: {
      accessToken: granted.accessToken,
      refreshToken: granted.refreshToken,
      accessExpiresAt: new Date(nowMs + granted.expiresIn * 1_000),
      refreshExpiresAt: new Date(nowMs + 100 * 86_400_000),
    },
  };
}

type Books = ReturnType<typeof createQuickbooksSandbox>['books'];

/** As the contract expects a company: QuickBooks numbers its invoices, and one account is out of use. */
export function settle(books: Books, realmId: string): void {
  const account = books.listAccounts({ realmId }).find(({ Name }) => Name === 'Advertising');
  const acts = [
    books.setCustomNumbers({ realmId, isOn: false }),
    books.deactivateAccount({ realmId, accountId: account?.Id ?? '' }),
  ];
  if (acts.some(({ ok }) => !ok)) throw new Error('The practice company cannot be made ready');
}
