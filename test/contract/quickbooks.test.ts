import type { Switches } from '../../sandbox/quickbooks/sandbox.ts';
import { quickbooksFacts } from './ledger-facts.ts';
import { providerContract } from './provider-contract.ts';
import { openQuickbooksHarness } from './quickbooks-harness.ts';

providerContract('QuickBooks', () => openQuickbooksHarness());

providerContract('QuickBooks (American company)', () => openQuickbooksHarness({ company: 'us' }));

// What Intuit's documents leave open, read the other way round as far as the contract can tell: it holds either way.
const otherReadings: Partial<Switches> = {
  refreshGrace: 'day',
  reuseKillsGrant: false,
  throttleShape: 'json',
  batchOrder: 'serial',
  batchQueriesCount: 'once',
  changedSince: 'inclusive',
  closedFault: '5010',
  voidWords: 'plain',
  longNumberFault: '2050',
  paymentFiresInvoice: true,
  webhookShape: 'eventNotifications',
  webhookContentType: 'application/json',
  webhookData: 'empty',
  fullAnswerKeeps: 'oldest',
};

providerContract('QuickBooks (other readings)', () =>
  openQuickbooksHarness({
    options: { switches: otherReadings },
    facts: { ...quickbooksFacts, graceMinutes: 24 * 60, lostRefreshEndsGrant: false },
  }),
);
