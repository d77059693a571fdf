import { expect, test } from 'vitest';
import { faultsOf, moved, toDrafts, withLabel, withNewLabel } from './label-draft.ts';
import { stageCalls } from './stage-changes.ts';

const stages = ['New', 'Artwork', 'Done'].map((name, position) => ({
  id: name.toLowerCase(),
  board: 'jobs',
  name,
  color: 'gray',
  position,
  isAccepted: false,
}));
const drafts = toDrafts(stages);
const [fresh, artwork] = drafts;

test('only what differs is asked of the server', () => {
  expect(stageCalls(stages, drafts)).toEqual([]);
  expect(stageCalls(stages, moved(drafts, 'artwork', 0))).toEqual([
    { does: 'change', id: 'artwork', part: { position: 0 } },
    { does: 'change', id: 'new', part: { position: 1 } },
  ]);
});

test('a stage that goes moves its records last, when the others are as they shall be', () => {
  if (!fresh || !artwork) return;
  const edited = withLabel(
    withLabel(withNewLabel(drafts, 'k1'), { ...artwork, removed: { moveTo: 'done' } }),
    { ...fresh, name: 'To do', color: 'blue' },
  ).map((draft) => (draft.key === 'k1' ? { ...draft, name: ' Packed ' } : draft));
  expect(stageCalls(stages, edited)).toEqual([
    { does: 'change', id: 'new', part: { name: 'To do', color: 'blue' } },
    { does: 'change', id: 'done', part: { position: 1 } },
    { does: 'create', name: 'Packed', color: 'slate', position: 2 },
    { does: 'remove', id: 'artwork', moveTo: 'done' },
  ]);
});

test('names are there and differ, and what is removed says where its records go', () => {
  if (!artwork) return;
  expect([...faultsOf(withNewLabel(drafts, 'k1'), true).keys()]).toEqual(['k1']);
  expect([...faultsOf(withLabel(drafts, { ...artwork, name: 'new' }), true).keys()]).toEqual(['artwork']);
  const removed = withLabel(drafts, { ...artwork, removed: { moveTo: null } });
  expect(faultsOf(removed, true).size).toBe(1);
  expect(faultsOf(removed, false).size).toBe(0);
});

test('at an end a label stays', () => {
  expect(moved(drafts, 'new', -1)).toBe(drafts);
  expect(moved(drafts, 'new', 2).map(({ id }) => id)).toEqual(['artwork', 'done', 'new']);
});
