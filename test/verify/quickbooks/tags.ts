/** What of a message to QuickBooks carries the test's tag: names, numbers, notes and ids of requests that the test gives. */
import { createHash } from 'node:crypto';
import { untag } from '../tags.ts';

/** A JSON text as it leaves: only what tests choose freely and the ledger keeps apart is tagged. */
export function tagBody(text: string, tag: string, namesTaken: readonly string[]): string {
  return text.replace(
    /"(DisplayName|Name|Notes|PrivateNote|DocNumber)"\s*:\s*("(?:[^"\\]|\\.)*")/g,
    (whole, field: string, written: string) => {
      const value = String(JSON.parse(written));
      if (value === '' || !isTagged(field, value, namesTaken)) return whole;
      const ending = field === 'DocNumber' ? numberTag(tag) : tag;
      return `"${field}":${JSON.stringify(`${value}${ending}`)}`;
    },
  );
}

/** An address as it leaves: numbers that are asked for are those that were given, and its id of the request is the test's. */
export function tagAddress(address: string, tag: string): string {
  const [path = '', query] = address.split('?');
  if (query === undefined) return address;
  const parts = [...new URLSearchParams(query)].map(([name, value]) => {
    if (name === 'requestid') return `${name}=${tagRequestId(value, tag)}`;
    return `${name}=${encodeURIComponent(name === 'query' ? tagQuestion(value, tag) : value)}`;
  });
  return `${path}?${parts.join('&')}`;
}

/** What came back, as the test wrote it. */
export const untagWhole = (text: string, tag: string): string => untag(untag(text, tag), numberTag(tag));

// Ids count within the company, the tests use the same ones, and a batch leaves room for 50 characters in all.
const tagRequestId = (id: string, tag: string): string =>
  createHash('sha256').update(`${id}${tag}`).digest('base64url').slice(0, 32);

/** A number has 21 characters at most, of which the contract uses up to seventeen. */
function numberTag(tag: string): string {
  const digest = createHash('sha256').update(tag).digest();
  return `~${(digest.readUInt32BE() % 36 ** 3).toString(36).padStart(3, '0')}`;
}

// A name that the books hold already is given on purpose; other names are the ledger's.
function isTagged(field: string, value: string, namesTaken: readonly string[]): boolean {
  if (field === 'DisplayName' || field === 'Name')
    return value.startsWith('Sample ') && !namesTaken.includes(value);
  if (field === 'PrivateNote') return /(^|\s)(CF-|https:\/\/desk\.example\.com\/)\S+$/.test(value);
  return true;
}

const tagQuestion = (question: string, tag: string): string =>
  question.replace(/DocNumber (?:=|IN) [^)]*\)?/g, (clause) =>
    clause.replace(/'((?:[^'\\]|\\.)*)'/g, `'$1${numberTag(tag)}'`),
  );
