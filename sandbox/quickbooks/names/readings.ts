/** Records that an app reads and does not write: tax codes and rates, the company and its preferences. */

import type { EntityOperations } from '../entity.ts';
import { filtersOf } from './name-list.ts';

const reading = (name: string, filters: readonly string[]): EntityOperations => ({
  name,
  queryable: filtersOf(filters),
});

export const readings: readonly EntityOperations[] = [
  reading('TaxCode', ['Name', 'Active', 'Description', 'Taxable', 'TaxGroup', 'Hidden']),
  reading('TaxRate', ['Name', 'Active', 'Description', 'RateValue', 'AgencyRef']),
  reading('TaxAgency', ['DisplayName']),
  reading('CompanyInfo', ['CompanyName', 'LegalName', 'Country']),
  reading('Preferences', []),
];
