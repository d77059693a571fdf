/** What an action is about: the stage, the column, the people, the words. */
import { Checkbox, NumberInput, Select, Text } from '@mantine/core';
import type { AutomationAction, AutomationOptions } from '../api/types.ts';
import { DecimalField } from '../fields/decimal-field.tsx';
import classes from './automations.module.css';
import type { ProblemAt } from './builder.tsx';
import { ColumnValueFields } from './column-value-fields.tsx';
import { MailFields, NotifyFields } from './message-fields.tsx';

export type ActionProps<Kind extends AutomationAction['kind'] = AutomationAction['kind']> = {
  readonly action: Extract<AutomationAction, { kind: Kind }>;
  readonly options: AutomationOptions;
  readonly problem: ProblemAt;
  readonly onChange: (action: AutomationAction) => void;
};

export function ActionFields({ label, ...props }: ActionProps & { label: string }) {
  return (
    <div className={classes.said}>
      <Text span size="sm" fw={600} lh="30px">
        {label}
      </Text>
      <Fields {...props} />
    </div>
  );
}

function Fields({ action, ...rest }: ActionProps) {
  switch (action.kind) {
    case 'moveToStage':
      return <StageField action={action} {...rest} />;
    case 'setColumn':
      return <ColumnValueFields action={action} {...rest} />;
    case 'assign':
      return <PersonField action={action} {...rest} />;
    case 'createJob':
      return <JobStageField action={action} {...rest} />;
    case 'createInvoice':
      return <InvoiceFields action={action} {...rest} />;
    case 'notify':
      return <NotifyFields action={action} {...rest} />;
    case 'emailCustomer':
      return <MailFields action={action} {...rest} />;
    case 'callWebhook':
      return <EndpointField action={action} {...rest} />;
    case 'wait':
      return <WaitField action={action} {...rest} />;
  }
}

const boardLabels: Readonly<Record<string, string>> = { sales: 'SalesBoard', jobs: 'JobBoard' };

function StageField({ action, options, problem, onChange }: ActionProps<'moveToStage'>) {
  const boards = [...new Set(options.stages.map(({ board }) => board))];
  return (
    <Select
      size="xs"
      aria-label="To which stage"
      placeholder="Choose a stage"
      searchable
      selectFirstOptionOnChange
      data={boards.map((board) => ({
        group: boardLabels[board] ?? board,
        items: options.stages
          .filter((stage) => stage.board === board)
          .map(({ id, name }) => ({ value: id, label: name })),
      }))}
      value={action.stageId || null}
      error={problem('stageId')}
      onChange={(stageId) => stageId && onChange({ kind: 'moveToStage', stageId })}
    />
  );
}

const nobody = '*';

function PersonField({ action, options, problem, onChange }: ActionProps<'assign'>) {
  return (
    <Select
      size="xs"
      aria-label="To whom"
      placeholder="Choose a person"
      searchable
      selectFirstOptionOnChange
      data={[{ value: nobody, label: 'nobody' }, ...options.people]}
      value={action.userId === null ? nobody : action.userId || null}
      error={problem('userId')}
      onChange={(userId) => userId && onChange({ kind: 'assign', userId: userId === nobody ? null : userId })}
    />
  );
}

const firstStage = '*';

function JobStageField({ action, options, problem, onChange }: ActionProps<'createJob'>) {
  const stages = options.stages.filter(({ board }) => board === 'jobs');
  return (
    <Select
      size="xs"
      aria-label="In which stage"
      allowDeselect={false}
      data={[
        { value: firstStage, label: 'in the first stage' },
        ...stages.map(({ id, name }) => ({ value: id, label: `in ${name}` })),
      ]}
      value={action.stageId ?? firstStage}
      error={problem('stageId')}
      onChange={(id) => id && onChange({ kind: 'createJob', stageId: id === firstStage ? null : id })}
    />
  );
}

function InvoiceFields({ action, problem, onChange }: ActionProps<'createInvoice'>) {
  const { percent, send } = action;
  return (
    <>
      <Select
        size="xs"
        aria-label="Of how much"
        allowDeselect={false}
        data={[
          { value: 'rest', label: 'for what is not invoiced yet' },
          { value: 'deposit', label: 'as a deposit of' },
        ]}
        value={percent === null ? 'rest' : 'deposit'}
        error={problem('percent')}
        onChange={(of) => onChange({ ...action, percent: of === 'deposit' ? (percent ?? '50') : null })}
      />
      {percent === null ? null : (
        <DecimalField
          size="xs"
          aria-label="Percent of the total"
          wrapperProps={{ className: classes.short }}
          rightSection="%"
          value={percent}
          onDecimal={(next) => onChange({ ...action, percent: next })}
        />
      )}
      <Checkbox
        size="xs"
        label="Send it to the books"
        checked={send}
        onChange={(event) => onChange({ ...action, send: event.currentTarget.checked })}
      />
    </>
  );
}

function EndpointField({ action, options, problem, onChange }: ActionProps<'callWebhook'>) {
  if (options.endpoints.length === 0) {
    return (
      <Text size="sm" c="dimmed" className={classes.wide}>
        There is no webhook yet: an owner or admin adds one in Settings, Webhooks.
      </Text>
    );
  }
  return (
    <Select
      size="xs"
      aria-label="Which webhook"
      placeholder="Choose a webhook"
      data={options.endpoints}
      value={action.endpointId || null}
      error={problem('endpointId')}
      onChange={(endpointId) => endpointId && onChange({ kind: 'callWebhook', endpointId })}
    />
  );
}

function WaitField({ action, problem, onChange }: ActionProps<'wait'>) {
  return (
    <>
      <NumberInput
        size="xs"
        aria-label="How many days"
        className={classes.short}
        min={1}
        max={365}
        allowDecimal={false}
        value={action.days}
        error={problem('days')}
        onChange={(value) => onChange({ kind: 'wait', days: Math.min(365, Math.max(1, Number(value) || 1)) })}
      />
      <Text span size="sm">
        {action.days === 1 ? 'day' : 'days'}
      </Text>
    </>
  );
}
