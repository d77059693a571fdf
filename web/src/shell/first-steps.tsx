/** What a new workspace does first, ticked off by itself: until it is all done, or put away. */
import { ActionIcon, Text } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { connectionsQuery, mappingsQuery } from '../api/queries.ts';
import { syncCountsQuery } from '../api/sync-operations.ts';
import { isLive } from '../books/live-books.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { useCan } from '../fields/use-can.ts';
import { suggestedRows } from '../settings/suggested-rows.ts';
import classes from './shell.module.css';

/** Only for who can take them: connecting is the first. */
export function FirstSteps({ onGo }: { onGo: () => void }) {
  const [isAway, setIsAway] = useState(wasPutAway);
  const canManage = useCan('connections:manage');
  if (isAway || !canManage) return null;
  const putAway = () => {
    keepAway();
    setIsAway(true);
  };
  return <Steps onGo={onGo} onPutAway={putAway} />;
}

type Step = { readonly label: string; readonly to: string; readonly isDone: boolean };

function Steps({ onGo, onPutAway }: { onGo: () => void; onPutAway: () => void }) {
  const steps = useSteps();
  if (steps === null) return null;
  return (
    <section className={classes.steps} aria-label="First steps">
      <div className={classes.stepsHead}>
        <Text size="sm" fw={600}>
          First steps
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label="Put the first steps away"
          onClick={onPutAway}
        >
          <IconX size={14} />
        </ActionIcon>
      </div>
      <ol>
        {steps.map(({ label, to, isDone }) => (
          <li key={label} data-done={isDone}>
            {isDone ? <IconCircleCheck size={15} aria-hidden /> : <IconCircle size={15} aria-hidden />}
            {isDone ? (
              <span>
                {label}
                <span className="visually-hidden">, done</span>
              </span>
            ) : (
              <LinkAnchor to={to} size="sm" onClick={onGo}>
                {label}
              </LinkAnchor>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Null until all of it is known, so that nothing jumps; and once an invoice has arrived, which all of it is for. */
function useSteps(): readonly Step[] | null {
  const { data: connections } = useQuery(connectionsQuery);
  const { data: counts } = useQuery(syncCountsQuery());
  const live = connections?.find(isLive);
  const isSent = counts?.invoices.some(({ syncState }) => syncState === 'inBooks') ?? false;
  const { data: mappings } = useQuery({
    ...mappingsQuery(live?.id ?? ''),
    enabled: live !== undefined && !isSent,
  });
  if (!connections || !counts || isSent || (live && !mappings)) return null;
  return [
    { label: 'Connect the books', to: '/settings/integrations', isDone: live !== undefined },
    {
      label: 'Confirm the account mapping',
      to: live ? `/settings/integrations/${live.id}/mapping` : '/settings/integrations',
      isDone: mappings !== undefined && suggestedRows(mappings).length === 0,
    },
    { label: 'Send a first invoice', to: '/sales', isDone: false },
  ];
}

const keptAs = 'counterfoil.first-steps';

function wasPutAway(): boolean {
  try {
    return localStorage.getItem(keptAs) === 'away';
  } catch {
    // A browser may forbid storage; they merely stay until they are done.
    return false;
  }
}

function keepAway(): void {
  try {
    localStorage.setItem(keptAs, 'away');
  } catch {
    // As above.
  }
}
