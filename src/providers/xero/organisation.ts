/** How an organisation looks at Xero. */
import { z } from 'zod';
import { count, optionalText } from '../../lib/exact-json.ts';
import type { LedgerOrganisation } from '../provider.ts';
import { calendarDateOf } from './dates.ts';
import { ianaZoneOf } from './time-zones.ts';

/** Reads an organisation; its id is that of the tenant. Throws a ZodError for what is none. */
export function fromXeroOrganisation(wire: unknown): LedgerOrganisation {
  const organisation = organisationSchema.parse(wire);
  return {
    organisationId: organisation.OrganisationID,
    name: organisation.Name,
    country: organisation.CountryCode,
    baseCurrency: organisation.BaseCurrency,
    timeZone: ianaZoneOf(organisation.Timezone ?? 'UTC'),
    numbersInvoices: true,
    countsSalesTax: false,
    shortCode: organisation.ShortCode,
    periodLockDate: dateOrNull(organisation.PeriodLockDate),
    yearEndLockDate: dateOrNull(organisation.EndOfYearLockDate),
    yearEnd: yearEndOf(organisation),
  };
}

const organisationSchema = z.object({
  OrganisationID: z.string(),
  Name: z.string(),
  CountryCode: z.string(),
  BaseCurrency: z.string(),
  Timezone: optionalText,
  ShortCode: optionalText,
  PeriodLockDate: optionalText,
  EndOfYearLockDate: optionalText,
  FinancialYearEndDay: count.nullish(),
  FinancialYearEndMonth: count.nullish(),
});

function yearEndOf(wire: z.infer<typeof organisationSchema>): LedgerOrganisation['yearEnd'] {
  const { FinancialYearEndDay: day, FinancialYearEndMonth: month } = wire;
  return day && month ? { day, month } : null;
}

function dateOrNull(wire: string | null): string | null {
  return wire === null ? null : calendarDateOf(wire);
}
