/** Exchange rates: home units for one foreign unit, as a person or an app has set them, or else the practice ones. */

import { isCurrency } from './currency.ts';
import type { Call, EntityOperations } from './entity.ts';
import { missing, Refusal } from './faults-wire.ts';
import { refuseUnknown, textIn } from './fields.ts';
import type { Json } from './json.ts';
import { filtersOf } from './names/name-list.ts';
import type { Entity } from './table.ts';

/** Made-up worth of one unit in millionths of a US dollar; they never move. */
const WORTH: Readonly<Record<string, bigint>> = {
  USD: 1_000_000n,
  GBP: 1_300_000n,
  EUR: 1_100_000n,
  CAD: 720_000n,
  AUD: 650_000n,
  NZD: 600_000n,
  JPY: 6_700n,
  CHF: 1_150_000n,
  SEK: 95_000n,
  NOK: 93_000n,
  DKK: 147_000n,
  SGD: 750_000n,
  HKD: 128_000n,
  ZAR: 54_000n,
  INR: 11_900n,
  MXN: 54_500n,
};

export const exchangeRateOperations: EntityOperations = {
  name: 'ExchangeRate',
  queryable: filtersOf(['SourceCurrencyCode', 'TargetCurrencyCode', 'AsOfDate', 'Rate']),
  /** `?sourcecurrencycode=EUR[&asofdate=…]` */
  read(call) {
    const code = call.params.get('sourcecurrencycode');
    if (code === null) throw missing('sourcecurrencycode');
    return rateOn(call, code, call.params.get('asofdate') ?? call.company.today());
  },
  create: setRate,
  update: setRate,
};

/** The newest rate set for that day or before it. */
function rateOn(call: Call, code: string, day: string): Json {
  refuseCode(code);
  const set = ratesOf(call, code).filter(({ AsOfDate }) => String(AsOfDate) <= day);
  const newest = set.sort((a, b) => String(a.AsOfDate).localeCompare(String(b.AsOfDate))).at(-1);
  if (newest) return newest;
  const home = call.company.homeCurrency();
  return {
    SourceCurrencyCode: code,
    TargetCurrencyCode: home,
    Rate: practiceRate(code, home),
    AsOfDate: day,
    domain: 'QBO',
    sparse: false,
  };
}

function setRate(call: Call, input: Json): Json {
  refuseUnknown(input, ['SourceCurrencyCode', 'TargetCurrencyCode', 'Rate', 'AsOfDate']);
  const code = textIn(input, 'SourceCurrencyCode');
  if (code === undefined) throw missing('SourceCurrencyCode');
  refuseCode(code);
  if (typeof input.Rate !== 'number' || input.Rate <= 0) throw missing('Rate');
  const day = textIn(input, 'AsOfDate') ?? call.company.today();
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new Refusal('2060', `Invalid Date Format : ${day}`, 'AsOfDate');
  const fields = {
    SourceCurrencyCode: code,
    TargetCurrencyCode: call.company.homeCurrency(),
    Rate: input.Rate,
    AsOfDate: day,
  };
  const table = call.company.table('ExchangeRate');
  const before = ratesOf(call, code).find(({ AsOfDate }) => AsOfDate === day);
  return before ? table.save(before, fields) : table.insert(fields);
}

const ratesOf = (call: Call, code: string): Entity[] =>
  call.company
    .table('ExchangeRate')
    .all()
    .filter(({ SourceCurrencyCode }) => SourceCurrencyCode === code);

function refuseCode(code: string): void {
  if (!isCurrency(code)) throw new Refusal('2220', `Invalid Currency Type : ${code}`, 'SourceCurrencyCode');
}

/** Six decimals, which is as many as QuickBooks shows. */
function practiceRate(code: string, home: string): number {
  const [source = 0n, target = 1n] = [WORTH[code], WORTH[home]];
  return Number((source * 1_000_000n + target / 2n) / target) / 1_000_000;
}
