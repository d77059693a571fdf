/** What the books know by an id that says nothing to people, as choices by name: branding themes, tracking options. */
import type { Choice } from './reference-options.ts';

/** @param chosen kept among the choices even where the books have lost it since */
export function namedOptions(
  held: readonly { readonly id: string; readonly name: string }[],
  chosen: string | null,
): Choice[] {
  const choices = held
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label));
  if (chosen === null || held.some(({ id }) => id === chosen)) return choices;
  return [...choices, { value: chosen, label: 'No longer in the books' }];
}
