/** The practice Xero, and what we and the official SDK say to it, judged by the vendor's own OpenAPI document. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Exchange } from '../../sandbox/sandbox.ts';
import { OPERATIONS } from '../../sandbox/xero/api.ts';
import { providerContract } from '../contract/provider-contract.ts';
import { openXeroHarness } from '../contract/xero-harness.ts';
import { type Finding, judge } from './judge.ts';
import { sdkTour } from './sdk-tour.ts';
import { openTour, readEverything } from './tour.ts';
import { beRefused, beTurnedAway } from './tour-of-refusals.ts';
import { writeEverything } from './tour-of-writing.ts';
import { openVendorSpec } from './vendor-spec.ts';

type KnownFault = {
  /** What the judge says because of it. */
  readonly finding: RegExp;
  readonly document: string;
  readonly reality: string;
  /** The fact sheet's section, and what it rests on; or the document's own example that speaks against its schema. */
  readonly source: string;
};

/** Where the document is wrong about the real Xero, so that the practice Xero follows reality. Nothing else is excused. */
const knownFaults: readonly KnownFault[] = [
  {
    finding:
      /^answer: (Accounts|Actions|Allocations|Attachments|BankTransactions|BatchPayments|BrandingThemes|Contacts|CreditNotes|Currencies|HistoryRecords|Invoices|Items|OnlineInvoices|Organisations|Overpayments|Payments|Prepayments|ReportWithRows|TaxRates|TrackingCategories)\.(Id|Status|ProviderName|DateTimeUTC) is unknown$/,
    document: 'a list stands alone in its answer',
    reality: 'every answer names itself, its status, the app and the time beside the list',
    source: 'FACTS §10 (Requests and responses); 194 examples of the document itself',
  },
  {
    finding:
      /^answer: (Invoice|CreditNote|Prepayment|Overpayment|BankTransaction)\.(DateString|DueDateString) is unknown$/,
    document: 'documents have dates only as milliseconds',
    reality: 'each date comes a second time as text',
    source: 'FACTS §4, §14.20 (Invoices); example of GET /Invoices',
  },
  {
    finding: /^answer: (CreditNote|Prepayment|Overpayment)\.ID is unknown$/,
    document: 'credits have only an id with their own name',
    reality: 'the same id comes a second time as ID',
    source: 'examples of GET /CreditNotes, /Prepayments and /Overpayments',
  },
  {
    finding: /^answer: (Allocation\.(AllocationId is unknown|Amount is missing)|Invoice must be object)$/,
    document: 'a deleted allocation comes back whole',
    reality: 'only its id does, in another spelling, with its day and a list of one invoice',
    source:
      'FACTS §6 (Credit notes); example of DELETE /CreditNotes/{CreditNoteID}/Allocations/{AllocationID}',
  },
  {
    finding: /^answer: BatchPayment\.(TotalAmount must be number|IsReconciled must be boolean)$/,
    document: 'a batch is the same wherever it stands',
    reality: 'inside a payment its total and its flag are text',
    source: 'examples of GET /Payments, GET /Payments/{PaymentID} and GET /BankTransactions',
  },
  {
    finding: /^answer: BatchPayment\.StatusAttributeString is unknown$/,
    document: 'an element of a batch payment’s answer is not labelled',
    reality: 'with summarizeErrors=false every element is',
    source: 'FACTS §4 (Requests and responses)',
  },
  {
    finding: /^(PUT|POST) \S+\/Attachments\/\{FileName\}: request is (application\/pdf|text\/plain)$/,
    document: 'a file is sent as mere bytes',
    reality: 'it is sent with its own type',
    source: 'FACTS §4 (Side resources, Attachments)',
  },
  {
    finding: /^GET \S+\/Attachments\/\S+: answer is (application\/pdf|text\/plain)$/,
    document: 'a file comes back as mere bytes',
    reality: 'it comes back with its own type',
    source: 'FACTS §4 (Side resources, Attachments); the header contentType of the same operation',
  },
  {
    finding: /^PUT \S+\/Attachments\/\{FileName\}: answers 413$/,
    document: 'a file may be of any size',
    reality: 'one of more than 10 MB is too large',
    source: 'FACTS §4 (Attachments); Xero-Java#349',
  },
  {
    finding: /^answer: LineItem\.AccountId is unknown$/,
    document: 'the field is spelled AccountID',
    reality: 'answers spell it AccountId',
    source: 'FACTS §4 (Invoices)',
  },
  {
    finding: /^answer: (LineItem|Phone|Address|Bill)\.ValidationErrors is unknown$/,
    document: 'only whole records have errors of their own',
    reality: 'their parts have lists of errors too',
    source: 'FACTS §10 (Response codes); examples of PUT /Invoices and of its refusal by PUT /Contacts',
  },
  {
    finding: /^answer: Element\.\w+ is unknown$/,
    document: 'a refused element is its id with its errors',
    reality: 'everything that was sent comes back',
    source: 'FACTS §10 (Response codes); example of the refusal of PUT /Contacts',
  },
  {
    finding: /^answer: HistoryRecord\.DateUTCString is unknown$/,
    document: 'an entry has its time only as milliseconds',
    reality: 'it comes a second time as text',
    source: 'FACTS §4 (Invoices, History); 47 examples of the document itself',
  },
  {
    finding: /^answer: TrackingOption\.(HasValidationErrors|IsDeleted|IsArchived|IsActive) is unknown$/,
    document: 'an option has a status and no flags',
    reality: 'it has both',
    source: 'examples of PUT /TrackingCategories/{TrackingCategoryID}/Options',
  },
  {
    finding: /^(GET|POST) \/Invoices\/\{InvoiceID\}: path InvoiceID must match format "uuid"$/,
    document: 'an invoice is addressed by its id',
    reality: 'its number does as well',
    source: 'FACTS §4 (Invoices)',
  },
  {
    finding: /^GET \/Invoices\/\{InvoiceID\}: answer is application\/pdf$/,
    document: 'an invoice is always JSON',
    reality: 'it is a PDF where the Accept header says so',
    source: 'FACTS §4 (Requests and responses)',
  },
  {
    finding: /^GET \/Invoices\/\{InvoiceID\}\/pdf: answers 404$/,
    document: 'a PDF has an address of its own',
    reality: 'that address is not there',
    source: 'FACTS §4, §14.16, §14.20 (observed)',
  },
  {
    finding: /^GET \/\w+: header If-Modified-Since must match format "date-time"$/,
    document: 'the time carries an offset',
    reality: 'it is UTC, to the second, without one',
    source: 'FACTS §4, §14.20 (Requests and responses)',
  },
  {
    finding: /^GET \S+: answers 400$/,
    document: 'reading is never refused',
    reality: 'a where clause that cannot be read is',
    source: 'FACTS §10, §14.20 (observed)',
  },
  {
    finding: /^\w+ \S+: answers 401$/,
    document: 'every token is good',
    reality: 'expired and unknown ones are refused, and those whose scope does not reach',
    source: 'FACTS §10, §14.20 (xero-node#741)',
  },
  {
    finding: /^\w+ \S+: answers 403$/,
    document: 'every organisation is within reach',
    reality: 'one that was not connected, or is no longer, is not',
    source: 'FACTS §10, §14.20',
  },
  {
    finding: /^\w+ \/\w+\/\S+: answers 404$/,
    document: 'every record that is asked for exists',
    reality: 'one that does not answers 404, which is not JSON either',
    source: 'FACTS §10, §14.20 (observed)',
  },
  {
    finding: /^\w+ \S+: answers 429$/,
    document: 'there are no limits',
    reality: 'there are, by the minute, the day, the app, and at one time',
    source: 'FACTS §2, §10, §14.20 (API limits)',
  },
];

