/** The where language, on plain views. */

import { describe, expect, test } from 'vitest';
import { RequestRefused } from './errors.ts';
import { where } from './where.ts';
import { dateOnly, money, type WireObject } from './wire.ts';

const A: WireObject = {
  Name: 'Ann "the" Smith',
  Status: 'PAID',
  Total: money('10.50'),
  Date: dateOnly('2026-01-31'),
  Reference: undefined,
  IsCustomer: true,
  Contact: { ContactID: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa' },
};
const B: WireObject = {
  ...A,
  Name: 'Bob',
  Status: 'DRAFT',
  Total: money('9'),
  Reference: 'JOB-7',
  IsCustomer: false,
};

const names = (clause: string) => where(clause, [A, B], { view: (view) => view }).map((view) => view.Name);
const refusal = (clause: string) => {
  try {
    names(clause);
  } catch (error) {
    return error instanceof RequestRefused ? JSON.parse(String(error.answer.body)) : error;
  }
  return 'accepted';
};

describe('documented', () => {
  test.each([
    ['Status=="PAID"', [A.Name]],
    ['Status="paid"', [A.Name]],
    ['Status!="PAID"', ['Bob']],
    ['Total>9.00', [A.Name]],
    ['Total >= 9 AND Total<10.5', ['Bob']],
    ['Status=="PAID" || Status=="DRAFT"', [A.Name, 'Bob']],
    ['Status=="PAID" OR Status=="DRAFT" AND Total==9', [A.Name, 'Bob']],
    ['(Status=="PAID" OR Status=="DRAFT") AND Total==9', ['Bob']],
    ['Date >= DateTime(2026, 01, 31) && Date < DateTime(2026, 02, 01)', [A.Name, 'Bob']],
    ['Contact.ContactID==guid("AAAAAAAA-aaaa-4aaa-8aaa-aaaaaaaaaaaa")', [A.Name, 'Bob']],
    ['contact.contactId==Guid("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaab")', []],
    ['Reference==null', [A.Name]],
    ['Reference!=null&&Reference.StartsWith("JOB")', ['Bob']],
    ['Name.ToLower().Contains("bob")', ['Bob']],
    ['IsCustomer==true', [A.Name]],
    ['Name=="Ann ""the"" Smith"', [A.Name]],
  ])('%s', (clause, expected) => {
    expect(names(clause)).toEqual(expected);
  });
});

describe('observed: refused as QueryParseException', () => {
  test('a method on a missing value', () => {
    expect(refusal('Reference.StartsWith("J")')).toEqual({
      ErrorNumber: 16,
      Type: 'QueryParseException',
      Message: 'Where clause invocation error: StartsWith',
    });
  });

  test.each([
    'Name=="Ann \\"the\\" Smith"',
    'Status==',
    'Status=="PAID" AND',
    'Nothing=="x"',
    'Contact.ContactID=="aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"',
    'Name.Reverse()=="x"',
    'Total=="ten"',
  ])('%s', (clause) => {
    expect(refusal(clause)).toMatchObject({ ErrorNumber: 16 });
  });
});
