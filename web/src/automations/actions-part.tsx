/** Then: the actions in their order, each moved by its handle, by Alt with an arrow, or drawn. */
import { ActionIcon, Button, Menu, Text, VisuallyHidden } from '@mantine/core';
import { IconGripVertical, IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useOrder } from '../fields/use-order.ts';
import { ActionFields } from './action-fields.tsx';
import classes from './automations.module.css';
import type { PartProps } from './builder.tsx';
import { type ActionDraft, draftAction, newAction } from './rule-draft.ts';

export function ActionsPart({ draft, options, change, problem }: PartProps) {
  const { actions } = draft;
  const set = (next: readonly ActionDraft[]) => change({ actions: next });
  const order = useOrder(actions, set, 'Action');
  const add = useRef<HTMLButtonElement>(null);
  return (
    <div>
      {actions.map(({ key, action }, index) => {
        const nth = `action ${index + 1}`;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend on screen
          <div key={key} className={classes.action} role="group" aria-label={nth} {...order.row(key)}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              className={classes.handle}
              aria-label={`Move ${nth}`}
              title="Drag, or press ↑ or ↓"
              {...order.handle(key)}
            >
              <IconGripVertical size={15} />
            </ActionIcon>
            <ActionFields
              action={action}
              label={options.actions.find(({ kind }) => kind === action.kind)?.label ?? action.kind}
              options={options}
              problem={(path) => problem(`actions.${index}.${path}`)}
              onChange={(next) => set(actions.map((one) => (one.key === key ? { key, action: next } : one)))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={`Remove ${nth}`}
              onClick={() => {
                set(actions.filter((one) => one.key !== key));
                // The button that was pressed is gone: the focus stays in the list.
                add.current?.focus();
              }}
            >
              <IconX size={15} />
            </ActionIcon>
          </div>
        );
      })}
      <Menu width={220} position="bottom-start">
        <Menu.Target>
          <Button ref={add} size="xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />}>
            Add action
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {options.actions.map(({ kind, label }) => (
            <Menu.Item key={kind} onClick={() => set([...actions, draftAction(newAction(kind))])}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Text size="xs" c="var(--mantine-color-error)">
        {problem('actions')}
      </Text>
      <VisuallyHidden aria-live="polite">{order.said}</VisuallyHidden>
    </div>
  );
}
