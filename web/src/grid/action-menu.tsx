/** The menu of a row or drawer: what the server says is allowed now. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type ReactNode, type SyntheticEvent, useRef } from 'react';

export type ActionItem = {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly run: () => void;
  readonly isDangerous?: boolean;
};

export function ActionMenu({
  name,
  items,
  tabIndex = 0,
}: {
  /** What the actions are for: "SD-1001". */
  name: string;
  items: readonly ActionItem[];
  tabIndex?: number;
}) {
  const target = useRef<HTMLButtonElement>(null);
  return (
    <Menu width={200}>
      <Menu.Target>
        <ActionIcon
          ref={target}
          variant="subtle"
          color="gray"
          size={26}
          tabIndex={tabIndex}
          aria-label={`Actions for ${name}`}
          onKeyDown={(event) => {
            // The grid would take Enter and Space for itself, and the button would not be pressed.
            if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
          }}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      {/* Keys and clicks in the menu pass through its portal up to the grid, which would move its active cell. */}
      <Menu.Dropdown onKeyDown={stop} onClick={stop} onMouseDown={stop} onDoubleClick={stop}>
        {items.map((item) => (
          <Menu.Item
            key={item.label}
            leftSection={item.icon}
            onClick={() => {
              // A dialog gives the focus back to where it found it: the item is gone by then.
              target.current?.focus();
              item.run();
            }}
            {...(item.isDangerous ? { color: 'red' } : {})}
          >
            {item.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function stop(event: SyntheticEvent) {
  event.stopPropagation();
}
