/** What can be done with the view that is open: rename, share or make private, copy, delete. */
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconCopyPlus,
  IconLock,
  IconPencil,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { View } from '../../api/boards.ts';
import { orSayWhy } from '../../fields/say-why.ts';
import { NameDialog } from './name-dialog.tsx';
import type { ViewActs } from './use-view-acts.ts';

export function ViewMenu({
  view,
  acts,
  mayChange,
  onSaveAs,
}: {
  view: View;
  acts: ViewActs;
  mayChange: boolean;
  onSaveAs: () => void;
}) {
  const [isRenaming, setIsRenaming] = useState(false);
  return (
    <>
      <Menu width={220} position="bottom-start" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={`What to do with the view ${view.name}`}
          >
            <IconChevronDown size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayChange ? (
            <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => setIsRenaming(true)}>
              Rename
            </Menu.Item>
          ) : null}
          {acts.mayShare && !view.isMain && view.isMine ? <ShareItem view={view} acts={acts} /> : null}
          <Menu.Item leftSection={<IconCopyPlus size={15} aria-hidden />} onClick={onSaveAs}>
            Save as new view
          </Menu.Item>
          {mayChange && !view.isMain ? (
            <Menu.Item
              c="var(--mantine-color-error)"
              leftSection={<IconTrash size={15} aria-hidden />}
              onClick={() => acts.discard(view)}
            >
              Delete
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {isRenaming ? (
        <NameDialog
          title="Rename this view"
          label="Rename"
          name={view.name}
          onClose={() => setIsRenaming(false)}
          onName={(name) => acts.change(view, { name })}
        />
      ) : null}
    </>
  );
}

function ShareItem({ view, acts }: { view: View; acts: ViewActs }) {
  const { isShared } = view;
  const Icon = isShared ? IconLock : IconUsers;
  return (
    <Menu.Item
      leftSection={<Icon size={15} aria-hidden />}
      onClick={() => orSayWhy(() => acts.change(view, { isShared: !isShared }))}
    >
      {isShared ? 'Make private' : 'Share with everybody'}
    </Menu.Item>
  );
}
