/** What the adapter itself says of the organisation, asked before anything else is opened. */
import type { LedgerOrganisation, LedgerProvider } from '../../src/providers/provider.ts';
import type { Access } from './ways.ts';

export async function readOrganisation(
  provider: LedgerProvider,
  { organisationId, tokens }: Pick<Access, 'organisationId' | 'tokens'>,
): Promise<LedgerOrganisation> {
  const client = provider.open({
    organisationId,
    country: null,
    baseCurrency: null,
    countsSalesTax: false,
    accessToken: async () => ({ ok: true, value: tokens.accessToken }),
    beforeCall: async () => ({ ok: true, value: null }),
    afterCall: async () => {},
  });
  const outcome = await client.organisation();
  if (!outcome.ok) throw new Error(`The organisation cannot be read: ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}
