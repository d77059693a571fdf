/** The points on which no source is sure, as switches a person can turn. */

import { z } from 'zod';
import { form } from '../../practice/form.ts';
import type { Html } from '../../practice/html.ts';
import { ticked } from '../../practice/typed.ts';
import type { Switches } from '../sandbox.ts';
import type { Visit } from './practice.ts';

export function switchForm({ forms, practice }: Visit): Html {
  const { switches } = practice.control.settings();
  return form(forms, {
    act: 'switches',
    button: 'Save',
    fields: (field) => [
      ...entries(CHOICES).map(([name, [label, words]]) =>
        field.select({ name, label, value: switches[name], options: Object.entries(words) }),
      ),
      ...entries(TICKS).map(([name, label]) => field.tick({ name, label, isOn: switches[name] })),
    ],
  });
}

type Tick = { [Name in keyof Switches]: Switches[Name] extends boolean ? Name : never }[keyof Switches];
type Choice = Exclude<keyof Switches, Tick>;

/** Each reading of each switch has its word: a new one without is an error of types. */
const CHOICES: { readonly [Name in Choice]: readonly [string, Readonly<Record<Switches[Name], string>>] } = {
  refreshRotation: [
    'A refresh gives a new refresh token',
    { each: 'Each time', daily: 'When it is a day old' },
  ],
  refreshGrace: ['The refresh token before may still be used', { none: 'Never', day: 'For a day' }],
  throttleShape: ['A reached limit is said in', { xml: 'XML', json: 'JSON' }],
  requestIdReuse: [
    'A requestid with something else in it',
    { replay: 'Gets the first answer', refuse: 'Is refused' },
  ],
  requestIdKept: ['A requestid is known for', { hour: 'An hour', day: 'A day', always: 'Ever' }],
  batchOrder: ['The items of a batch are done', { any: 'In any order', serial: 'In theirs' }],
  batchQueriesCount: ['Queries in a batch count as reads', { each: 'Each', once: 'Once' }],
  changedSince: ['changedSince is', { exclusive: 'Exclusive', inclusive: 'Inclusive' }],
  fullAnswerKeeps: ['Of too many changes are answered', { newest: 'The newest', oldest: 'The oldest' }],
  closingDay: ['The day of the closing date is', { closed: 'Closed', open: 'Open' }],
  closedFault: ['Closed books are refused with', { '6200': '6200 or 6210', '5010': '5010' }],
  linkedUndo: ['Voiding what is paid, by an app', { refuse: 'Is refused', unlink: 'Takes the money off' }],
  voidWords: ['A void answers kinds', { capitals: 'IN_CAPITALS', plain: 'As ever' }],
  longNumberFault: ['A number that is too long is refused with', { '6000': '6000', '2050': '2050' }],
  webhookShape: ['Webhooks come as', { cloudEvents: 'CloudEvents', eventNotifications: 'The older shape' }],
  webhookContentType: [
    'Their content type is',
    {
      'application/cloudevents+json': 'application/cloudevents+json',
      'application/json': 'application/json',
    },
  ],
  webhookData: ['The data of a CloudEvent is', { absent: 'Absent', empty: 'Empty' }],
};

const TICKS: Readonly<Record<Tick, string>> = {
  reuseKillsGrant: 'A refresh token or code used twice ends the grant',
  paymentFiresInvoice: 'A payment fires an event of its invoices',
};

/** What the form sends. */
export const switchFields: z.ZodType<Switches> = z.object({
  ...Object.fromEntries(entries(CHOICES).map(([name, [, words]]) => [name, z.enum(Object.keys(words))])),
  ...Object.fromEntries(entries(TICKS).map(([name]) => [name, ticked])),
}) as unknown as z.ZodType<Switches>; // each field reads one of its switch's own readings, as CHOICES and TICKS have them

function entries<Shape extends object>(of: Shape) {
  return Object.entries(of) as [keyof Shape & string, Shape[keyof Shape]][]; // a literal has no other keys
}
