/** The sample data itself: an apparel decorator that does not exist, with customers that do not exist. */

export type SampleCompany = {
  readonly name: string;
  readonly emails: readonly (readonly [email: string, label: string])[];
  readonly city: string;
  readonly contacts: readonly (readonly [firstName: string, lastName: string])[];
};

/** Addresses end in .example, which no mail server answers for (RFC 2606). */
export const sampleCompanies: readonly SampleCompany[] = [
  {
    name: 'Sample Harbour Rowing Club',
    emails: [['accounts@harbour-rowing.example', 'Accounts']],
    city: 'Sampleton',
    contacts: [
      ['Rowan', 'Oarsby'],
      ['Tess', 'Stroke'],
    ],
  },
  {
    name: 'Sample Corner Bakery',
    emails: [
      ['orders@corner-bakery.example', 'Orders'],
      ['accounts@corner-bakery.example', 'Accounts'],
    ],
    city: 'Exampleford',
    contacts: [['Ryan', 'Loafer']],
  },
  {
    name: 'Sample Primary School',
    emails: [['office@primary-school.example', 'Office']],
    city: 'Sampleton',
    contacts: [
      ['Paula', 'Chalk'],
      ['Sam', 'Slate'],
    ],
  },
  {
    name: 'Sample Brewing Company',
    emails: [['accounts@brewing.example', 'Accounts']],
    city: 'Placeholder Bay',
    contacts: [['Hopkin', 'Barley']],
  },
  {
    name: 'Sample Tech Meetup',
    emails: [],
    city: 'Demo Park',
    contacts: [
      ['Ada', 'Sample'],
      ['Linus', 'Example'],
    ],
  },
  {
    name: 'Sample Builders Ltd',
    emails: [['accounts@builders.example', 'Accounts']],
    city: 'Mockbury',
    contacts: [['Bob', 'Sampleman']],
  },
  {
    name: 'Sample Charity Run',
    emails: [['hello@charity-run.example', 'Team']],
    city: 'Demo Park',
    contacts: [['Miles', 'Runwell']],
  },
  {
    name: 'Sample Garden Centre',
    emails: [['accounts@garden-centre.example', 'Accounts']],
    city: 'Exampleford',
    contacts: [
      ['Fern', 'Pottering'],
      ['Basil', 'Greenly'],
    ],
  },
];

export type SampleProduct = {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly unitPrice: string;
};

export const sampleProducts: readonly SampleProduct[] = [
  { code: 'TEE', name: 'T-shirt, printed one side', category: 'Screen printing', unitPrice: '11.40' },
  { code: 'TEE2', name: 'T-shirt, printed two sides', category: 'Screen printing', unitPrice: '14.90' },
  { code: 'TOTE', name: 'Cotton tote bag, printed', category: 'Screen printing', unitPrice: '6.25' },
  { code: 'POLO', name: 'Polo shirt, embroidered', category: 'Embroidery', unitPrice: '21.50' },
  { code: 'CAP', name: 'Cap, embroidered', category: 'Embroidery', unitPrice: '13.75' },
  { code: 'HOOD', name: 'Hoodie, blank', category: 'Blank garments', unitPrice: '28.00' },
  { code: 'SCREEN', name: 'Screen set-up, each colour', category: 'Set-up and artwork', unitPrice: '35.00' },
  { code: 'DIGI', name: 'Digitising a logo', category: 'Set-up and artwork', unitPrice: '49.00' },
];

/** `company` and `stage` count from 0 in the lists above and in the board's stages; lines are product code × quantity. */
export type SampleSalesDoc = {
  readonly title: string;
  readonly kind: 'quote' | 'order';
  readonly company: number;
  readonly stage: number;
  readonly lines: readonly (readonly [code: string, quantity: string, discountRate?: string])[];
};

export const sampleSalesDocs: readonly SampleSalesDoc[] = [
  {
    title: 'Regatta T-shirts',
    kind: 'order',
    company: 0,
    stage: 3,
    lines: [
      ['TEE2', '60'],
      ['SCREEN', '3'],
    ],
  },
  {
    title: 'Staff polos',
    kind: 'order',
    company: 1,
    stage: 3,
    lines: [
      ['POLO', '12'],
      ['DIGI', '1'],
    ],
  },
  {
    title: 'House-colour tees',
    kind: 'order',
    company: 2,
    stage: 2,
    lines: [
      ['TEE', '140', '5'],
      ['SCREEN', '2'],
    ],
  },
  {
    title: 'Taproom hoodies',
    kind: 'order',
    company: 3,
    stage: 2,
    lines: [
      ['HOOD', '30'],
      ['SCREEN', '1'],
    ],
  },
  {
    title: 'Conference totes',
    kind: 'order',
    company: 4,
    stage: 2,
    lines: [
      ['TOTE', '250', '10'],
      ['SCREEN', '2'],
    ],
  },
  {
    title: 'Site caps',
    kind: 'order',
    company: 5,
    stage: 2,
    lines: [
      ['CAP', '45'],
      ['DIGI', '1'],
    ],
  },
  {
    title: 'Run finisher shirts',
    kind: 'quote',
    company: 6,
    stage: 1,
    lines: [
      ['TEE', '320', '7.5'],
      ['SCREEN', '2'],
    ],
  },
  {
    title: 'Apron trial',
    kind: 'quote',
    company: 7,
    stage: 1,
    lines: [
      ['POLO', '8'],
      ['DIGI', '1'],
    ],
  },
  { title: 'Rowing caps', kind: 'quote', company: 0, stage: 1, lines: [['CAP', '25']] },
  { title: 'Bakery totes', kind: 'quote', company: 1, stage: 0, lines: [['TOTE', '100']] },
  {
    title: 'Leavers’ hoodies',
    kind: 'quote',
    company: 2,
    stage: 0,
    lines: [
      ['HOOD', '58', '5'],
      ['SCREEN', '4'],
    ],
  },
  { title: 'Brewery anniversary tees', kind: 'quote', company: 3, stage: 0, lines: [['TEE2', '75']] },
];

/** `salesDoc` counts from 0 in the list above; days count from the day of setup. */
export type SampleJob = {
  readonly title: string;
  readonly salesDoc: number;
  readonly stage: number;
  readonly startsInDays: number;
  readonly dueInDays: number;
};

export const sampleJobs: readonly SampleJob[] = [
  { title: 'Print regatta T-shirts', salesDoc: 0, stage: 3, startsInDays: -14, dueInDays: -4 },
  { title: 'Embroider staff polos', salesDoc: 1, stage: 3, startsInDays: -10, dueInDays: -2 },
  { title: 'Print house-colour tees', salesDoc: 2, stage: 2, startsInDays: -5, dueInDays: 2 },
  { title: 'Print taproom hoodies', salesDoc: 3, stage: 1, startsInDays: -1, dueInDays: 6 },
  { title: 'Print conference totes, first half', salesDoc: 4, stage: 1, startsInDays: 0, dueInDays: 7 },
  { title: 'Print conference totes, second half', salesDoc: 4, stage: 0, startsInDays: 5, dueInDays: 12 },
  { title: 'Digitise site logo', salesDoc: 5, stage: 1, startsInDays: 0, dueInDays: 1 },
  { title: 'Embroider site caps', salesDoc: 5, stage: 0, startsInDays: 2, dueInDays: 9 },
];