const file = '../shared/reference/xero/xero_accounting.yaml';
const spec = openVendorSpec(new URL(`../../${file}`, import.meta.url));
const whySkipped = spec === null ? ` (skipped: ${file} is not there)` : '';

// In order: the conversations first, then what there is to say about them.
describe.skipIf(spec === null)(`by the vendor’s own document${whySkipped}`, () => {
  const fromAdapter: Exchange[] = [];
  const fromSdk: Exchange[] = [];
  const fromTour: Exchange[] = [];
  beforeAll(async () => {
    fromSdk.push(...(await sdkTour()));
    fromTour.push(...(await wholeTour()));
  });
  providerContract('Xero', () => openXeroHarness({ observe: (exchange) => fromAdapter.push(exchange) }));

  test.each([
    ['our adapter says and hears', fromAdapter, 90],
    ['the official SDK says and hears', fromSdk, 30],
    ['a tour of the practice Xero says and hears', fromTour, 400],
  ] as const)('what %s is as documented, but for the known faults', (_, exchanges, least) => {
    expect(exchanges.length).toBeGreaterThan(least);
    expect(findingsIn(exchanges).filter(({ what }) => !isKnown(what))).toEqual([]);
  });

  test('the tour has been to every operation that the practice Xero has', () => {
    const missed = OPERATIONS.filter(({ method, path }) => {
      const place = new RegExp(`^/api\\.xro/2\\.0${path.replaceAll(/:\w+/g, '[^/]+')}$`);
      // The address of a PDF answers 404 and nothing else.
      const isDone = ({ status }: Exchange) => status < 300 || path.endsWith('/pdf');
      return !fromTour.some((each) => each.method === method && isDone(each) && place.test(pathOf(each)));
    });
    expect(missed.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  test.each(knownFaults)('that $document is still a fault: $reality', ({ finding }) => {
    const findings = findingsIn([...fromAdapter, ...fromSdk, ...fromTour]);
    expect(findings.filter(({ what }) => finding.test(what))).not.toEqual([]);
  });
});

/** Everything in Australia, and the reading of each other country's books. */
async function wholeTour(): Promise<readonly Exchange[]> {
  const home = openTour('AU');
  await writeEverything(home);
  await beRefused(home);
  const abroad = ['NZ', 'GB', 'US'].map((country) => openTour(country));
  for (const tour of [home, ...abroad]) await readEverything(tour);
  const all = [home, ...abroad, ...(await beTurnedAway())];
  for (const { sandbox } of all) await sandbox.close();
  return all.flatMap(({ exchanges }) => exchanges);
}

/** Each difference once, with the first example of it. */
function findingsIn(exchanges: readonly Exchange[]): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const exchange of exchanges)
    for (const finding of judge(spec ?? [], exchange))
      if (!found.has(finding.what)) found.set(finding.what, finding);
  return [...found.values()];
}

const isKnown = (what: string): boolean => knownFaults.some(({ finding }) => finding.test(what));
const pathOf = ({ url }: Exchange): string => new URL(url).pathname;
