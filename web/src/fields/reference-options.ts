/** Accounts, tax rates, items and tracking options of the books as choices: recent ones first, then what fits a sale, then the rest. */
import type { Reference } from '../api/types.ts';

export type Choice = { readonly value: string; readonly label: string };
export type ChoiceGroup = { group: string; items: Choice[] };

/**
 * @param chosen kept among the choices even where it has been archived since
 * @param recent codes, latest first
 */
export function referenceOptions(
  references: readonly Reference[],
  chosen: { readonly code: string | null; readonly words?: string | null },
  recent: readonly string[] = [],
): ChoiceGroup[] {
  const offered = references.filter((one) => one.isActive || one.code === chosen.code);
  const lately = recent.flatMap((code) => offered.filter((one) => one.code === code));
  const others = offered.filter((one) => !lately.includes(one));
  const groups = [
    { group: 'Recent', items: [...missing(chosen, offered), ...lately.map(choice)] },
    {
      group: offered[0]?.kind === 'trackingOption' ? 'Options' : 'For sales',
      items: others.filter(fitsSales).map(choice),
    },
    { group: 'Others', items: others.filter((one) => !fitsSales(one)).map(choice) },
  ];
  return groups.filter((group) => group.items.length > 0);
}

function choice({ code, words }: Reference): Choice {
  return { value: code, label: words };
}

function fitsSales({ kind, details }: Reference): boolean {
  if (kind === 'account') return details.isRevenue === true;
  return kind === 'taxRate' ? details.appliesToRevenue === true : true;
}

function missing(
  chosen: { code: string | null; words?: string | null },
  offered: readonly Reference[],
): Choice[] {
  if (chosen.code === null || offered.some((one) => one.code === chosen.code)) return [];
  return [{ value: chosen.code, label: chosen.words ?? chosen.code }];
}
