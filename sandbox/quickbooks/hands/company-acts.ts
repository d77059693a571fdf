/** What a person sets in the company itself: what is closed, who numbers, what it pays for. */

import type { Books } from '../books.ts';
import type { Call } from '../entity.ts';
import { inner, type Json, list } from '../json.ts';
import type { Entity } from '../table.ts';
import { type Act, Unwilling } from './act.ts';

type CompanyActs = Pick<
  Books,
  | 'setClosingDate'
  | 'setCustomNumbers'
  | 'setAutoApplyCredit'
  | 'setMultiCurrency'
  | 'setSubscription'
  | 'enablePayments'
>;

export function companyActs(act: Act): CompanyActs {
  return {
    setClosingDate: ({ realmId, date, hasPassword = false }) =>
      act(realmId, (call) => {
        if (date !== '' && !/^\d{4}-\d\d-\d\d$/.test(date))
          throw new Unwilling('The closing date must be YYYY-MM-DD.');
        call.company.changeState({ hasClosingPassword: date !== '' && hasPassword });
        return prefer(call, 'AccountingInfoPrefs', { BookCloseDate: date === '' ? undefined : date });
      }),
    setCustomNumbers: ({ realmId, isOn }) =>
      act(realmId, (call) => prefer(call, 'SalesFormsPrefs', { CustomTxnNumbers: isOn })),
    setAutoApplyCredit: ({ realmId, isOn }) =>
      act(realmId, (call) => prefer(call, 'SalesFormsPrefs', { AutoApplyCredit: isOn })),
    setMultiCurrency: ({ realmId }) =>
      act(realmId, (call) => prefer(call, 'CurrencyPrefs', { MultiCurrencyEnabled: true })),
    setSubscription: ({ realmId, hasLapsed }) =>
      act(realmId, (call) => {
        call.company.changeState({ hasLapsed });
        return describe(call, 'SubscriptionStatus', hasLapsed ? 'EXPIRED' : 'SUBSCRIBED');
      }),
    enablePayments: ({ realmId, isOn }) =>
      act(realmId, (call) => {
        call.company.changeState({ hasPayments: isOn });
        return prefer(call, 'SalesFormsPrefs', { ETransactionPaymentEnabled: isOn });
      }),
  };
}

function prefer({ company }: Call, group: string, change: Json): Entity {
  const preferences = company.preferences();
  const entries = Object.entries({ ...inner(preferences, group), ...change });
  const next = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  return company.table('Preferences').save(preferences, { [group]: next });
}

function describe({ company }: Call, name: string, value: string): Entity {
  const info = company.info();
  const others = list(info, 'NameValue').filter(({ Name }) => Name !== name);
  return company.table('CompanyInfo').save(info, { NameValue: [...others, { Name: name, Value: value }] });
}
