/** The form of an automation: its sentence with a picker in each place, what it still lacks, and a try on a record. */
import { Group, SegmentedControl, Skeleton, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  automationCheckQuery,
  automationOptionsQuery,
  changeAutomation,
  createAutomation,
} from '../api/automations.ts';
import type { Automation, AutomationCheck, AutomationOptions, AutomationRule } from '../api/types.ts';
import { FormFrame } from '../fields/form-frame.tsx';
import { useSave } from '../fields/use-save.ts';
import { useUnsaved } from '../fields/use-unsaved.ts';
import sheets from '../grid/column-page.module.css';
import { TitleUnderAutomations } from '../grid/column-page.tsx';
import { ActionsPart } from './actions-part.tsx';
import classes from './automations.module.css';
import { boardNames } from './board-names.ts';
import { ConditionsPart } from './conditions-part.tsx';
import { draftOf, type RuleDraft, ruleOf, withBoard } from './rule-draft.ts';
import { TriggerPart } from './trigger-part.tsx';
import { TryPart } from './try-part.tsx';

/** `problem` of a part, by its path in the rule; undefined until somebody has tried to save. */
export type ProblemAt = (path: string) => string | undefined;

export function Builder({
  name,
  rule,
  saved,
}: {
  name: string;
  rule: AutomationRule;
  /** Null: it is new. */
  saved: Automation | null;
}) {
  const [draft, setDraft] = useState(() => draftOf(name, rule));
  const unsaved = useUnsaved();
  const change = (part: Partial<RuleDraft>) => {
    unsaved.touch();
    setDraft((now) => ({ ...now, ...part }));
  };
  const { data: options } = useQuery(automationOptionsQuery(draft.board));
  const written = ruleOf(draft);
  const [asked] = useDebouncedValue(JSON.stringify(written), 150);
  // What was written a moment ago, with no field that is still being typed.
  const { data: check } = useQuery(automationCheckQuery(JSON.parse(asked) as AutomationRule));
  const [isTried, setIsTried] = useState(false);
  const save = useSaveOf(draft, saved, unsaved.settle);
  const problem: ProblemAt = (path) =>
    isTried ? check?.problems.find((one) => one.path === path)?.message : undefined;

  return (
    <>
      <TitleUnderAutomations title={saved ? 'Change automation' : 'New automation'} />
      <FormFrame
        save={{
          ...save,
          submit: (event) => {
            setIsTried(true);
            save.submit(event);
          },
        }}
        label={saved ? 'Save' : 'Save and switch on'}
      >
        <TextInput
          label="Name"
          maw={420}
          value={draft.name}
          error={save.error('name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <BoardChoice board={draft.board} onChange={(board) => change(withBoard(draft, board))} />
        <div className={sheets.sheet}>
          <Sentence check={check} />
          {options ? (
            <Clauses draft={draft} options={options} change={change} problem={problem} />
          ) : (
            <Skeleton height={160} m="md" />
          )}
        </div>
        <Problems check={check} isNamed={draft.name.trim() !== ''} />
      </FormFrame>
      <TryPart key={draft.board} board={draft.board} rule={written} isWhole={check?.problems.length === 0} />
    </>
  );
}

function useSaveOf(draft: RuleDraft, saved: Automation | null, settle: () => void) {
  // As it was opened: what somebody else saves meanwhile must not be taken for seen.
  const [version] = useState(saved?.version);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useSave({
    save: () => {
      const automation = { ...ruleOf(draft), name: draft.name.trim() };
      return saved === null
        ? createAutomation(automation)
        : changeAutomation(saved.id, { ...automation, ...(version === undefined ? {} : { version }) });
    },
    saved: async () => {
      settle();
      await queryClient.invalidateQueries({ queryKey: ['automations'] });
      await navigate({ to: '/automations' });
    },
  });
}

function BoardChoice({
  board,
  onChange,
}: {
  board: RuleDraft['board'];
  onChange: (board: RuleDraft['board']) => void;
}) {
  return (
    <Group gap="sm">
      <Text size="sm">For the records of</Text>
      <SegmentedControl
        size="xs"
        aria-label="For the records of which board"
        value={board}
        data={boardNames.map((one) => ({ value: one.board, label: one.name }))}
        onChange={(value) => {
          const next = boardNames.find((one) => one.board === value);
          if (next) onChange(next.board);
        }}
      />
    </Group>
  );
}

export type PartProps = {
  readonly draft: RuleDraft;
  readonly options: AutomationOptions;
  readonly change: (part: Partial<RuleDraft>) => void;
  readonly problem: ProblemAt;
};

function Clauses(props: PartProps) {
  return (
    <>
      <div className={classes.clause}>
        <h2 className={classes.clauseWord}>When</h2>
        <TriggerPart {...props} />
      </div>
      <div className={classes.clause}>
        <h2 className={classes.clauseWord}>If</h2>
        <ConditionsPart {...props} />
      </div>
      <div className={classes.clause}>
        <h2 className={classes.clauseWord}>Then</h2>
        <ActionsPart {...props} />
      </div>
    </>
  );
}

/** The whole of it in words, as the list will show it. */
function Sentence({ check }: { check: AutomationCheck | undefined }) {
  return (
    <p className={classes.sentence} style={{ margin: 0 }} aria-live="polite">
      {check?.sentence ?? '…'}
    </p>
  );
}

/** Beside the button: on a phone the fields themselves may be out of sight. */
function Problems({ check, isNamed }: { check: AutomationCheck | undefined; isNamed: boolean }) {
  if (!check) return null;
  const problems = check.problems.map(({ path, message }) => `${placeOf(path)}: ${message}`);
  const said = isNamed ? problems : ['name: give it one', ...problems];
  if (said.length === 0) return null;
  return (
    <Text size="sm" c="dimmed" component="div">
      Before it can be saved:
      <ul className={classes.problems}>
        {said.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Text>
  );
}

/** "actions.1.stageId" → "action 2". */
function placeOf(path: string): string {
  const action = /^actions\.(\d+)/.exec(path);
  if (action) return `action ${Number(action[1]) + 1}`;
  if (path.startsWith('conditions')) return 'conditions';
  return path.startsWith('trigger') ? 'when' : 'then';
}
