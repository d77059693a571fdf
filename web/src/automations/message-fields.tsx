/** Words that people read: whom they go to, and texts with places that are filled for each record. */
import { Checkbox, MultiSelect, Text } from '@mantine/core';
import type { AutomationAction, AutomationOptions } from '../api/types.ts';
import type { ActionProps } from './action-fields.tsx';
import classes from './automations.module.css';
import { TemplateField } from './template-field.tsx';

export function NotifyFields({ action, options, problem, onChange }: ActionProps<'notify'>) {
  return (
    <>
      <MultiSelect
        size="xs"
        aria-label="Whom it notifies"
        placeholder={action.to.length === 0 ? 'Choose' : ''}
        searchable
        selectFirstOptionOnChange
        nothingFoundMessage="Nobody here is called that: people are invited in Settings, Members."
        style={{ flexBasis: 340 }}
        data={recipientsIn(options)}
        value={action.to.map(keyOf)}
        error={problem('to')}
        onChange={(keys) => onChange({ ...action, to: keys.map(recipientOf) })}
      />
      <Checkbox
        size="xs"
        label="By e-mail too"
        checked={action.byEmail}
        onChange={(event) => onChange({ ...action, byEmail: event.currentTarget.checked })}
      />
      <TemplateField
        label="What they read"
        options={options}
        rows={2}
        value={action.message}
        error={problem('message')}
        onChange={(message) => onChange({ ...action, message })}
      />
    </>
  );
}

export function MailFields({ action, options, problem, onChange }: ActionProps<'emailCustomer'>) {
  return (
    <>
      <TemplateField
        label="Subject"
        options={options}
        rows={1}
        value={action.subject}
        error={problem('subject')}
        onChange={(subject) => onChange({ ...action, subject })}
      />
      <TemplateField
        label="E-mail"
        options={options}
        rows={6}
        value={action.body}
        error={problem('body')}
        onChange={(body) => onChange({ ...action, body })}
      />
      <details className={classes.wide}>
        <summary>How it will look</summary>
        <div className={classes.mail}>
          <b>{withSamples(action.subject, options)}</b>
          {'\n\n'}
          {withSamples(action.body, options)}
        </div>
        <Text size="xs" c="dimmed" mt={4}>
          With sample words in its places. Try it on a record below to read it with that record’s own.
        </Text>
      </details>
    </>
  );
}

function withSamples(text: string, { placeholders }: AutomationOptions): string {
  return placeholders.reduce((said, { name, sample }) => said.replaceAll(`{{${name}}}`, sample), text);
}

type Recipient = Extract<AutomationAction, { kind: 'notify' }>['to'][number];

function recipientsIn({ ownerWords, roles, people }: AutomationOptions) {
  return [
    {
      group: 'Of the record',
      items: [
        { value: 'owner', label: ownerWords },
        { value: 'creator', label: 'whoever made it' },
      ],
    },
    { group: 'Roles', items: roles.map(({ value, label }) => ({ value: `role:${value}`, label })) },
    { group: 'People', items: people.map(({ value, label }) => ({ value: `user:${value}`, label })) },
  ];
}

function keyOf(to: Recipient): string {
  if (to.kind === 'user') return `user:${to.userId}`;
  return to.kind === 'role' ? `role:${to.role}` : to.kind;
}

function recipientOf(key: string): Recipient {
  if (key.startsWith('user:')) return { kind: 'user', userId: key.slice(5) };
  if (key.startsWith('role:')) return { kind: 'role', role: key.slice(5) };
  return key === 'creator' ? { kind: 'creator' } : { kind: 'owner' };
}
