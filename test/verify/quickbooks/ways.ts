/** How the contract is run in QuickBooks from outside. */
import { systemClock } from '../../../src/lib/clock.ts';
import { quickbooksProvider } from '../../../src/providers/quickbooks/index.ts';
import { quickbooksFacts } from '../../contract/ledger-facts.ts';
import type { Access, LedgerWays } from '../ways.ts';
import { quickbooksFaultAnswers } from './fault-answers.ts';
import { handsIn } from './hands.ts';
import { organisationFacts } from './organisation-facts.ts';
import { openRawClient } from './raw-client.ts';
import { tidyBooks } from './tidy.ts';
import { quickbooksWire } from './wire.ts';

export type QuickbooksLedger = Access & {
  readonly kind: 'quickbooks';
  /** The practice company that is most like it: American ones have another sales tax than all others. */
  readonly practice: 'us' | 'uk';
  readonly apiUrl: string;
  readonly oauthUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl: string;
  /** At most. */
  readonly callsASecond: number;
};

export function quickbooksWays(ledger: QuickbooksLedger): LedgerWays {
  const { clientId, clientSecret, apiUrl, oauthUrl, tokenUrl, revokeUrl, organisationId } = ledger;
  return {
    label: 'QuickBooks',
    facts: quickbooksFacts,
    redirectUri: 'http://localhost:4000/integrations/quickbooks/callback',
    practiceOnly,
    wire: quickbooksWire(ledger),
    faultAnswers: quickbooksFaultAnswers,
    provider: (transport) =>
      quickbooksProvider({
        clientId,
        clientSecret,
        webhookToken: undefined,
        apiUrl,
        oauthUrl,
        tokenUrl,
        revokeUrl,
        clock: systemClock,
        ...(transport === undefined ? {} : { transport }),
      }),
    openBooks: async (line, accessToken, { tag, since, timeZone }) => {
      const raw = openRawClient(line, organisationId, accessToken);
      const organisation = await organisationFacts(raw, organisationId, { timeZone });
      return {
        organisation,
        hands: handsIn(raw, organisation, since),
        tidy: () => tidyBooks(raw, tag, since),
      };
    },
  };
}

const practiceOnly: Readonly<Record<string, string>> = {
  'a person who allows access connects the organisation that they chose': 'it counts in milliseconds',
  'an e-mail goes to the contact of the invoice, which is marked as sent, and its history says so':
    'no e-mail is sent to addresses that are nobody’s',
  'an e-mail without an answer is unknown, and the same key sends no second one':
    'no e-mail is sent to addresses that are nobody’s',
  'every method of the port is called by the contract':
    'some of the tests that call them are left to a person',
};
