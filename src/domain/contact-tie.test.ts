// Where a customer stands with the contacts of the books.
import { expect, test } from 'vitest';
import type { Candidate } from './contact-match.ts';
import { indexContacts, type TieDecision, tieOf } from './contact-tie.ts';

const customer = { marker: 'CF-1', name: 'Sample Club', emails: ['accounts@club.example'] };
const contact = (ledgerId: string, change: Partial<Candidate>): Candidate => ({
  ledgerId,
  name: 'Somebody Else',
  email: null,
  marker: null,
  isActive: true,
  currency: null,
  ...change,
});
const tie = (contacts: readonly Candidate[], decision: TieDecision | null = null) =>
  tieOf(customer, null, decision, indexContacts(contacts));

test('one of the same e-mail is suggested, and would be linked by itself', () => {
  expect(tie([contact('e', { email: 'Accounts@Club.example' }), contact('x', {})])).toMatchObject({
    kind: 'suggested',
    isExact: true,
    suggestions: [{ candidate: { ledgerId: 'e' }, because: 'email' }],
  });
});

test('a similar name is only suggested', () => {
  expect(tie([contact('s', { name: 'The Sample Club Ltd' })])).toMatchObject({
    kind: 'suggested',
    isExact: false,
    suggestions: [{ candidate: { ledgerId: 's' }, because: 'similarName' }],
  });
});

test('two of the same e-mail are ambiguous, and both are named', () => {
  const twins = [
    contact('1', { email: 'accounts@club.example' }),
    contact('2', { email: customer.emails[0] ?? null }),
  ];
  expect(tie(twins)).toMatchObject({ kind: 'ambiguous', suggestions: [{}, {}] });
});

test('what a person said it is not is not suggested again, and settles what was ambiguous', () => {
  const twins = [
    contact('1', { email: 'accounts@club.example' }),
    contact('2', { email: customer.emails[0] ?? null }),
  ];
  const not = (...ids: string[]) => ({ createsNew: false, rejected: new Set(ids) });
  expect(tie(twins, not('1'))).toMatchObject({
    kind: 'suggested',
    suggestions: [{ candidate: { ledgerId: '2' } }],
  });
  expect(tie(twins, not('1', '2'))).toEqual({ kind: 'none' });
});

test('archived contacts are not suggested; on purpose new and linked are what they are', () => {
  expect(tie([contact('a', { name: 'Sample Club', isActive: false })])).toEqual({ kind: 'none' });
  expect(tie([contact('n', { name: 'Sample Club' })], { createsNew: true, rejected: new Set() })).toEqual({
    kind: 'createsNew',
  });
  const linked = { ledgerId: 'l', linkedBy: 'hand' } as const;
  expect(tieOf(customer, linked, null, indexContacts([]))).toEqual({ kind: 'linked', ...linked });
});

test('a name is compared with few however many there are', () => {
  const many = Array.from({ length: 10_000 }, (_, n) => contact(`${n}`, { name: `Sample Customer ${n}` }));
  const contacts = indexContacts([...many, contact('s', { name: 'Sample Kiosk Riverside' })]);
  expect(contacts.similarTo('Sampel Kiosk Riverside').map(({ ledgerId }) => ledgerId)).toEqual(['s']);
});
