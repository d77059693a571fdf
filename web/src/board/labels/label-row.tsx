/** One label in the editor: a handle to move it, its colour, its name, and what takes it away. */
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { ActionIcon, Button, Select, Text, TextInput } from '@mantine/core';
import { IconGripVertical, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { StageLabel } from '../../grid/stage-label.tsx';
import { ColorMenu } from './color-menu.tsx';
import type { LabelDraft } from './label-draft.ts';
import classes from './labels.module.css';

type Props = {
  readonly draft: LabelDraft;
  readonly fault: string | undefined;
  /** Where its records may go; null: that is not asked. */
  readonly targets: readonly LabelDraft[] | null;
  readonly mayRemove: boolean;
  readonly onChange: (draft: LabelDraft) => void;
  /** Takes away one that was never saved. */
  readonly onDiscard: () => void;
  readonly onStep: (step: -1 | 1) => void;
  /** Another label, by its key, was dropped onto this one's place. */
  readonly onDropped: (key: string) => void;
};

export function LabelRow(props: Props) {
  const { draft, fault, mayRemove, onChange, onDiscard, onStep } = props;
  const { row, handle, isOver } = useReorder(props);
  const name = draft.name || 'the new label';
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    onStep(event.key === 'ArrowUp' ? -1 : 1);
  }
  return (
    <li ref={row} className={classes.row} data-over={isOver || undefined}>
      <ActionIcon
        ref={handle}
        variant="subtle"
        color="gray"
        size={26}
        className={classes.handle}
        aria-label={`Move ${name}: arrow up or down`}
        onKeyDown={onKeyDown}
      >
        <IconGripVertical size={15} />
      </ActionIcon>
      {draft.removed ? (
        <Removed {...props} />
      ) : (
        <>
          <ColorMenu name={name} color={draft.color} onPick={(color) => onChange({ ...draft, color })} />
          <TextInput
            size="xs"
            aria-label="Name"
            placeholder="Name"
            maxLength={100}
            // A new one is there to be named.
            autoFocus={draft.id === null}
            className={classes.name}
            value={draft.name}
            onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
            error={fault}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={26}
            aria-label={`Remove ${name}`}
            disabled={!mayRemove}
            onClick={() =>
              draft.id === null ? onDiscard() : onChange({ ...draft, removed: { moveTo: null } })
            }
          >
            <IconTrash size={15} />
          </ActionIcon>
        </>
      )}
    </li>
  );
}

function Removed({ draft, fault, targets, onChange }: Props) {
  return (
    <>
      <StageLabel name={draft.name} color={draft.color} />
      {targets ? (
        <Select
          size="xs"
          aria-label={`Where the records of ${draft.name} go`}
          placeholder="Its records go to …"
          allowDeselect={false}
          className={classes.name}
          data={targets.map(({ id, name }) => ({ value: id ?? '', label: name }))}
          value={draft.removed?.moveTo ?? null}
          onChange={(moveTo) => onChange({ ...draft, removed: { moveTo } })}
          error={fault}
        />
      ) : (
        <Text size="xs" c="dimmed" className={classes.name}>
          Goes with the save; cells that have it are empty then.
        </Text>
      )}
      <Button size="compact-sm" variant="default" onClick={() => onChange({ ...draft, removed: null })}>
        Keep it
      </Button>
    </>
  );
}

function useReorder({ draft, onDropped }: Props) {
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const [isOver, setIsOver] = useState(false);
  // The row is drawn with every letter typed; what listens to the pointer is set up once.
  const dropped = useRef(onDropped);
  dropped.current = onDropped;
  useEffect(() => {
    if (!row.current || !handle.current) return;
    return combine(
      draggable({
        element: row.current,
        dragHandle: handle.current,
        getInitialData: () => ({ labelKey: draft.key }),
      }),
      dropTargetForElements({
        element: row.current,
        canDrop: ({ source }) => typeof source.data.labelKey === 'string',
        onDragEnter: () => setIsOver(true),
        onDragLeave: () => setIsOver(false),
        onDrop: ({ source }) => {
          setIsOver(false);
          if (typeof source.data.labelKey === 'string') dropped.current(source.data.labelKey);
        },
      }),
    );
  }, [draft.key]);
  return { row, handle, isOver };
}
