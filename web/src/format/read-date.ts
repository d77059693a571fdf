/** A date as a person or a spreadsheet writes it, read as YYYY-MM-DD. */

/** "2026-11-29", "29.11.2026", "Nov 29, 2026", "29 November 26"; null where it is no date. Of "3/4/2026" the reader's own order decides. */
export function readDate(text: string, locale?: string): string | null {
  const parts =
    text
      .trim()
      .toLowerCase()
      .match(/\d+|\p{L}+/gu) ?? [];
  if (/^\d{4}-\d\d?-\d\d?t/i.test(text.trim())) return isoOf(parts.slice(0, 3));
  if (parts.length !== 3) return null;
  const month = monthNamed(parts.find((part) => /\p{L}/u.test(part)) ?? '', locale);
  const [first = '', second = '', third = ''] = parts;
  if (month !== null) {
    const [one = '', other = ''] = parts.filter((part) => !/\p{L}/u.test(part));
    return one.length === 4 ? isoOf([one, month, other]) : isoOf([other, month, one]);
  }
  if (first.length === 4) return isoOf([first, second, third]);
  const isDayFirst =
    Number(first) > 12 || (Number(second) <= 12 && (text.includes('.') || isDayFirstIn(locale)));
  return isDayFirst ? isoOf([third, second, first]) : isoOf([third, first, second]);
}

/** @returns null for a day that its month does not have */
function isoOf([year = '', month = '', day = '']: readonly string[]): string | null {
  if (![2, 4].includes(year.length)) return null;
  const iso = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso) ? iso : null;
}

function isDayFirstIn(locale: string | undefined): boolean {
  const order = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
  return order.indexOf('day') < order.indexOf('month');
}

/** Three letters are enough, in the reader's language or in English: "2". */
function monthNamed(word: string, locale: string | undefined): string | null {
  if (word.length < 3) return null;
  for (const language of [locale, 'en']) {
    const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    const names = Array.from({ length: 12 }, (_, month) =>
      format.format(Date.UTC(2026, month)).toLowerCase(),
    );
    const found = names.findIndex((name) => name.startsWith(word));
    if (found >= 0) return String(found + 1);
  }
  return null;
}
