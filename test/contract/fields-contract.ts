/** What an invoice says beside its lines: how it looks, at which rate it counts, what its lines are tracked by. */
import { expect, test } from 'vitest';
import type { LedgerClient, LedgerReference } from '../../src/providers/provider.ts';
import { newContact } from './books-contract.ts';
import type { CurrentSetting } from './desk.ts';
import { answerIn, openDesk, sampleContact, sampleCreditNote, sampleInvoice } from './desk.ts';

export function fieldsContract(current: CurrentSetting): void {
  test('branding themes and tracking categories are known by id and name, with their options', async () => {
    const { harness, client } = await ready(current);
    const { hasBrandingThemes, hasTrackingCategories } = harness.facts.traits;
    if (!hasBrandingThemes || !hasTrackingCategories) {
      expect(await referencesOf(client, 'brandingTheme')).toEqual([]);
      return expect(await referencesOf(client, 'trackingCategory')).toEqual([]);
    }
    const [theme] = await referencesOf(client, 'brandingTheme');
    expect(theme).toMatchObject({ code: theme?.ledgerId, name: expect.any(String), isActive: true });
    const [category] = await referencesOf(client, 'trackingCategory');
    expect(category).toMatchObject({ code: category?.ledgerId, isActive: true });
    expect(category?.details.options).toContainEqual({
      ledgerId: expect.any(String),
      name: expect.any(String),
      isActive: true,
    });
  });

  test('look, rate and tracking go out with an invoice and come back with it', async () => {
    const { harness, client } = await ready(current);
    const [theme] = await referencesOf(client, 'brandingTheme');
    const currency = await foreignCurrency(client, harness.organisation.baseCurrency);
    const contact = await contactOf(client, currency);
    const tracked = (await referencesOf(client, 'trackingCategory')).flatMap((category) => {
      const option = category.details.options?.find(({ isActive }) => isActive);
      return option === undefined ? [] : [{ category, option }];
    });
    const invoice = sampleInvoice(harness, contact, 'i-1', {
      currency,
      currencyRate: '0.654321',
      brandingThemeId: theme?.code ?? null,
    });
    const tracking = tracked.map(({ category, option }) => ({
      categoryLedgerId: category.code,
      categoryName: category.name,
      optionLedgerId: option.ledgerId,
      optionName: option.name,
    }));
    const lines = invoice.lines.map((line) => ({ ...line, tracking }));
    const [outcome] = answerIn(await client.createInvoices([{ ...invoice, lines }], 'key-2'));
    if (!outcome?.ok) throw new Error(`It was refused: ${JSON.stringify(outcome)}`);
    const [read] = answerIn(await client.invoicesById([outcome.value.ledgerId]));
    for (const each of [outcome.value, read]) {
      expect(each).toMatchObject({ currency: invoice.currency, brandingThemeId: theme?.code ?? null });
      expect(Number(each?.currencyRate)).toBe(0.654321);
      expect(new Set(each?.lines[0]?.tracking)).toEqual(
        new Set(
          tracking.map(({ categoryLedgerId, optionLedgerId }) => ({ categoryLedgerId, optionLedgerId })),
        ),
      );
    }
  });

  test('without a rate the ledger takes its own of the day, and its own currency counts as one', async () => {
    const { harness, client, contact } = await ready(current);
    const { baseCurrency } = harness.organisation;
    const currency = await foreignCurrency(client, baseCurrency);
    const outcomes = answerIn(
      await client.createInvoices(
        [
          sampleInvoice(harness, await contactOf(client, currency), 'i-1', { currency }),
          sampleInvoice(harness, contact, 'i-2', { currency: baseCurrency }),
        ],
        'key-2',
      ),
    );
    const rates = outcomes.map((outcome) => Number(outcome.ok ? outcome.value.currencyRate : 0));
    expect(rates[0]).toBeGreaterThan(0);
    expect(rates[0]).not.toBe(1);
    expect(rates[1]).toBe(1);
  });

  test('a look that the books do not have is said in our words', async (test) => {
    if (!current().harness.facts.traits.hasBrandingThemes) return test.skip('The ledger knows no looks');
    const { harness, client, contact } = await ready(current);
    const brandingThemeId = '11111111-2222-4333-8444-555555555555';
    const [outcome] = answerIn(
      await client.createInvoices([sampleInvoice(harness, contact, 'i-1', { brandingThemeId })], 'key-2'),
    );
    expect(outcome).toMatchObject({
      ok: false,
      problems: [{ code: 'BrandingThemeNotFound', field: 'brandingThemeId' }],
    });
  });

  test('a credit note takes the rate that it is told', async () => {
    const { harness, client } = await ready(current);
    const currency = await foreignCurrency(client, harness.organisation.baseCurrency);
    const contact = await contactOf(client, currency);
    const creditNote = sampleCreditNote(harness, contact, 'CF-1', { currency, currencyRate: '0.5' });
    const [outcome] = answerIn(await client.createCreditNotes([creditNote], 'key-2'));
    expect(outcome).toMatchObject({ ok: true, value: { currency } });
  });
}

async function ready(current: CurrentSetting) {
  const { harness, watch } = current();
  const { client } = await openDesk(harness, watch);
  return { harness, client, contact: await newContact(client) };
}

/** Where contacts keep a currency, one that keeps this one. */
async function contactOf(client: LedgerClient, currency: string): Promise<string> {
  const [outcome] = answerIn(await client.createContacts([sampleContact('abroad', { currency })], 'abroad'));
  if (!outcome?.ok) throw new Error('The sample contact was refused');
  return outcome.value.ledgerId;
}

async function referencesOf(
  client: LedgerClient,
  kind: LedgerReference['kind'],
): Promise<readonly LedgerReference[]> {
  const references = answerIn(await client.references());
  return references.filter((each) => each.kind === kind && each.isActive);
}

async function foreignCurrency(client: LedgerClient, baseCurrency: string): Promise<string> {
  const currencies = await referencesOf(client, 'currency');
  const foreign = currencies.find(({ code }) => code !== baseCurrency);
  if (foreign === undefined) throw new Error('The books know one currency only');
  return foreign.code;
}
