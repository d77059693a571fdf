/** What can be done about one difference: pressed once, shown until a reading agrees. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { repairFinding } from '../api/drift.ts';
import type { DriftFinding, DriftRepair } from '../api/types.ts';
import { AskFirst } from '../fields/ask-first.tsx';
import { LinkAnchor } from '../fields/links.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { formatAge, formatInstant } from '../format/dates.ts';
import { UnderWay } from './under-way.tsx';

export function Repair({ finding }: { finding: DriftFinding }) {
  if (finding.state !== 'open') return <Closed finding={finding} />;
  if (finding.underWay !== null) return <UnderWay what={finding.underWay} />;
  return (
    <Stack gap={4} align="flex-start">
      <Group gap="xs">
        {finding.repairs.map((repair) => (
          <RepairButton key={repair.how} finding={finding} repair={repair} />
        ))}
      </Group>
      {finding.operationId ? (
        <LinkAnchor to="/sync" size="sm">
          Sync centre
        </LinkAnchor>
      ) : null}
      {finding.isForPerson ? <Show finding={finding} /> : null}
      {finding.repairProblem ? (
        <Text size="xs" c="dimmed">
          {finding.repairProblem}
        </Text>
      ) : null}
    </Stack>
  );
}

function RepairButton({ finding, repair }: { finding: DriftFinding; repair: DriftRepair }) {
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  async function run() {
    setBusy(true);
    await orSayWhy(async () => {
      await repairFinding(finding.id, repair.how);
      await queryClient.invalidateQueries({ queryKey: ['drift'] });
    });
    setBusy(false);
  }
  const name = `${repair.label}: ${finding.label.toLowerCase()} of ${finding.number ?? 'this invoice'}`;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={busy}
        aria-label={name}
        onClick={() => (repair.asks === null ? run() : setIsAsking(true))}
      >
        {repair.label}
      </Button>
      <AskFirst
        title={`${repair.label}?`}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        keep="Leave it there"
        go={repair.label}
        act={run}
      >
        <Text size="sm">{repair.asks}</Text>
      </AskFirst>
    </>
  );
}

/** Only a person can decide: there the invoice says what may be done. */
function Show({ finding }: { finding: DriftFinding }) {
  if (finding.invoiceId === null) return null;
  return (
    <LinkAnchor to="/invoices/$id" params={{ id: finding.invoiceId }} size="sm">
      Show
    </LinkAnchor>
  );
}

function Closed({ finding }: { finding: DriftFinding }) {
  return (
    <Text size="sm" title={formatInstant(finding.closedAt)}>
      {finding.state === 'repaired' ? 'Repaired' : 'Gone by itself'} {formatAge(finding.closedAt, Date.now())}
    </Text>
  );
}
