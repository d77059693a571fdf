/** More of an invoice than most need: how it arrives in the books, how it looks, at which rate. Folded until it is used. */
import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { referencesQuery } from '../api/queries.ts';
import type { Connection, EditableField } from '../api/types.ts';
import { DecimalField } from '../fields/decimal-field.tsx';
import { namedOptions } from '../fields/named-options.ts';
import type { Change } from '../fields/use-draft.ts';
import classes from './invoice.module.css';
import type { InvoiceValues } from './use-invoice-draft.ts';

/** Nothing where no books are connected: all of it is about them. */
export function DocumentOptions({
  connection,
  draft,
  change,
  error,
  allows,
}: {
  /** The books that the invoice goes to. */
  connection: Connection | null;
  draft: InvoiceValues;
  change: Change<InvoiceValues>;
  error: (path: string) => string | undefined;
  allows: (field: EditableField) => boolean;
}) {
  if (connection === null) return null;
  const { arrivals, brandingThemes } = connection.offers;
  const isUsed = draft.arriveAs !== null || draft.brandingThemeId !== null || draft.currencyRate !== null;
  const isWrong = ['arriveAs', 'brandingThemeId', 'currencyRate'].some((path) => error(path) !== undefined);
  return (
    <details open={isUsed || isWrong} className={classes.more}>
      <summary>More options</summary>
      <div className={classes.moreFields}>
        <Select
          label="Arrives in the books"
          disabled={!allows('arriveAs')}
          placeholder={`By the setting: ${arrivalLabel(connection)}`}
          clearable
          clearButtonProps={{ 'aria-label': 'Arrives by the setting' }}
          data={[...arrivals]}
          value={draft.arriveAs}
          onChange={(value) =>
            change({ arriveAs: arrivals.find((one) => one.value === value)?.value ?? null })
          }
          error={error('arriveAs')}
        />
        {brandingThemes ? (
          <BrandingThemeSelect
            connection={connection}
            label="Branding theme"
            disabled={!allows('brandingTheme')}
            emptyWords={connection.brandingThemeId === null ? 'As the books decide' : 'By the setting'}
            value={draft.brandingThemeId}
            onPick={(brandingThemeId) => change({ brandingThemeId })}
            error={error('brandingThemeId')}
          />
        ) : null}
        {draft.currency === connection.baseCurrency ? null : (
          <DecimalField
            label={`${draft.currency || 'Units'} for 1 ${connection.baseCurrency}`}
            disabled={!allows('currencyRate')}
            placeholder={`${connection.ledgerName}’s rate of the day`}
            value={draft.currencyRate ?? ''}
            onDecimal={(rate) => change({ currencyRate: rate === '' ? null : rate })}
            error={error('currencyRate')}
          />
        )}
      </div>
      {draft.currency === connection.baseCurrency ? null : (
        <Text size="xs" c="dimmed">
          Left empty, {connection.ledgerName} counts with its own rate of the day. Up to six decimals.
        </Text>
      )}
    </details>
  );
}

/** A look of the books, by its name. */
export function BrandingThemeSelect({
  connection,
  label,
  emptyWords,
  value,
  onPick,
  error,
  description,
  disabled = false,
}: {
  connection: Connection;
  label: string;
  emptyWords: string;
  value: string | null;
  onPick: (id: string | null) => void;
  error?: string | undefined;
  description?: string;
  disabled?: boolean;
}) {
  const { data: themes = [] } = useQuery(referencesQuery(connection.id, 'brandingTheme'));
  return (
    <Select
      label={label}
      disabled={disabled}
      description={description}
      placeholder={emptyWords}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `${label}: ${emptyWords}` }}
      nothingFoundMessage="Nothing found in the books"
      data={namedOptions(
        themes.map(({ code, name }) => ({ id: code, name })),
        value,
      )}
      value={value}
      onChange={onPick}
      error={error}
    />
  );
}

function arrivalLabel({ offers, invoicesArriveAs }: Connection): string {
  const setting = offers.arrivals.find((one) => one.value === invoicesArriveAs);
  return setting?.label.toLowerCase() ?? invoicesArriveAs;
}
