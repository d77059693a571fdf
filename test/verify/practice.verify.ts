/** The provider contract against a fresh practice ledger, reached as a given one is. */
import { inject } from 'vitest';
import { openPracticeFor } from './ledgers.ts';
import { verifyContract } from './verify-contract.ts';

verifyContract(await openPracticeFor(inject('ledger')));
