/** How the contract is run in Xero from outside. */
import { systemClock } from '../../../src/lib/clock.ts';
import { xeroProvider } from '../../../src/providers/xero/index.ts';
import { xeroFacts } from '../../contract/ledger-facts.ts';
import type { Access, LedgerWays } from '../ways.ts';
import { xeroFaultAnswers } from './fault-answers.ts';
import { handsIn } from './hands.ts';
import { organisationFacts } from './organisation-facts.ts';
import { openRawClient } from './raw-client.ts';
import { tidyBooks } from './tidy.ts';
import { xeroWire } from './wire.ts';

export type XeroLedger = Access & {
  readonly kind: 'xero';
  readonly apiUrl: string;
  readonly identityUrl: string;
  readonly loginUrl: string;
};

export function xeroWays(ledger: XeroLedger): LedgerWays {
  const { clientId, clientSecret, apiUrl, identityUrl, loginUrl, organisationId } = ledger;
  return {
    label: 'Xero',
    facts: xeroFacts,
    redirectUri: 'http://localhost:4000/integrations/xero/callback',
    practiceOnly,
    wire: xeroWire(ledger),
    faultAnswers: xeroFaultAnswers,
    provider: (transport) =>
      xeroProvider({
        clientId,
        clientSecret,
        webhookKey: undefined,
        apiUrl,
        identityUrl,
        loginUrl,
        clock: systemClock,
        ...(transport === undefined ? {} : { transport }),
      }),
    openBooks: async (line, accessToken, { tag, since, timeZone }) => {
      const raw = openRawClient(line, organisationId, accessToken);
      const organisation = await organisationFacts(raw, organisationId, timeZone);
      const received: string[] = [];
      return {
        organisation,
        hands: handsIn(raw, organisation, since, received),
        tidy: () => tidyBooks(raw, tag, since, received),
      };
    },
  };
}

const practiceOnly: Readonly<Record<string, string>> = {
  'a person who allows access connects the organisation that they chose':
    'it counts in milliseconds, and every connection of the app',
  'an e-mail goes to the contact of the invoice, which is marked as sent, and its history says so':
    'a demo company sends no e-mail',
  'an e-mail without an answer is unknown, and the same key sends no second one':
    'a demo company sends no e-mail',
  'a draft is not e-mailed, has no page on the web, and a plan that sends none says so':
    'a demo company sends no e-mail',
  'every method of the port is called by the contract':
    'some of the tests that call them are left to a person',
};
