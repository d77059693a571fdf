/** Currencies and time zones to choose from, as the browser knows them. */

const frequent = ['USD', 'EUR', 'GBP', 'AUD', 'NZD', 'CAD', 'SGD', 'ZAR', 'CHF'];

/** The frequent ones first, each by code and name. */
export function currencyOptions(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(undefined, { type: 'currency' });
  const others = Intl.supportedValuesOf('currency').filter((code) => !frequent.includes(code));
  return [...frequent, ...others].map((code) => ({
    value: code,
    label: `${code} – ${names.of(code) ?? ''}`,
  }));
}

/** All zones, with the one in use even where the browser lists it under another name. */
export function timeZoneOptions(current: string): string[] {
  const zones = Intl.supportedValuesOf('timeZone');
  return [...new Set([current, 'UTC', ...zones])].sort();
}
