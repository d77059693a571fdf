/** What of a message to Xero carries the test's tag: names, numbers, references, addresses and keys that the test gives. */
import { createHash } from 'node:crypto';

/** The most that Xero takes for a reference. */
const LONGEST_REFERENCE = 255;

/** A JSON text as it leaves: only what tests choose freely and the ledger keeps apart is tagged. */
export function tagBody(text: string, tag: string, namesTaken: readonly string[]): string {
  return text.replace(
    /"(ContactNumber|Name|InvoiceNumber|Url|Reference)"\s*:\s*("(?:[^"\\]|\\.)*")/g,
    (whole, field: string, written: string) => {
      const value = String(JSON.parse(written));
      if (value === '' || !isTagged(field, value, namesTaken)) return whole;
      return `"${field}":${JSON.stringify(withTag(field, value, tag))}`;
    },
  );
}

/** An address as it leaves: numbers that are asked for are those that were given. */
export function tagAddress(address: string, tag: string): string {
  const [path = '', query] = address.split('?');
  if (query === undefined || !query.includes('InvoiceNumber')) return address;
  const parts = [...new URLSearchParams(query)].map(([name, value]) => {
    const asked = name === 'InvoiceNumbers' ? tagList(value, tag) : tagClause(value, tag);
    return `${name}=${encodeURIComponent(asked)}`;
  });
  return `${path}?${parts.join('&')}`;
}

/** A key of idempotency as it leaves: Xero keeps keys per app, and the tests use the same ones. */
export function tagKey(key: string, tag: string): string {
  return createHash('sha256').update(`${key}${tag}`).digest('hex');
}

// A name that the books hold already is given on purpose; those of accounts and the like are the ledger's.
function isTagged(field: string, value: string, namesTaken: readonly string[]): boolean {
  if (field === 'Name') return value.startsWith('Sample ') && !namesTaken.includes(value);
  if (field === 'Reference') return /(^|\s)CF-\S+$/.test(value);
  return field !== 'Url' || value.startsWith('https://desk.example.com/');
}

function withTag(field: string, value: string, tag: string): string {
  const excess = value.length + tag.length - LONGEST_REFERENCE;
  if (field !== 'Reference' || excess <= 0) return `${value}${tag}`;
  const markAt = value.lastIndexOf(' ');
  return `${value.slice(0, markAt - excess)}${value.slice(markAt)}${tag}`;
}

const tagList = (list: string, tag: string): string =>
  list
    .split(',')
    .map((number) => `${number}${tag}`)
    .join(',');

const tagClause = (clause: string, tag: string): string =>
  clause.replace(/(InvoiceNumber=="(?:[^"]|"")*)"/g, `$1${tag}"`);
