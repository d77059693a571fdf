/** A stage as a coloured label: its words always there, the colour only beside them. */
import classes from './grid.module.css';

const tones: Readonly<Record<string, string>> = {
  yellow: 'amber',
  lime: 'green',
  indigo: 'accent',
  grape: 'violet',
  cyan: 'teal',
};
const known = [
  'slate',
  'red',
  'amber',
  'green',
  'gray',
  'orange',
  'blue',
  'violet',
  'teal',
  'pink',
  'accent',
];

export function StageLabel({ name, color }: { name: string; color: string | undefined }) {
  const wanted = tones[color ?? ''] ?? color ?? 'gray';
  const tone = known.includes(wanted) ? wanted : 'gray';
  return (
    <span
      className={classes.label}
      style={{ color: `var(--cf-${tone}-ink)`, background: `var(--cf-${tone}-tint)` }}
    >
      {name}
    </span>
  );
}
