/** The provider contract against a fresh practice ledger, reached as a given one is. */
import { openPracticeLedger } from './practice-ledger.ts';
import { verifyContract } from './verify-contract.ts';

verifyContract(await openPracticeLedger());
