/** QuickBooks' messages as the line sees them. */
import type { LedgerWire, Pace } from '../wire.ts';
import { tagAddress, tagBody, untagWhole } from './tags.ts';

/** Ten calls a second, of which two are left to others. What counts by the minute is waited out when it is met. */
export const CALLS_A_SECOND = 8;
const SECOND_MS = 1_000;
const WINDOW_MS = 61_000;

/** The addresses are whole ones without a path. */
export function quickbooksWire({
  apiUrl,
  tokenUrl,
  revokeUrl,
  callsASecond,
}: {
  readonly apiUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl: string;
  readonly callsASecond: number;
}): LedgerWire {
  return {
    isOfBooks: ({ address }) => address.startsWith('/v3/company/'),
    isRefresh: ({ address }) => address.startsWith('/oauth2/v1/tokens/bearer'),
    hostOf: ({ address }) => {
      if (address.startsWith('/v3/')) return apiUrl;
      return address.startsWith('/v2/oauth2/') ? revokeUrl : tokenUrl;
    },
    nameOf: ({ method, address }) => ({
      name: `${method} ${pathOf(address)}`,
      key: queryOf(address).get('requestid') ?? '',
    }),
    endpointOf: (address) => {
      const entity = / FROM (\w+)/i.exec(queryOf(address).get('query') ?? '')?.[0] ?? '';
      return `${pathOf(address).replace(/\/\d+/g, '/{id}')}${entity}`;
    },
    tagAddress,
    tagHeaders: (headers) => headers,
    tagBody,
    untag: untagWhole,
    openPace: () => openPace(callsASecond),
  };
}

const pathOf = (address: string): string =>
  (address.split('?')[0] ?? '').replace(/^\/v3\/company\/[^/]+/, '');

const queryOf = (address: string): URLSearchParams => new URLSearchParams(address.split('?')[1] ?? '');

/** QuickBooks does not say what is left of its limits, nor for how long they hold. */
function openPace(callsASecond: number): Pace {
  const answeredAt: number[] = [];
  return {
    pauseMs: () => {
      const [oldest] = answeredAt;
      if (oldest === undefined || answeredAt.length < callsASecond) return 0;
      return Math.max(0, Math.ceil(oldest + SECOND_MS - performance.now()));
    },
    note: () => {
      answeredAt.push(performance.now());
      if (answeredAt.length > callsASecond) answeredAt.shift();
    },
    pauseAfterRefusalMs: () => WINDOW_MS,
    callsLeftToday: () => Number.POSITIVE_INFINITY,
  };
}
