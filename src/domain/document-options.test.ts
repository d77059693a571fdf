// What an invoice says beside its lines, by itself or by the connection's setting.
import { expect, test } from 'vitest';
import {
  checkBrandingTheme,
  heldBackFrom,
  heldBackWords,
  inBaseCurrency,
  resolveDocument,
  waitsHere,
} from './document-options.ts';
import { ledgerTraits } from './ledger-traits.ts';

const open = { arriveAs: null, brandingThemeId: null, currencyRate: null, currency: 'USD' } as const;
const books = (baseCurrency: string) => ({ baseCurrency, traits: ledgerTraits('xero') });
const defaults = { arriveAs: 'draft', brandingThemeId: 'standard' } as const;

test('what the invoice leaves open is as the connection has it, and what it says wins', () => {
  expect(resolveDocument(open, defaults, books('AUD'))).toEqual({
    arriveAs: 'draft',
    brandingThemeId: 'standard',
    currencyRate: null,
  });
  const said = { ...open, arriveAs: 'approved', brandingThemeId: 'own', currencyRate: '0.65' } as const;
  expect(resolveDocument(said, defaults, books('AUD'))).toEqual({
    arriveAs: 'approved',
    brandingThemeId: 'own',
    currencyRate: '0.65',
  });
});

test('the organisation’s own currency has no rate', () => {
  expect(resolveDocument({ ...open, currencyRate: '2' }, defaults, books('USD')).currencyRate).toBeNull();
});

test.each([
  [null, []],
  ['standard', []],
  ['old', ['BrandingThemeNotFound']],
  ['gone', ['BrandingThemeNotFound']],
])('the branding theme %s', (brandingThemeId, codes) => {
  const brandingThemes = new Map([
    ['standard', { name: 'Standard', isActive: true }],
    ['old', { name: 'Old', isActive: false }],
  ]);
  const problems = checkBrandingTheme(
    { brandingThemeId },
    { brandingThemes, organisationName: 'Sample Books' },
  );
  expect(problems.map(({ code }) => code)).toEqual(codes);
});

test.each([
  ['approved', 'draft', 'approved'],
  ['approved', 'awaitingApproval', 'approved'],
  ['awaitingApproval', 'draft', 'awaitingApproval'],
  ['approved', 'approved', null],
  ['approved', 'paid', null],
  ['approved', 'voided', null],
  ['draft', 'draft', null],
] as const)('sent as %s and kept as %s is held back from %s', (sentAs, kept, from) => {
  expect(heldBackFrom(sentAs, kept)).toBe(from);
});

test('why it stands lower is said as long as it does', () => {
  expect(heldBackWords('approved', 'draftInBooks', 'Xero')).toContain('sent as approved, and Xero kept it');
  expect(heldBackWords('approved', 'waitingPayment', 'Xero')).toBeNull();
  expect(heldBackWords(null, 'draftInBooks', 'Xero')).toBeNull();
});

test('an amount in our own currency is divided by the rate and rounded to cents', () => {
  expect(inBaseCurrency('125.00', '0.654321')).toBe('191.04');
  expect(inBaseCurrency('0.01', '3')).toBe('0.00');
});

test('books without drafts get approved invoices only: what is to be approved waits here, and nobody sends it past the setting', () => {
  const traits = ledgerTraits('quickbooks');
  const waiting = { ...open, arriveAs: 'awaitingApproval' } as const;
  expect(resolveDocument(waiting, defaults, { baseCurrency: 'USD', traits })).toMatchObject({
    arriveAs: 'approved',
    brandingThemeId: null,
  });
  expect(waitsHere('draft', 'approved', traits, true)).toBe(true);
  expect(waitsHere(null, 'awaitingApproval', traits, true)).toBe(true);
  expect(waitsHere('approved', 'awaitingApproval', traits, true)).toBe(false);
  expect(waitsHere('approved', 'awaitingApproval', traits, false)).toBe(true);
  expect(waitsHere(null, 'approved', traits, false)).toBe(false);
  expect(waitsHere('draft', 'draft', ledgerTraits('xero'), false)).toBe(false);
});
