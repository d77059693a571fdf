/** The views of a board, each a link with an address, and what is done with the one that is open. */
import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconLayoutKanban, IconPlus, IconTable, IconUsers } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import type { View } from '../../api/boards.ts';
import type { BoardView } from '../use-board-view.ts';
import type { BoardName } from '../view-settings.ts';
import { NewViewDialog } from './new-view-dialog.tsx';
import { useViewActs } from './use-view-acts.ts';
import { ViewMenu } from './view-menu.tsx';
import classes from './views.module.css';

export function ViewsBar({ board, shown }: { board: BoardName; shown: BoardView }) {
  const navigate = useNavigate();
  const [isNaming, setIsNaming] = useState(false);
  const pick = ({ id, isMain }: View) => {
    // What the address said of the view before is not this one's.
    void navigate({ to: '.', search: (isMain ? {} : { view: id }) as never });
  };
  const acts = useViewActs(board, shown, pick);
  const saveAs = () => setIsNaming(true);
  const list = useRef<HTMLUListElement>(null);
  const openId = shown.view?.id;
  useEffect(() => {
    // Of many views the one that is open is seen, on a phone too.
    if (openId)
      list.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [openId]);
  return (
    <div className={classes.bar}>
      <nav aria-label="Views" className={classes.views}>
        <ul ref={list} className={classes.list}>
          {shown.views.map((view) => (
            <li key={view.id} className={classes.item}>
              <ViewLink board={board} view={view} isOpen={view.id === openId} onPick={pick} />
              {view.id === openId ? (
                <ViewMenu view={view} acts={acts} mayChange={shown.mayChange} onSaveAs={saveAs} />
              ) : null}
            </li>
          ))}
        </ul>
      </nav>
      <Tooltip label="Save as new view">
        <ActionIcon variant="subtle" color="gray" size={28} aria-label="Save as new view" onClick={saveAs}>
          <IconPlus size={16} />
        </ActionIcon>
      </Tooltip>
      {shown.isChanged ? <Changed shown={shown} onSaveAs={saveAs} /> : null}
      {isNaming ? (
        <NewViewDialog mayShare={acts.mayShare} onClose={() => setIsNaming(false)} onCreate={acts.create} />
      ) : null}
    </div>
  );
}

/** Whoever may not change the view can keep it as one of their own. */
function Changed({ shown, onSaveAs }: { shown: BoardView; onSaveAs: () => void }) {
  const [isSaving, setIsSaving] = useState(false);
  async function save() {
    setIsSaving(true);
    await shown.save();
    setIsSaving(false);
  }
  return (
    <Group gap="xs" wrap="nowrap" className={classes.changed}>
      <Text size="xs" c="dimmed" component="span" role="status">
        Changed
      </Text>
      {shown.mayChange ? (
        <Button size="compact-xs" onClick={save} loading={isSaving}>
          Save
        </Button>
      ) : null}
      <Button size="compact-xs" variant="default" onClick={onSaveAs}>
        Save as …
      </Button>
      <Button size="compact-xs" variant="default" onClick={shown.reset}>
        Reset
      </Button>
    </Group>
  );
}

function ViewLink({
  board,
  view,
  isOpen,
  onPick,
}: {
  board: BoardName;
  view: View;
  isOpen: boolean;
  onPick: (view: View) => void;
}) {
  const Icon = view.settings.kind === 'kanban' ? IconLayoutKanban : IconTable;
  function follow(event: MouseEvent) {
    // Another tab or window is the browser's to open.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onPick(view);
  }
  return (
    <a
      href={view.isMain ? `/${board}` : `/${board}?view=${view.id}`}
      className={classes.view}
      aria-current={isOpen ? 'page' : undefined}
      onClick={follow}
    >
      <Icon size={14} aria-hidden />
      {view.name}
      {view.isShared && !view.isMain ? (
        <>
          <IconUsers size={13} aria-hidden />
          <span className="visually-hidden">(shared)</span>
        </>
      ) : null}
    </a>
  );
}
