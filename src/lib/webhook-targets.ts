/** Where webhooks of ours may go: by default nowhere but the public internet, so that nobody can have our own network asked. */
import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** `any`: also http, and addresses of this machine and of private networks. */
export const webhookTargets = ['public', 'any'] as const;
export type WebhookTargets = (typeof webhookTargets)[number];

/** An address that is not for the public: nothing was sent there. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/** What is wrong with an address as it is written; null: nothing. What its name leads to is asked when it is called. */
export function faultOfTarget(url: string, targets: WebhookTargets): string | null {
  if (!URL.canParse(url)) return 'must be a web address, such as https://desk.example/hooks';
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return 'must not contain a name or a password';
  if (protocol !== 'https:' && !(targets === 'any' && protocol === 'http:'))
    return 'must begin with https://';
  const address = hostname.replace(/^\[|\]$/g, '');
  if (targets === 'public' && (isLocalName(hostname) || (isIP(address) !== 0 && !isPublic(address))))
    return 'must not lead to this machine or into a private network';
  return null;
}

/** Resolves a name as usual, and refuses it where any of its addresses is not public: at each call, since names change. */
export function publicLookup(resolve: Resolve = lookup): LookupFunction {
  return (hostname, options, done) =>
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const inside = addresses?.find(({ address }) => !isPublic(address));
      const first = addresses?.[0];
      if (error !== null) done(error, []);
      else if (inside !== undefined || first === undefined) done(new PrivateAddressError(hostname), []);
      else if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
}

/** All addresses of a name. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** @param address IPv4 or IPv6, without brackets. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && !closed.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

function isLocalName(hostname: string): boolean {
  return /(^|\.)localhost\.?$/i.test(hostname);
}

/** What IANA's registries of special-purpose addresses do not call globally reachable, and multicast. */
const closed = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 96],
  // An IPv4 address by way of a translator, whichever it is.
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(network, prefix, 'ipv6');
