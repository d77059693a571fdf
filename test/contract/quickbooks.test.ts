import { providerContract } from './provider-contract.ts';
import { openQuickbooksHarness } from './quickbooks-harness.ts';

providerContract('QuickBooks', openQuickbooksHarness);
