// Which of the ledger's contacts a customer is.

import { expect, test } from 'vitest';
import { type Candidate, contactSetting, decideContact } from './contact-match.ts';
import { ledgerTraits } from './ledger-traits.ts';

const customer = {
  marker: 'CF-1',
  name: 'Sample Club',
  emails: ['accounts@club.example', 'sam@club.example'],
};
const candidate = (ledgerId: string, change: Partial<Candidate>): Candidate => ({
  ledgerId,
  name: 'Somebody Else',
  email: null,
  marker: null,
  isActive: true,
  currency: null,
  ...change,
});
const books = {
  organisationName: 'Sample Books',
  words: ledgerTraits('xero').words,
  setting: contactSetting('books-1', 'c-1'),
};
const decide = (...candidates: Candidate[]) => decideContact(customer, candidates, books);

test('nobody known means a new contact', () => {
  expect(decide()).toEqual({ kind: 'create' });
});

test('marker before e-mail before exact name, case aside', () => {
  const byMarker = candidate('m', { marker: 'CF-1' });
  const byEmail = candidate('e', { email: 'SAM@club.example' });
  const byName = candidate('n', { name: 'sample club' });
  expect(decide(byName, byEmail, byMarker)).toMatchObject({ kind: 'link', ledgerId: 'm', by: 'marker' });
  expect(decide(byName, byEmail)).toMatchObject({ kind: 'link', ledgerId: 'e', by: 'email' });
  expect(decide(byName)).toMatchObject({ kind: 'link', ledgerId: 'n', by: 'name' });
});

test('several of one e-mail are settled by the exact name, or asked about', () => {
  const one = candidate('1', { email: 'sam@club.example' });
  const two = candidate('2', { email: 'sam@club.example', name: 'Sample Club' });
  expect(decide(one, two)).toMatchObject({ kind: 'link', ledgerId: '2' });
  expect(decide(one, candidate('3', { email: 'sam@club.example' }))).toMatchObject({
    kind: 'ask',
    problem: {
      code: 'ContactAmbiguous',
      setting: '/settings/integrations/books-1/contacts?customer=c-1',
    },
  });
});

test('an archived contact is not linked: its name is free', () => {
  expect(decide(candidate('a', { name: 'Sample Club', isActive: false }))).toEqual({ kind: 'create' });
});
