/** Plainly made-up customers; `.example` addresses reach nobody. */

import type { PaymentTermRecord } from '../records.ts';

interface ContactSeed {
  readonly name: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly salesTerms?: PaymentTermRecord;
  readonly isCustomer?: boolean;
  readonly isArchived?: boolean;
}

const sample = (
  name: string,
  address: string,
  firstName: string,
  more: Partial<ContactSeed> = {},
): ContactSeed => ({
  name: `${name} (practice)`,
  email: `${address}@practice.example`,
  firstName,
  lastName: 'Sample',
  ...more,
});

export const CONTACTS: readonly ContactSeed[] = [
  sample('Sample Sports Club', 'sports.club', 'Alex'),
  sample('Sample Primary School', 'primary.school', 'Bo', {
    salesTerms: { day: 20, type: 'OFFOLLOWINGMONTH' },
  }),
  sample('Sample Brewery', 'brewery', 'Chris', { salesTerms: { day: 14, type: 'DAYSAFTERBILLDATE' } }),
  sample('Sample Builders', 'builders', 'Dana'),
  sample('Sample Bakery', 'bakery', 'Eli'),
  sample('Sample Music Festival', 'festival', 'Fran'),
  sample('Sample Fire Brigade', 'fire.brigade', 'Glen'),
  sample('Sample Café', 'cafe', 'Hana'),
  sample('Sample Garment Supplier', 'garments', 'Ira', { isCustomer: false }),
  sample('Sample Closed Shop', 'closed.shop', 'Jo', { isArchived: true }),
];
