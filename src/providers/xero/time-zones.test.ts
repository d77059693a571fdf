import { expect, test } from 'vitest';
import { ianaZoneOf, zones } from './time-zones.ts';

test('every zone of the table is one that Node knows', () => {
  for (const zone of Object.values(zones)) {
    expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
  }
});

test('Xero’s names lead to the zones that people live in', () => {
  expect(ianaZoneOf('NEWZEALANDSTANDARDTIME')).toBe('Pacific/Auckland');
  expect(ianaZoneOf('AUSEASTERNSTANDARDTIME')).toBe('Australia/Sydney');
  expect(ianaZoneOf('GMTSTANDARDTIME')).toBe('Europe/London');
  expect(ianaZoneOf('CENTRALSTANDARDTIME(MEXICO)')).toBe('America/Mexico_City');
  expect(ianaZoneOf('RUSSIATIMEZONE3')).toBe('Europe/Samara');
  expect(ianaZoneOf('UTC')).toBe('UTC');
});

test('an unknown zone is UTC rather than an organisation that cannot connect', () => {
  expect(ianaZoneOf('MARSSTANDARDTIME')).toBe('UTC');
});
