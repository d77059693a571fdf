/** What remains to be invoiced of a sales doc or job, in its drawer. */
import { useQuery } from '@tanstack/react-query';
import { billingQuery } from '../api/money.ts';
import { BillingLine } from './part-picker.tsx';

export function BillingOf({ records, id }: { records: 'sales-docs' | 'jobs'; id: string }) {
  const billing = useQuery(billingQuery(records, id)).data?.billing;
  return billing ? <BillingLine billing={billing} /> : null;
}
