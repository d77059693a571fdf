/** The sample orders that tests and guides know by their names; none has an invoice, so that there is one to make. */
import type { SampleJob, SampleOrder } from './sample-orders.ts';
import { sampleLines } from './sample-products.ts';

const FIRST_NAMED_COMPANY = 32;

export const namedOrders: readonly SampleOrder[] = [
  order('Regatta T-shirts', 0, 3, 'TEE2 60, SCREEN 3', [job('Print regatta T-shirts', 3, -14, -4)]),
  order('Staff polos', 1, 3, 'POLO 12, DIGI 1', [job('Embroider staff polos', 3, -10, -2)]),
  order('House-colour tees', 2, 2, 'TEE 140 5, SCREEN 2', [job('Print house-colour tees', 2, -5, 2)]),
  order('Taproom hoodies', 3, 2, 'HOOD 30, SCREEN 1', [job('Print taproom hoodies', 1, -1, 6)]),
  order('Conference totes', 4, 2, 'TOTE 250 10, SCREEN 2', [
    job('Print conference totes, first half', 1, 0, 7),
    job('Print conference totes, second half', 0, 5, 12),
  ]),
  order('Site caps', 5, 2, 'CAP 45, DIGI 1', [
    job('Digitise site logo', 1, 0, 1),
    job('Embroider site caps', 0, 2, 9),
  ]),
  quote('Run finisher shirts', 6, 1, 'TEE 320 7.5, SCREEN 2'),
  quote('Apron trial', 7, 1, 'POLO 8, DIGI 1'),
  quote('Rowing caps', 0, 1, 'CAP 25'),
  quote('Bakery totes', 1, 0, 'TOTE 100'),
  quote('Leavers’ hoodies', 2, 0, 'HOOD 58 5, SCREEN 4'),
  quote('Brewery anniversary tees', 3, 0, 'TEE2 75'),
];

function order(
  title: string,
  company: number,
  stage: number,
  lines: string,
  jobs: readonly SampleJob[],
): SampleOrder {
  return {
    title,
    kind: 'order',
    company: FIRST_NAMED_COMPANY + company,
    stage,
    madeDaysAgo: 0,
    isUnowned: false,
    lines: sampleLines(lines),
    jobs,
    invoice: null,
  };
}

function quote(title: string, company: number, stage: number, lines: string): SampleOrder {
  return { ...order(title, company, stage, lines, []), kind: 'quote' };
}

function job(title: string, stage: number, startsInDays: number, dueInDays: number): SampleJob {
  return { title, stage, startsInDays, dueInDays, isUnassigned: false };
}
