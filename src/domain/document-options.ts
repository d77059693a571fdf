/** What an invoice says beside its lines: how it arrives, how it looks, at which rate. By itself, or by the connection's setting. */
import { type Decimal, decimal, moneyText, toCents } from './decimal.ts';
import type { Books } from './mapping.ts';
import type { Problem } from './problem.ts';

export type ArriveAs = 'draft' | 'awaitingApproval' | 'approved';

/** Null: by the connection's setting; for the rate: the ledger's of the day. */
export type DocumentOptions = {
  readonly arriveAs: ArriveAs | null;
  readonly brandingThemeId: string | null;
  /** Units of the invoice's currency for one of the organisation's own; decimal string. */
  readonly currencyRate: string | null;
};

export type DocumentDefaults = { readonly arriveAs: ArriveAs; readonly brandingThemeId: string | null };

export type ResolvedDocument = Omit<DocumentOptions, 'arriveAs'> & { readonly arriveAs: ArriveAs };

/**
 * As it is sent. A rate is left out where the currency is the organisation's own: it can only be one. Where the books have
 * no drafts what is sent is approved, and where they have no looks it has none.
 */
export function resolveDocument(
  options: DocumentOptions & { readonly currency: string },
  defaults: DocumentDefaults,
  { baseCurrency, traits }: Pick<Books, 'baseCurrency' | 'traits'>,
): ResolvedDocument {
  return {
    arriveAs: traits.hasDrafts ? (options.arriveAs ?? defaults.arriveAs) : 'approved',
    brandingThemeId: traits.hasBrandingThemes ? (options.brandingThemeId ?? defaults.brandingThemeId) : null,
    currencyRate: options.currency === baseCurrency ? null : options.currencyRate,
  };
}

/**
 * Whether one that is to go waits here instead: only where the books have no drafts. What the setting wants approved,
 * nobody sends past it who may not approve.
 */
export function waitsHere(
  chosen: ArriveAs | null,
  setting: ArriveAs,
  { hasDrafts }: Pick<Books['traits'], 'hasDrafts'>,
  mayApprove: boolean,
): boolean {
  if (hasDrafts) return false;
  return (chosen ?? setting) !== 'approved' || (setting !== 'approved' && !mayApprove);
}

/** A look that the books no longer have is never replaced by another one. */
export function checkBrandingTheme(
  { brandingThemeId: id }: Pick<ResolvedDocument, 'brandingThemeId'>,
  { brandingThemes, organisationName }: Pick<Books, 'brandingThemes' | 'organisationName'>,
): readonly Problem[] {
  const theme = id === null ? undefined : brandingThemes.get(id);
  if (id === null || theme?.isActive === true) return [];
  const what =
    theme === undefined
      ? `The books of ${organisationName} no longer have the branding theme that was chosen`
      : `The branding theme ${theme.name} is not in use in the books of ${organisationName}`;
  return [
    {
      code: 'BrandingThemeNotFound',
      message: `${what}. Choose another one on the invoice, or in Settings › Integrations.`,
      field: 'brandingThemeId',
      setting: '/settings/integrations',
      ledgerWords: null,
    },
  ];
}

/** From least to most: what the books may make of what was sent. */
const ranks: readonly string[] = ['draft', 'awaitingApproval', 'approved'];

/** What it was sent as, where the books kept it as something less; null where they took it as it was sent. */
export function heldBackFrom(sentAs: ArriveAs, ledgerStatus: string): 'awaitingApproval' | 'approved' | null {
  const kept = ranks.indexOf(ledgerStatus);
  return sentAs !== 'draft' && kept !== -1 && kept < ranks.indexOf(sentAs) ? sentAs : null;
}

/** Why it stands lower in the books than it was sent; null where it does not, or not any more. */
export function heldBackWords(sentAs: string | null, chip: string, ledger: string): string | null {
  const asked = sentAs === 'approved' ? 'approved' : 'awaiting approval';
  if (sentAs !== null && chip === 'draftInBooks')
    return `It was sent as ${asked}, and ${ledger} kept it as a draft: somebody must approve it there. It counts from then on.`;
  if (sentAs === 'approved' && chip === 'awaitingApprovalInBooks')
    return `It was sent as approved, and ${ledger} kept it awaiting approval. It counts when it is approved there.`;
  return null;
}

/** An amount in the organisation's own currency, at a rate of foreign units for one of its own. */
export function inBaseCurrency(amount: string, rate: string): string {
  const units: Decimal = decimal(rate);
  return units.lte(0) ? moneyText(decimal(amount)) : moneyText(toCents(decimal(amount).div(units)));
}
