/** Xero's messages as the line sees them. */

import { untag } from '../tags.ts';
import type { Answer, LedgerWire, Pace } from '../wire.ts';
import { tagAddress, tagBody, tagKey } from './tags.ts';

/** A minute's last calls are left to others; the window turns over within the minute after. */
const KEPT_BACK = 2;
const WINDOW_MS = 61_000;

/** The addresses are whole ones without a path. */
export function xeroWire({
  apiUrl,
  identityUrl,
}: {
  readonly apiUrl: string;
  readonly identityUrl: string;
}): LedgerWire {
  return {
    isOfBooks: ({ address }) => address.startsWith('/api.xro/'),
    isRefresh: ({ address }) => address.startsWith('/connect/token'),
    hostOf: ({ address }) => (address.startsWith('/connect/') ? identityUrl : apiUrl),
    nameOf: ({ method, address, headers }) => ({
      name: `${method} ${pathOf(address)}`,
      key: headers['idempotency-key'] ?? '',
    }),
    endpointOf: (address) =>
      pathOf(address)
        .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '{id}')
        .replace(/\/Attachments\/.+$/, '/Attachments/{file}'),
    tagAddress,
    tagHeaders: (headers, tag) => {
      const key = headers['idempotency-key'];
      return key === undefined ? headers : { ...headers, 'idempotency-key': tagKey(key, tag) };
    },
    tagBody,
    untag,
    openPace,
  };
}

const pathOf = (address: string): string => (address.split('?')[0] ?? '').replace('/api.xro/2.0', '');

/** Each answer says what is left of the minute and of the day. */
function openPace(): Pace {
  let minuteLeft = Number.POSITIVE_INFINITY;
  let dayLeft = Number.POSITIVE_INFINITY;
  return {
    pauseMs: () => (minuteLeft <= KEPT_BACK ? WINDOW_MS : 0),
    note: (answer) => {
      minuteLeft = countIn(answer, 'x-minlimit-remaining');
      dayLeft = countIn(answer, 'x-daylimit-remaining');
    },
    pauseAfterRefusalMs: ({ headers }) =>
      headers['x-rate-limit-problem']?.includes('day')
        ? null
        : Math.min(Number(headers['retry-after'] ?? 5), 61) * 1_000,
    callsLeftToday: () => dayLeft,
  };
}

function countIn({ headers }: Answer, name: string): number {
  const count = Number.parseInt(headers[name] ?? '', 10);
  return Number.isNaN(count) ? Number.POSITIVE_INFINITY : count;
}
