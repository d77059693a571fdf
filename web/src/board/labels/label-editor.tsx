/** Edits stages or labels in a dialog: add, rename, colour, order by pointer or keys, remove; saved together. */
import { Button, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { newExternalId } from '../../api/request.ts';
import { Dialog } from '../../fields/dialog.tsx';
import { FormFrame } from '../../fields/form-frame.tsx';
import { useSave } from '../../fields/use-save.ts';
import {
  faultsOf,
  kept,
  type Label,
  type LabelDraft,
  moved,
  toDrafts,
  withLabel,
  withNewLabel,
} from './label-draft.ts';
import { LabelRow } from './label-row.tsx';
import classes from './labels.module.css';

type Props = {
  /** "Stages of the JobBoard". */
  readonly title: string;
  readonly labels: readonly Label[];
  /** Whether records with a label that goes are moved to another: those of a stage must have one. */
  readonly mustMove: boolean;
  readonly onSave: (drafts: readonly LabelDraft[]) => Promise<void>;
  readonly onClose: () => void;
};

export function LabelEditor({ title, labels, mustMove, onSave, onClose }: Props) {
  const [drafts, setDrafts] = useState(() => toDrafts(labels));
  const [isTried, setIsTried] = useState(false);
  const [said, setSaid] = useState('');
  const faults = faultsOf(drafts, mustMove);
  const save = useSave({ save: () => onSave(drafts), saved: onClose });

  function move(key: string, to: number) {
    const next = moved(drafts, key, to);
    if (next === drafts) return;
    setDrafts(next);
    setSaid(`${next[to]?.name ?? ''} is number ${to + 1} of ${next.length} now.`);
  }
  function submit(event?: { preventDefault(): void }) {
    event?.preventDefault();
    setIsTried(true);
    if (faults.size === 0) save.submit();
  }
  const others = kept(drafts);
  return (
    <Dialog title={title} onClose={onClose}>
      <FormFrame save={{ ...save, submit }} label="Save labels">
        <p role="status" className="visually-hidden">
          {said}
        </p>
        <ul className={classes.labels} aria-label={title}>
          {drafts.map((draft, index) => (
            <LabelRow
              key={draft.key}
              draft={draft}
              fault={isTried ? faults.get(draft.key) : undefined}
              targets={mustMove ? others.filter(({ id }) => id !== null) : null}
              mayRemove={!mustMove || others.length > 1}
              onChange={(next) => setDrafts(withLabel(drafts, next))}
              onDiscard={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
              onStep={(step) => move(draft.key, index + step)}
              onDropped={(key) => move(key, index)}
            />
          ))}
        </ul>
        <Stack align="flex-start">
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setDrafts(withNewLabel(drafts, newExternalId()))}
          >
            Add label
          </Button>
        </Stack>
      </FormFrame>
    </Dialog>
  );
}
