import { providerContract } from './provider-contract.ts';
import { openXeroHarness } from './xero-harness.ts';

providerContract('Xero', openXeroHarness);
