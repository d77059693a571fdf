/** The cells of a line that say where it goes in the books: account, item, tax and tracking, each searchable by code or name. */
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { referencesQuery } from '../api/queries.ts';
import type { EditableField, Reference, ReferenceKind, ResolvedLine } from '../api/types.ts';
import { referenceOptions } from '../fields/reference-options.ts';
import type { ExtraCells } from '../lines/line-editor.tsx';
import classes from '../lines/lines.module.css';
import { recentCodes, remember } from './recent-codes.ts';
import { TrackingSelects } from './tracking-selects.tsx';

/** Null where no books are connected: then there is nothing to choose from. */
export function useBooksCells({
  connectionId,
  resolved,
  hasTax,
  error,
  allows,
}: {
  /** The books that the invoice goes to. */
  connectionId: string | null;
  resolved: readonly (ResolvedLine | null)[];
  hasTax: boolean;
  error: (path: string) => string | undefined;
  allows: (field: EditableField) => boolean;
}): ExtraCells | null {
  const accounts = useQuery(referencesQuery(connectionId, 'account')).data ?? [];
  const items = useQuery(referencesQuery(connectionId, 'item')).data ?? [];
  const taxRates = useQuery(referencesQuery(connectionId, 'taxRate')).data ?? [];
  const tracking = useQuery(referencesQuery(connectionId, 'trackingCategory')).data ?? [];
  if (connectionId === null) return null;

  return {
    headings: ['Account', 'Item', ...(hasTax ? ['Tax'] : [])],
    cells: (line, index, change) => {
      const at = resolved[index];
      const nth = `line ${index + 1}`;
      return (
        <>
          <td data-label="Account" data-cell="account">
            <ReferenceSelect
              name={`Account of ${nth}`}
              kind="account"
              references={accounts}
              disabled={!allows('account')}
              chosen={line.accountCode}
              fallback={at?.accountWords ?? null}
              onPick={(accountCode) => change({ accountCode })}
              error={error(`lines.${index}.accountCode`)}
            />
            {at?.source && !line.accountCode ? (
              <div className={classes.hint}>{sourceWords(at.source)}</div>
            ) : null}
            <TrackingSelects
              nth={nth}
              categories={tracking}
              line={line}
              disabled={!allows('tracking')}
              resolved={at}
              onChange={(next) => change({ tracking: next })}
              error={error(`lines.${index}.tracking`)}
            />
          </td>
          <td data-label="Item" data-cell="item">
            <ReferenceSelect
              name={`Item of ${nth}`}
              kind="item"
              references={items}
              disabled={!allows('amount')}
              chosen={line.itemCode}
              fallback={at?.itemWords ?? null}
              onPick={(itemCode) => change({ itemCode })}
              error={error(`lines.${index}.itemCode`)}
            />
          </td>
          {hasTax ? (
            <td data-label="Tax" data-cell="ledgerTax">
              <ReferenceSelect
                name={`Tax of ${nth}`}
                kind="taxRate"
                references={taxRates}
                disabled={!allows('amount')}
                chosen={line.taxType}
                fallback={at?.taxName ?? at?.taxType ?? null}
                onPick={(taxType) => change({ taxType })}
                error={error(`lines.${index}.taxType`)}
              />
            </td>
          ) : null}
        </>
      );
    },
  };
}

function ReferenceSelect({
  name,
  kind,
  references,
  disabled,
  chosen,
  fallback,
  onPick,
  error,
}: {
  name: string;
  kind: ReferenceKind;
  references: readonly Reference[];
  disabled: boolean;
  chosen: string | null;
  /** What the mapping decides when nothing is chosen by hand: shown as the placeholder. */
  fallback: string | null;
  onPick: (code: string | null) => void;
  error: string | undefined;
}) {
  return (
    <Select
      size="xs"
      aria-label={name}
      disabled={disabled}
      placeholder={fallback ?? 'None'}
      data={referenceOptions(references, { code: chosen }, recentCodes(kind))}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `${name}: as mapped` }}
      limit={60}
      comboboxProps={{ width: 300, position: 'bottom-start' }}
      nothingFoundMessage="Nothing found in the books"
      value={chosen}
      onChange={(code) => {
        if (code) remember(kind, code);
        onPick(code);
      }}
      error={error}
    />
  );
}

function sourceWords(source: NonNullable<ResolvedLine['source']>): string {
  if (source === 'product') return 'By its product';
  if (source === 'category') return 'By its category';
  return source === 'default' ? 'Default account' : 'Chosen here';
}
