/** Settings: what a person may turn in one company, and in the practice QuickBooks as a whole. */

import { form } from '../../practice/form.ts';
import { type Html, html, live, type Part } from '../../practice/html.ts';
import { callsSection, webhookSection } from '../../practice/traffic.ts';
import { moment, plural } from '../../practice/words.ts';
import { list } from '../json.ts';
import { group, text } from './fields.ts';
import { PACIFIC, type Page, type Visit } from './practice.ts';
import { settingsActs } from './settings-acts.ts';
import { switchForm } from './settings-switches.ts';

export const settingsPage: Page = {
  path: '/settings',
  tab: 'settings',
  view: (visit) => ({ title: 'Settings', content: content(visit) }),
  acts: settingsActs,
};

function content(visit: Visit): Html {
  const { company, practice } = visit;
  return html`<h1>Settings</h1>
<h2 class="part">${company.name}</h2><div class="panels">
${panel('closing', 'Closing date', 'Nothing dated on or before it can be changed.', closingForm(visit))}
${panel('sales', 'Sales', 'As in Account and settings.', salesForm(visit))}
${panel('currencies', 'Currencies', 'Once on, it stays on.', currencies(visit))}
${panel('plan', 'Subscription', 'A lapsed one can be read and not written.', planForm(visit))}
${panel('app', `Connection to ${practice.appName}`, 'As when somebody disconnects the app inside QuickBooks.', disconnectForm(visit))}
</div>
<h2 class="part">The whole practice QuickBooks</h2><div class="panels">
${panel('api', 'How the API behaves', 'For every company.', apiForm(visit))}
${panel('tokens', 'Tokens', 'An expired token is renewed by itself; a revoked grant has to be given again.', tokenForms(visit))}
${panel('unsettled', 'Where no source is sure', 'Intuit’s documents leave these open.', switchForm(visit))}
${panel('clock', 'Clock', 'Set from outside, by the control plane.', clock(visit))}
${panel('reset', 'Start afresh', 'Forgets every invoice, payment, customer and connection.', resetForm(visit))}
</div>
${live('webhook', webhook(visit))}${live('requests', requests(visit))}`;
}

const panel = (name: string, title: string, about: string, body: Part): Html =>
  html`<section class="panel"><h3>${title}</h3><p class="quiet-text">${about}</p>${live(name, body)}</section>`;

const preferencesOf = ({ practice, realmId }: Visit, name: string) =>
  group(practice.books.getPreferences({ realmId }), name);

const closingForm = (visit: Visit): Html =>
  form(visit.forms, {
    act: 'closing',
    button: 'Save',
    fields: (field) => [
      field.text({
        ...{ name: 'date', label: 'Closing date', type: 'date', isOptional: true },
        value: text(preferencesOf(visit, 'AccountingInfoPrefs').BookCloseDate),
      }),
      field.tick({ name: 'hasPassword', label: 'Guarded by a password' }),
    ],
  });

function salesForm(visit: Visit): Html {
  const sales = preferencesOf(visit, 'SalesFormsPrefs');
  return form(visit.forms, {
    act: 'sales',
    button: 'Save',
    fields: (field) => [
      field.tick({
        ...{ name: 'customNumbers', label: 'Custom transaction numbers' },
        isOn: sales.CustomTxnNumbers === true,
      }),
      field.tick({
        ...{ name: 'autoApply', label: 'Automatically apply credits' },
        isOn: sales.AutoApplyCredit === true,
      }),
      field.tick({
        ...{ name: 'payments', label: 'QuickBooks Payments (invoice links)' },
        isOn: sales.ETransactionPaymentEnabled === true,
      }),
    ],
  });
}

function currencies(visit: Visit): Part {
  const home = visit.company.homeCurrency;
  if (preferencesOf(visit, 'CurrencyPrefs').MultiCurrencyEnabled === true)
    return html`<p>Multicurrency is on; home currency ${home}.</p>`;
  return [
    html`<p>Home currency ${home} only.</p>`,
    form(visit.forms, { act: 'currencies', button: 'Turn on multicurrency' }),
  ];
}

function planForm({ forms, practice, realmId }: Visit): Html {
  const info = practice.books.getCompany({ realmId });
  const status = (info ? list(info, 'NameValue') : []).find(({ Name }) => Name === 'SubscriptionStatus');
  return form(forms, {
    act: 'plan',
    button: 'Save',
    fields: (field) =>
      field.tick({
        ...{ name: 'hasLapsed', label: 'The subscription has ended' },
        isOn: status?.Value === 'EXPIRED',
      }),
  });
}

const disconnectForm = ({ forms }: Visit): Html =>
  form(forms, { act: 'disconnect', button: 'Disconnect', look: 'grave' });

function apiForm({ forms, practice }: Visit): Html {
  const { latencyMs, limits, readsPerMonth } = practice.control.settings();
  return form(forms, {
    act: 'api-behaviour',
    button: 'Save',
    fields: (field) => [
      field.text({ name: 'latencyMs', label: 'Latency (ms)', type: 'number', value: String(latencyMs) }),
      field.text({
        ...{ name: 'readsPerMonth', label: 'Metered reads a month (empty: no end)', type: 'number' },
        ...{ isOptional: true, value: readsPerMonth === null ? '' : String(readsPerMonth) },
      }),
      field.tick({ name: 'limits', label: 'Rate limits are on', isOn: limits }),
    ],
  });
}

const tokenForms = ({ forms }: Visit): Html[] => [
  form(forms, { act: 'expire-tokens', button: 'Expire access tokens' }),
  form(forms, { act: 'revoke', button: 'Revoke every grant', look: 'grave' }),
];

const clock = ({ practice }: Visit): Html =>
  html`<p>${moment(practice.clock.now(), PACIFIC)} on the Pacific coast, ${practice.clock.mode}</p>`;

const resetForm = ({ forms }: Visit): Html =>
  form(forms, {
    act: 'reset',
    button: 'Reset everything',
    look: 'grave',
    fields: (field) => field.tick({ name: 'confirm', label: 'Yes, forget everything', isRequired: true }),
  });

const WEBHOOK_WORDS = {
  none: 'No address is set.',
  ok: 'Delivering.',
  failing: 'Not acknowledged: everything later waits.',
} as const;

function webhook({ practice }: Visit): Html {
  const state = practice.control.webhook();
  return webhookSection(PACIFIC, {
    ...state,
    word: WEBHOOK_WORDS[state.status],
    deliveries: practice.deliveries(),
    whatOf: (body) => plural(body.match(/"specversion"|"lastUpdated"/g)?.length ?? 0, 'event'),
  });
}

function requests({ practice, realmId }: Visit): Html {
  const theirs = practice.control.requests().filter((each) => each.realmId === realmId);
  return callsSection(PACIFIC, theirs, 'company');
}
