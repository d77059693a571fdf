/** What to ask of the API so that a board's stages become as they were edited: only what differs. */
import type { Stage } from '../../api/types.ts';
import { kept, type LabelDraft } from './label-draft.ts';

export type StageCall =
  | { readonly does: 'create'; readonly name: string; readonly color: string; readonly position: number }
  | {
      readonly does: 'change';
      readonly id: string;
      readonly part: { readonly name?: string; readonly color?: string; readonly position?: number };
    }
  | { readonly does: 'remove'; readonly id: string; readonly moveTo: string };

/** Removals come last: until then their records have a stage. */
export function stageCalls(stages: readonly Stage[], drafts: readonly LabelDraft[]): readonly StageCall[] {
  const saved = new Map(stages.map((stage) => [stage.id, stage]));
  const calls = kept(drafts).flatMap(({ id, name, color }, position): StageCall[] => {
    const label = { name: name.trim(), color, position };
    const before = id === null ? undefined : saved.get(id);
    if (!before) return [{ does: 'create', ...label }];
    const part = differing(before, label);
    return Object.keys(part).length === 0 ? [] : [{ does: 'change', id: before.id, part }];
  });
  const removals = drafts.flatMap(({ id, removed }): StageCall[] =>
    id !== null && removed?.moveTo ? [{ does: 'remove', id, moveTo: removed.moveTo }] : [],
  );
  return [...calls, ...removals];
}

type Fields = Pick<Stage, 'name' | 'color' | 'position'>;

function differing(before: Fields, now: Fields): Partial<Fields> {
  return {
    ...(before.name === now.name ? {} : { name: now.name }),
    ...(before.color === now.color ? {} : { color: now.color }),
    ...(before.position === now.position ? {} : { position: now.position }),
  };
}
