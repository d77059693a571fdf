/** When: what the automation waits for, and which status, stage, label or day it is. */
import { NumberInput, Select } from '@mantine/core';
import type { AutomationTrigger } from '../api/types.ts';
import classes from './automations.module.css';
import type { PartProps } from './builder.tsx';
import { newTrigger } from './rule-draft.ts';

export function TriggerPart(props: PartProps) {
  const { draft, options, change, problem } = props;
  return (
    <div className={classes.said}>
      <Select
        size="xs"
        aria-label="What it waits for"
        allowDeselect={false}
        searchable
        selectFirstOptionOnChange
        style={{ flexBasis: 320 }}
        data={options.triggers.map(({ kind, label }) => ({ value: kind, label }))}
        value={draft.trigger.kind}
        error={problem('trigger.kind')}
        onChange={(kind) => kind && change({ trigger: newTrigger(kind) })}
      />
      <Which {...props} />
    </div>
  );
}

function Which({ draft: { trigger, board }, options, change, problem }: PartProps) {
  const set = (next: AutomationTrigger) => change({ trigger: next });
  switch (trigger.kind) {
    case 'statusBecomes':
    case 'statusStops':
      return (
        <Select
          size="xs"
          aria-label="Which status"
          allowDeselect={false}
          data={options.statuses}
          value={trigger.status}
          onChange={(value) => {
            const status = statuses.find((one) => one === value);
            if (status) set({ kind: trigger.kind, status });
          }}
        />
      );
    case 'dueDate':
      return <DueDays days={trigger.days} onDays={(days) => set({ kind: 'dueDate', days })} />;
    case 'stageChanges':
      return (
        <OneOf
          label="To which stage"
          whichever="to any stage"
          data={options.ownStages.map(({ value, label }) => ({ value, label: `to ${label}` }))}
          value={trigger.to}
          error={problem('trigger.to')}
          onPick={(to) => set({ kind: 'stageChanges', to })}
        />
      );
    case 'columnChanges': {
      const columns = options.columns.filter((column) => column.board === board);
      const column = columns.find(({ id }) => id === trigger.columnId);
      return (
        <>
          <Select
            size="xs"
            aria-label="Which column"
            placeholder={columns.length === 0 ? 'The board has no columns of its own' : 'Choose a column'}
            data={columns.map(({ id, name }) => ({ value: id, label: name }))}
            value={trigger.columnId || null}
            error={problem('trigger.columnId')}
            onChange={(columnId) => columnId && set({ kind: 'columnChanges', columnId, to: null })}
          />
          {column && column.options.length > 0 ? (
            <OneOf
              label="To which label"
              whichever="to anything"
              data={column.options.map(({ id, name }) => ({ value: id, label: `to ${name}` }))}
              value={trigger.to}
              error={problem('trigger.to')}
              onPick={(to) => set({ kind: 'columnChanges', columnId: column.id, to })}
            />
          ) : null}
        </>
      );
    }
    default:
      return null;
  }
}

const statuses = ['waitingPayment', 'overdue', 'partiallyPaid', 'paid'] as const;
const any = '*';

/** Null is whichever; blank is what nobody has chosen yet. */
function OneOf({
  label,
  whichever,
  data,
  value,
  error,
  onPick,
}: {
  label: string;
  whichever: string;
  data: readonly { readonly value: string; readonly label: string }[];
  value: string | null;
  error: string | undefined;
  onPick: (value: string | null) => void;
}) {
  return (
    <Select
      size="xs"
      aria-label={label}
      placeholder="Choose"
      allowDeselect={false}
      data={[{ value: any, label: whichever }, ...data]}
      value={value === null ? any : value || null}
      error={error}
      onChange={(next) => next && onPick(next === any ? null : next)}
    />
  );
}

function DueDays({ days, onDays }: { days: number; onDays: (days: number) => void }) {
  const side = days < 0 ? 'before' : 'after';
  return (
    <>
      <NumberInput
        size="xs"
        aria-label="How many days"
        className={classes.short}
        min={0}
        max={365}
        allowDecimal={false}
        value={Math.abs(days)}
        onChange={(value) => onDays((side === 'before' ? -1 : 1) * Math.min(365, Number(value) || 0))}
      />
      <Select
        size="xs"
        aria-label="Before or after the due date"
        allowDeselect={false}
        data={[
          { value: 'after', label: 'days after the due date' },
          { value: 'before', label: 'days before the due date' },
        ]}
        value={side}
        onChange={(next) => onDays((next === 'before' ? -1 : 1) * Math.max(1, Math.abs(days)))}
      />
    </>
  );
}
