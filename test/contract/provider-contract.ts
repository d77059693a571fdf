/** What every ledger adapter must do, told in facts and run against a practice ledger over real HTTP. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { booksContract } from './books-contract.ts';
import { connectingContract } from './connecting-contract.ts';
import { contactUpdatesContract } from './contact-updates-contract.ts';
import { creditsContract } from './credits-contract.ts';
import { customerCreditContract } from './customer-credit-contract.ts';
import type { CurrentSetting, Setting, Watch } from './desk.ts';
import { createWatch } from './desk.ts';
import { documentsContract } from './documents-contract.ts';
import { failuresContract } from './failures-contract.ts';
import { fieldsContract } from './fields-contract.ts';
import type { LedgerHarness } from './harness.ts';
import { itemsContract } from './items-contract.ts';
import { createMethodNotes, noting } from './methods.ts';
import { paymentsContract } from './payments-contract.ts';
import { readingContract } from './reading-contract.ts';
import { reportsContract } from './reports-contract.ts';
import { undoingContract } from './undoing-contract.ts';
import { updatesContract } from './updates-contract.ts';

/** Registers the whole contract. Each test gets books of its own from `openHarness`. */
export function providerContract(ledger: string, openHarness: () => Promise<LedgerHarness>): void {
  describe(`the ${ledger} adapter`, () => {
    let setting: Setting | null = null;
    const notes = createMethodNotes();
    const current: CurrentSetting = () => {
      if (setting === null) throw new Error('No test is running');
      return setting;
    };
    beforeEach(async () => {
      const harness = await openHarness();
      const provider = noting(harness.provider, notes);
      setting = { harness: { ...harness, provider }, watch: createWatch() };
    });
    afterEach(async () => {
      const { harness, watch } = current();
      await harness.close();
      expectNoToken(watch);
    });
    describe('connecting', () => connectingContract(current));
    describe('writing', () => booksContract(current));
    describe('what an invoice says beside its lines', () => fieldsContract(current));
    describe('items', () => itemsContract(current));
    describe('changing contacts', () => contactUpdatesContract(current));
    describe('changing', () => updatesContract(current));
    describe('payments', () => paymentsContract(current));
    describe('credit notes', () => creditsContract(current));
    describe('credit of customers', () => customerCreditContract(current));
    describe('undoing', () => undoingContract(current));
    describe('documents', () => documentsContract(current));
    describe('reading', () => readingContract(current));
    describe('reports', () => reportsContract(current));
    describe('when something fails', () => failuresContract(current));
    // Last: the tests before it are what it counts. A method without one belongs into the contract of its noun.
    test('every method of the port is called by the contract', () => {
      expect([...notes.offered].filter((method) => !notes.called.has(method))).toEqual([]);
    });
  });
}

// After every test, whatever it was about: tokens appear in no answer, failure, problem, thrown error or call report.
function expectNoToken({ said, tokens }: Watch): void {
  const everything = said.map(textOf).join('\n');
  for (const token of tokens) expect(everything.includes(token), 'a token was given away').toBe(false);
}

function textOf(thing: unknown): string {
  if (thing instanceof Error) return `${thing.message} ${thing.stack} ${textOf(thing.cause)}`;
  return JSON.stringify(thing, (_name, held: unknown) => (held instanceof Map ? [...held] : held)) ?? '';
}
