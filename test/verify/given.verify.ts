/** The provider contract against the ledger that the command was given. */
import { inject } from 'vitest';
import { verifyContract } from './verify-contract.ts';

verifyContract(inject('ledger'));
