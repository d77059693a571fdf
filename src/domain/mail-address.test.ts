import { expect, test } from 'vitest';
import { addressesIn, isAddress, isMadeUp } from './mail-address.ts';

test('a field of the books may name several addresses, or none', () => {
  expect(addressesIn('ann@club.internal, Bob <bob@club.internal>;cy@club.internal')).toEqual([
    'ann@club.internal',
    'bob@club.internal',
    'cy@club.internal',
  ]);
  expect(addressesIn('ask at the desk')).toEqual([]);
});

test('what has no domain, or could say more to a mail server, is no address', () => {
  for (const text of [
    '',
    '@',
    'ann',
    'ann@',
    'ann@club',
    '@club.internal',
    'a@..internal',
    'a@b@club.internal',
  ])
    expect([text, isAddress(text)]).toEqual([text, false]);
  for (const text of [
    'ann@club.internal>\r\nRCPT TO:<bob@club.internal',
    'ann@club.internal\nBcc: b@c.de',
    'a,b@c.de',
  ])
    expect([text, isAddress(text)]).toEqual([text, false]);
  expect(["o'ann+flags@mail.club.internal", 'jürgen@bücher.internal'].every(isAddress)).toBe(true);
});

test('domains that are reserved for examples are made up, and no others', () => {
  for (const domain of [
    'club.example',
    'example.com',
    'a.example.ORG',
    'desk.test',
    'x.invalid',
    'my.localhost',
  ])
    expect([domain, isMadeUp(`ann@${domain}`)]).toEqual([domain, true]);
  for (const domain of [
    'bestexample.com',
    'example.de',
    'test.de',
    'contest',
    'example.com.au',
    'club.internal',
  ])
    expect([domain, isMadeUp(`ann@${domain}`)]).toEqual([domain, false]);
});
