/** What the mapping lacks, or what the books no longer bear of it, with the way to mend it. */
import { Alert } from '@mantine/core';
import type { Connection } from '../api/types.ts';
import { LinkAnchor } from '../fields/links.tsx';
import classes from './settings.module.css';

/** More than these say no more than their number does. */
const most = 3;

export function MappingGaps({ connection }: { connection: Connection }) {
  const { mappingProblems: count, mappingGaps: gaps, id } = connection;
  if (count === 0) return null;
  return (
    <Alert color="orange">
      Account mapping has {count} {count === 1 ? 'gap' : 'gaps'}.{' '}
      <LinkAnchor
        to="/settings/integrations/$connection/mapping"
        params={{ connection: id }}
        size="sm"
        c="inherit"
        td="underline"
      >
        Open account mapping
      </LinkAnchor>
      <ul className={classes.gaps}>
        {gaps.slice(0, most).map((gap) => (
          <li key={gap.subjectName + gap.message}>
            {gap.subjectName}: {gap.message}
          </li>
        ))}
        {count > most ? <li>and {count - most} more</li> : null}
      </ul>
    </Alert>
  );
}
