/** Stages, or the labels of a column, while they are edited: added, renamed, coloured, ordered, removed. */

export type Label = { readonly id: string; readonly name: string; readonly color: string };

export type LabelDraft = {
  /** Of the row on screen: keeps the focus in its field while rows move. */
  readonly key: string;
  /** Null for a new one. */
  readonly id: string | null;
  readonly name: string;
  readonly color: string;
  /** It goes when they are saved; what has it moves to another, where that is asked. */
  readonly removed: { readonly moveTo: string | null } | null;
};

/** The theme's colours by their names; every one has an ink and a tint. */
export const labelColors = [
  'gray',
  'slate',
  'blue',
  'accent',
  'violet',
  'pink',
  'red',
  'orange',
  'amber',
  'green',
  'teal',
] as const;

export function toDrafts(labels: readonly Label[]): readonly LabelDraft[] {
  return labels.map((label) => ({ ...label, key: label.id, removed: null }));
}

/** Takes the first colour that no other has, so that new labels differ at a glance. */
export function withNewLabel(drafts: readonly LabelDraft[], key: string): readonly LabelDraft[] {
  const color = labelColors.find((one) => !drafts.some((draft) => draft.color === one)) ?? labelColors[0];
  return [...drafts, { key, id: null, name: '', color, removed: null }];
}

export function withLabel(drafts: readonly LabelDraft[], changed: LabelDraft): readonly LabelDraft[] {
  return drafts.map((draft) => (draft.key === changed.key ? changed : draft));
}

/** Moves one to the place of another, or by a step; at an end it stays. */
export function moved(drafts: readonly LabelDraft[], key: string, to: number): readonly LabelDraft[] {
  const from = drafts.findIndex((draft) => draft.key === key);
  const draft = drafts[from];
  if (!draft || to < 0 || to >= drafts.length || to === from) return drafts;
  const others = drafts.filter((one) => one !== draft);
  return [...others.slice(0, to), draft, ...others.slice(to)];
}

/** What is wrong with each label, by its key. */
export function faultsOf(drafts: readonly LabelDraft[], mustMove: boolean): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  const seen = new Set<string>();
  for (const { key, id, name, removed } of drafts) {
    if (removed) {
      if (mustMove && id !== null && removed.moveTo === null) faults.set(key, 'Say where its records go.');
      continue;
    }
    const said = name.trim().toLowerCase();
    if (said === '') faults.set(key, 'Give it a name.');
    else if (seen.has(said)) faults.set(key, 'Another one has this name.');
    seen.add(said);
  }
  return faults;
}

export function kept(drafts: readonly LabelDraft[]): readonly LabelDraft[] {
  return drafts.filter(({ removed }) => removed === null);
}
