/** A fresh practice ledger, reached as a real one is: over TCP, by its own time, with access that was given before. */
import { createSandbox } from '../../sandbox/sandbox.ts';
import type { GivenLedger } from './given-ledger.ts';

/** Longer than the two seconds and a part of one that sweeps reach back; its clock is ours. */
export const PRACTICE_MINUTE_MS = 3_200;

/** What the product asks for, and what a person's hands need besides: money that pays no invoice is a bank transaction. */
export const scopes = [
  'offline_access',
  'openid',
  'profile',
  'email',
  'accounting.invoices',
  'accounting.payments',
  'accounting.contacts',
  'accounting.settings.read',
  'accounting.attachments',
  'accounting.banktransactions',
].join(' ');

export async function openPracticeLedger(): Promise<GivenLedger> {
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
