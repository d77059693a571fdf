/** The colour of a label, among the theme's: each with its name, as it will look. */
import { Menu, UnstyledButton } from '@mantine/core';
import { StageLabel } from '../../grid/stage-label.tsx';
import { labelColors } from './label-draft.ts';
import classes from './labels.module.css';

export function ColorMenu({
  name,
  color,
  onPick,
}: {
  name: string;
  color: string;
  onPick: (color: string) => void;
}) {
  return (
    <Menu width={140} position="bottom-start" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes.color} aria-label={`Colour of ${name}: ${wordOf(color)}`}>
          <StageLabel name="Aa" color={color} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {labelColors.map((one) => (
          <Menu.Item key={one} onClick={() => onPick(one)}>
            <StageLabel name={wordOf(one)} color={one} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The theme's accent has no colour's name. */
function wordOf(color: string): string {
  return color === 'accent' ? 'indigo' : color;
}
