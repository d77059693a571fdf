/** `taxservice/taxcode`: the one way in which an app makes a tax code, together with its rates. */

import type { Call } from './entity.ts';
import { badReference, businessRule, missing, Refusal } from './faults-wire.ts';
import { textIn } from './fields.ts';
import { inner, type Json, list } from './json.ts';
import { refuseLapsed } from './operations.ts';
import type { Entity } from './table.ts';

export function makeTaxCode(call: Call, body: Json): Json {
  const { company } = call;
  refuseLapsed(company);
  // Ours: no source gives the sentence.
  if (inner(company.preferences(), 'TaxPrefs').PartnerTaxEnabled === true)
    throw businessRule('Tax codes cannot be added where sales tax is automated.');
  const name = textIn(body, 'TaxCode', 100);
  if (!name) throw missing('TaxCode');
  if (company.table('TaxCode').find('Name', name).length > 0) throw taken('tax code');
  const details = list(body, 'TaxRateDetails');
  if (details.length === 0) throw missing('TaxRateDetails');
  const rates = details.map((detail) => ({ rate: rateFor(call, detail), side: sideOf(detail) }));
  const code = company.table('TaxCode').insert({
    Name: name,
    Description: name,
    Active: true,
    Hidden: false,
    Taxable: true,
    TaxGroup: true,
    SalesTaxRateList: { TaxRateDetail: listed(rates, 'Sales') },
    PurchaseTaxRateList: { TaxRateDetail: listed(rates, 'Purchase') },
  });
  return {
    TaxCode: name,
    TaxCodeId: code.Id,
    TaxRateDetails: rates.map(({ rate, side }) => ({
      TaxRateName: rate.Name,
      TaxRateId: rate.Id,
      RateValue: rate.RateValue,
      TaxAgencyId: inner(rate, 'AgencyRef').value,
      TaxApplicableOn: side,
    })),
  };
}

type Side = 'Sales' | 'Purchase';

function sideOf(detail: Json): Side {
  const side = textIn(detail, 'TaxApplicableOn') ?? 'Sales';
  if (side === 'Sales' || side === 'Purchase') return side;
  throw new Refusal('2170', `Invalid Enumeration : ${side}`, 'TaxApplicableOn');
}

/** A rate that is there already, by its id, or a new one. */
function rateFor({ company }: Call, detail: Json): Entity {
  const rates = company.table('TaxRate');
  const id = textIn(detail, 'TaxRateId');
  if (id !== undefined) {
    const known = rates.get(id);
    if (!known) throw badReference('TaxRateDetails.TaxRateId');
    return known;
  }
  const name = textIn(detail, 'TaxRateName', 100);
  if (!name) throw missing('TaxRateDetails.TaxRateName');
  if (rates.find('Name', name).length > 0) throw taken('tax rate');
  const percent = Number(textIn(detail, 'RateValue') ?? Number.NaN);
  if (!(percent >= 0 && percent <= 100)) throw missing('TaxRateDetails.RateValue');
  const agency = company.table('TaxAgency').get(textIn(detail, 'TaxAgencyId') ?? '');
  if (!agency) throw badReference('TaxRateDetails.TaxAgencyId');
  return rates.insert({
    Name: name,
    Description: name,
    Active: true,
    RateValue: percent,
    AgencyRef: { value: agency.Id },
    SpecialTaxType: percent === 0 ? 'ZERO_RATE' : 'NONE',
    DisplayType: 'ReadOnly',
    EffectiveTaxRate: [{ RateValue: percent, EffectiveDate: `${company.today()}T00:00:00-08:00` }],
  });
}

const listed = (
  rates: readonly { readonly rate: Entity; readonly side: Side }[],
  side: Side,
): readonly Json[] =>
  rates
    .filter((each) => each.side === side)
    .map(({ rate }, index) => ({
      TaxRateRef: { value: rate.Id, name: String(rate.Name) },
      TaxTypeApplicable: 'TaxOnAmount',
      TaxOrder: index,
    }));

const taken = (what: 'tax code' | 'tax rate'): Refusal =>
  new Refusal(
    '6240',
    `The name supplied already exists. : Another ${what} is already using this name. Please use a different name.`,
  );
