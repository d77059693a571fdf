/** Settings: what a person may turn in one organisation, and in the practice ledger as a whole. */

import type { Switches } from '../settings.ts';
import { form } from './form.ts';
import { type Html, html, live, type Part } from './html.ts';
import type { Page, Visit } from './practice.ts';
import { settingsActs } from './settings-acts.ts';
import { callsSection, webhookSection } from './traffic.ts';
import { moment, plural } from './words.ts';

export const settingsPage: Page = {
  path: '/settings',
  tab: 'settings',
  view: (visit) => ({ title: 'Settings', content: content(visit) }),
  acts: settingsActs,
};

function content(visit: Visit): Html {
  const { organisation, practice } = visit;
  return html`<h1>Settings</h1>
<h2 class="part">${organisation.name}</h2><div class="panels">
${panel('lock', 'Lock dates', 'Nothing dated on or before a lock date can be changed.', lockForm(visit))}
${panel('plan', 'Plan', 'What these books are paid for decides what they allow.', planForm(visit))}
${panel('app', `Connection to ${practice.appName}`, 'As when somebody disconnects the app inside these books.', disconnectForm(visit))}
</div>
<h2 class="part">The whole practice ledger</h2><div class="panels">
${panel('api', 'How the API behaves', 'For every organisation.', apiForm(visit))}
${panel('tokens', 'Tokens', 'An expired token is renewed by itself; a revoked grant has to be given again.', tokenForms(visit))}
${panel('unsettled', 'Where no source is sure', 'Xero’s documents leave these open.', switchForm(visit))}
${panel('clock', 'Clock', 'Set from outside, by the control plane.', clock(visit))}
${panel('reset', 'Start afresh', 'Forgets every invoice, payment, contact and connection.', resetForm(visit))}
</div>
${live('webhook', webhook(visit))}${live('requests', requests(visit))}`;
}

const panel = (name: string, title: string, about: string, body: Part): Html =>
  html`<section class="panel"><h3>${title}</h3><p class="quiet-text">${about}</p>${live(name, body)}</section>`;

const lockForm = ({ forms, organisation }: Visit): Html =>
  form(forms, {
    act: 'lock-dates',
    button: 'Save',
    fields: (field) => [
      field.text({
        name: 'periodLockDate',
        label: 'Period lock date',
        type: 'date',
        value: organisation.periodLockDate,
        isOptional: true,
      }),
      field.text({
        name: 'endOfYearLockDate',
        label: 'End of year lock date',
        type: 'date',
        value: organisation.endOfYearLockDate,
        isOptional: true,
      }),
    ],
  });

const planForm = ({ forms, organisation }: Visit): Html =>
  form(forms, {
    act: 'plan',
    button: 'Save',
    fields: (field) =>
      field.select({ name: 'plan', label: 'Plan', value: organisation.plan ?? 'PREMIUM', options: PLANS }),
  });

const PLANS = [
  ['PREMIUM', 'Premium: no limits'],
  ['STANDARD', 'Standard: one currency'],
  ['STARTER', 'Starter (Early): one currency, 20 invoices a month'],
  ['TRIAL', 'Trial: 20 e-mails a day'],
  ['DEMO', 'Demo company: no e-mails'],
] as const;

const disconnectForm = ({ forms }: Visit): Html =>
  form(forms, { act: 'disconnect', button: 'Disconnect', look: 'grave' });

function apiForm({ forms, practice }: Visit): Html {
  const { tier, latencyMs, limits } = practice.control.settings();
  return form(forms, {
    act: 'api-behaviour',
    button: 'Save',
    fields: (field) => [
      field.select({
        name: 'tier',
        label: 'Tier',
        value: tier,
        options: [
          ['starter', 'Starter: 1,000 calls a day'],
          ['core', 'Core: 5,000 calls a day'],
        ],
      }),
      field.text({ name: 'latencyMs', label: 'Latency (ms)', type: 'number', value: String(latencyMs) }),
      field.tick({ name: 'limits', label: 'Rate limits are on', isOn: limits }),
    ],
  });
}

const tokenForms = ({ forms }: Visit): Html[] => [
  form(forms, { act: 'expire-tokens', button: 'Expire access tokens' }),
  form(forms, { act: 'revoke', button: 'Revoke the grant', look: 'grave' }),
];

function switchForm({ forms, practice }: Visit): Html {
  const { switches } = practice.control.settings();
  return form(forms, {
    act: 'switches',
    button: 'Save',
    fields: (field) => [
      field.select({
        name: 'numberReuse',
        label: 'An invoice number may be used again',
        value: switches.numberReuse,
        options: NUMBER_REUSE,
      }),
      field.select({
        name: 'ifModifiedSince',
        label: 'If-Modified-Since is',
        value: switches.ifModifiedSince,
        options: SINCE,
      }),
      field.select({
        name: 'planCountsBy',
        label: 'A small plan counts an approval in the month of',
        value: switches.planCountsBy,
        options: PLAN_COUNTS,
      }),
      ...TICKS.map(([name, label]) => field.tick({ name, label, isOn: switches[name] })),
    ],
  });
}

const NUMBER_REUSE = [
  ['never', 'Never'],
  ['afterDelete', 'After it was deleted'],
  ['afterVoidOrDelete', 'After it was voided or deleted'],
] as const;
const SINCE = [
  ['exclusive', 'Exclusive'],
  ['inclusive', 'Inclusive'],
] as const;
const PLAN_COUNTS = [
  ['approval', 'The approval'],
  ['invoiceDate', 'The invoice’s date'],
] as const;
type Tick = Exclude<keyof Switches, 'numberReuse' | 'ifModifiedSince' | 'planCountsBy'>;
const TICKS: readonly (readonly [name: Tick, label: string])[] = [
  ['paymentFiresInvoiceWebhook', 'A payment fires an invoice webhook'],
  ['voidKeepsAmountDue', 'A voided invoice keeps its amount due'],
  ['paymentsListShowsDeleted', 'The list of payments shows deleted ones'],
  ['reconciledPaymentsDelete', 'The API may delete reconciled payments'],
  ['approvalNeeded', 'Invoices sent as approved stay drafts (approval step)'],
];

const clock = ({ practice, organisation }: Visit): Html =>
  html`<p>${moment(practice.clock.now(), organisation)} in ${organisation.zone}, ${practice.clock.mode}</p>`;

const resetForm = ({ forms }: Visit): Html =>
  form(forms, {
    act: 'reset',
    button: 'Reset everything',
    look: 'grave',
    fields: (field) => field.tick({ name: 'confirm', label: 'Yes, forget everything', isRequired: true }),
  });

const WEBHOOK_WORDS = {
  none: 'No address is set.',
  waiting: 'Waiting for the address to prove itself (intent to receive).',
  ok: 'Delivering.',
  intentFailed: 'The address did not prove itself (intent to receive); it is asked again.',
  disabled: 'Given up after a day of failures.',
} as const;

function webhook({ practice, organisation }: Visit): Html {
  const state = practice.control.webhook();
  return webhookSection(organisation, {
    ...state,
    word: WEBHOOK_WORDS[state.status],
    deliveries: practice.deliveries(),
    whatOf(body) {
      const events = body.match(/"eventType"/g)?.length ?? 0;
      return events === 0 ? 'Intent to receive' : plural(events, 'event');
    },
  });
}

function requests({ practice, organisation }: Visit): Html {
  const theirs = practice.control.requests().filter(({ tenantId }) => tenantId === organisation.tenantId);
  return callsSection(organisation, theirs, 'organisation');
}
