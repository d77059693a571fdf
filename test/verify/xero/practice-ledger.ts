/** A fresh practice ledger, reached as a real one is: over TCP, by its own time, with access that was given before. */
import { createSandbox } from '../../../sandbox/sandbox.ts';
import { PRACTICE_MINUTE_MS } from '../ways.ts';
import type { XeroLedger } from './ways.ts';

/** What the product asks for, and what a person's hands need besides: money that pays no invoice is a bank transaction. */
const scopes = [
  'offline_access',
  'openid',
  'profile',
  'email',
  'accounting.invoices',
  'accounting.payments',
  'accounting.contacts',
  'accounting.reports.aged.read',
  'accounting.reports.profitandloss.read',
  'accounting.settings.read',
  'accounting.attachments',
  'accounting.banktransactions',
].join(' ');

export async function openPracticeXero(): Promise<XeroLedger> {
  const app = { clientId: 'verify-app', clientSecret: 'verify-secret' };
  const sandbox = createSandbox({
    client: { id: app.clientId, secret: app.clientSecret, name: 'Counterfoil' },
    limits: false,
  });
  const { url } = await sandbox.listen(0);
  const organisation = sandbox.books.listOrganisations().find(({ countryCode }) => countryCode === 'AU');
  if (organisation === undefined) throw new Error('The practice ledger has no Australian organisation');
  const { tenantId } = organisation;
  const granted = sandbox.control.grantAccess({ tenantIds: [tenantId], scope: scopes });
  const nowMs = Date.now();
  return {
    kind: 'xero',
    ...app,
    name: 'the practice ledger',
    apiUrl: url,
    identityUrl: url,
    loginUrl: url,
    organisationId: tenantId,
    minuteMs: PRACTICE_MINUTE_MS,
    tokens: {
      accessToken: granted.accessToken,
      refreshToken: granted.refreshToken,
      accessExpiresAt: new Date(nowMs + granted.expiresIn * 1_000),
      refreshExpiresAt: new Date(nowMs + 60 * 86_400_000),
    },
  };
}
