/** The sample decorator's last two months and next one: quotes, orders, their jobs and invoices, the same each time. */
import { namedOrders } from './sample-named-orders.ts';
import { type SampleLine, sampleLines } from './sample-products.ts';

export type SampleOrder = {
  readonly title: string;
  readonly kind: 'quote' | 'order';
  /** Counts from 0 in the sample companies, as `stage` does in the board's stages. */
  readonly company: number;
  readonly stage: number;
  readonly madeDaysAgo: number;
  readonly isUnowned: boolean;
  readonly lines: readonly SampleLine[];
  readonly jobs: readonly SampleJob[];
  readonly invoice: SampleInvoice | null;
};

/** Days count from the day of set-up. */
export type SampleJob = {
  readonly title: string;
  readonly stage: number;
  readonly startsInDays: number;
  readonly dueInDays: number;
  readonly isUnassigned: boolean;
};

export type SampleInvoice = {
  readonly fate: SampleFate;
  readonly issuedInDays: number;
  readonly dueInDays: number;
};

/** What becomes of an invoice in practice books. `attention`: its account was archived there, so it cannot go. */
export const sampleFates = [
  'waits',
  'overdue',
  'partlyPaid',
  'paid',
  'credited',
  'draft',
  'awaitsApproval',
  'voided',
  'deleted',
  'attention',
  'ignored',
  'notSent',
] as const;
export type SampleFate = (typeof sampleFates)[number];

/** In the order of their making: what tests and guides name comes last, so first on the boards. */
export function sampleOrders(): readonly SampleOrder[] {
  const orders = Array.from({ length: ORDERS }, (_, index) => orderOf(index));
  const quotes = Array.from({ length: QUOTES }, (_, index) => quoteOf(index));
  return [...orders, ...quotes, ...namedOrders];
}

const ORDERS = 72;
const QUOTES = 22;
/** The companies that no order names of itself. */
const COMPANIES = 32;
const FIRST_DUE = -66;
const DAYS = 102;
const TERMS = 21;

/** What is ordered, and how it is made. */
const occasions = [
  ['Team T-shirts', 'TEE 48, SCREEN 2', 'Print'],
  ['Event hoodies', 'HOODP 36 5, SCREEN 1', 'Print'],
  ['Uniform polos', 'POLO 24, DIGI 1', 'Embroider'],
  ['Merchandise caps', 'CAP 60, DIGI 1', 'Embroider'],
  ['Show bags', 'TOTE 150 10, SCREEN 2', 'Print'],
  ['Volunteer tees', 'TEE 80 5, SCREEN 1', 'Print'],
  ['Front-desk aprons', 'APRON 20, DIGI 1', 'Embroider'],
  ['Winter beanies', 'BEANIE 75, DIGI 1', 'Embroider'],
  ['Crew jackets', 'JACKET 14, DIGI 1', 'Embroider'],
  ['Tour T-shirts', 'TEE2 120 7.5, SCREEN 4', 'Print'],
  ['Safety vests', 'VEST 40, SCREEN 1', 'Print'],
  ['Launch T-shirts', 'TEE2 60, SCREEN 3', 'Print'],
  ['Gift sets', 'TEE 25, TOTE 25', 'Print'],
  ['Members’ caps', 'CAP 35 5', 'Embroider'],
  ['Coaches’ jackets', 'JACKET 8, BEANIE 8', 'Embroider'],
] as const;

function occasionOf(index: number) {
  const [title, lines, verb] = occasions[index % occasions.length] ?? occasions[0];
  return { title, lines: sampleLines(lines), verb };
}

function orderOf(index: number): SampleOrder {
  const { title, lines, verb } = occasionOf(index);
  const dueInDays = FIRST_DUE + Math.floor((index * DAYS) / ORDERS);
  const stage = jobStage(index, dueInDays);
  const madeDaysAgo = Math.max(1, 18 - dueInDays);
  return {
    title,
    kind: 'order',
    company: (index * 11) % COMPANIES,
    stage: stage === DELIVERED ? 3 : 2,
    madeDaysAgo,
    isUnowned: index % 6 === 1,
    lines,
    jobs: jobsOf(index, `${verb} ${title.charAt(0).toLowerCase()}${title.slice(1)}`, stage, dueInDays),
    invoice: stage === DELIVERED ? invoiceOf(index, dueInDays) : invoiceAhead(index, madeDaysAgo),
  };
}

function quoteOf(index: number): SampleOrder {
  const { title, lines } = occasionOf(index * 4 + 2);
  return {
    title,
    kind: 'quote',
    company: (index * 13 + 5) % COMPANIES,
    stage: index % 3 === 0 ? 0 : 1,
    madeDaysAgo: QUOTES - index,
    isUnowned: index % 4 === 1,
    lines,
    jobs: [],
    invoice: null,
  };
}

const [TO_DO, IN_PRODUCTION, READY, DELIVERED] = [0, 1, 2, 3];

/** A few are late, as in life. */
function jobStage(index: number, dueInDays: number): number {
  if (dueInDays < -2) return dueInDays > -12 && index % 3 === 0 ? IN_PRODUCTION : DELIVERED;
  if (dueInDays < 3) return READY;
  return dueInDays < 12 ? IN_PRODUCTION : TO_DO;
}

/** Every order is made; those of an even number are packed as well. */
function jobsOf(index: number, title: string, stage: number, dueInDays: number): readonly SampleJob[] {
  const isUnassigned = stage === TO_DO && index % 3 === 0;
  const made = { title, stage, startsInDays: dueInDays - 7, dueInDays, isUnassigned };
  if (index % 9 >= 5) return [made];
  const packed = {
    title: `Pack: ${title.replace(/^\w+ /, '')}`,
    stage: stage === DELIVERED ? DELIVERED : TO_DO,
    startsInDays: dueInDays,
    dueInDays: dueInDays + 1,
    isUnassigned,
  };
  return [made, packed];
}

/** An invoice leaves with the goods and is due three weeks later; the older it is, the likelier it is paid. */
function invoiceOf(index: number, issuedInDays: number): SampleInvoice {
  const dueInDays = issuedInDays + TERMS;
  const fates = dueInDays < 0 ? fatesOfOld : fatesOfNew;
  return { fate: fates[index % fates.length] ?? 'paid', issuedInDays, dueInDays };
}

/** Some customers pay before anything is made. */
function invoiceAhead(index: number, madeDaysAgo: number): SampleInvoice | null {
  if (index % 3 === 2) return null;
  const issuedInDays = -Math.min(10, madeDaysAgo);
  return {
    fate: fatesAhead[index % fatesAhead.length] ?? 'waits',
    issuedInDays,
    dueInDays: issuedInDays + TERMS,
  };
}

const fatesAhead: readonly SampleFate[] = ['paid', 'waits', 'partlyPaid', 'paid'];

const fatesOfOld: readonly SampleFate[] = [
  'paid',
  'overdue',
  'paid',
  'paid',
  'partlyPaid',
  'paid',
  'paid',
  'credited',
  'paid',
  'overdue',
  'paid',
  'voided',
  'paid',
];
const fatesOfNew: readonly SampleFate[] = [
  'attention',
  'notSent',
  'deleted',
  'waits',
  'waits',
  'waits',
  'draft',
  'awaitsApproval',
  'ignored',
];
