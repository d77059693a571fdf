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

/** Every country by its name, in the reader's own language. */
export function countryOptions(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(undefined, { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return codes
    .flatMap((value) => {
      const label = formerCodes.includes(value) ? undefined : names.of(value);
      return label === undefined ? [] : [{ value, label }];
    })
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** Names that a browser still knows, of what is no country (any more). */
const formerCodes = [
  'AN',
  'BU',
  'CS',
  'DD',
  'EU',
  'EZ',
  'FX',
  'NT',
  'QO',
  'SU',
  'TP',
  'UK',
  'UN',
  'XA',
  'XB',
  'YD',
  'YU',
  'ZR',
  'ZZ',
];
