/** What happens by itself: every automation as a sentence, by board, with its switch and how often it ran. */
import { Group, Skeleton, Stack, Title } from '@mantine/core';
import { IconHistory, IconMail, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { automationsQuery } from '../api/automations.ts';
import type { Automation } from '../api/types.ts';
import { LinkButton } from '../fields/links.tsx';
import { useCan } from '../fields/use-can.ts';
import { sentence } from '../fields/use-save.ts';
import sheets from '../grid/column-page.module.css';
import { ColumnPage } from '../grid/column-page.tsx';
import { Teach } from '../grid/teach.tsx';
import { AutomationRow } from './automation-row.tsx';
import { boardNames } from './board-names.ts';
import { Recipes } from './recipes.tsx';

export function AutomationsPage() {
  const { data: automations, error } = useQuery(automationsQuery);
  const mayAdd = useCan('automations:write');
  return (
    <ColumnPage label="Automations">
      <Group gap="sm">
        <Title order={1} size="h2" mr="auto">
          Automations
        </Title>
        <LinkButton
          size="xs"
          variant="default"
          to="/automations/runs"
          leftSection={<IconHistory size={15} aria-hidden />}
        >
          What they did
        </LinkButton>
        {mayAdd ? (
          <LinkButton
            size="xs"
            variant="default"
            to="/outbox"
            leftSection={<IconMail size={15} aria-hidden />}
          >
            Outbox
          </LinkButton>
        ) : null}
        {mayAdd ? (
          <LinkButton size="xs" to="/automations/new" leftSection={<IconPlus size={15} aria-hidden />}>
            New automation
          </LinkButton>
        ) : null}
      </Group>
      {error ? <Teach title="The list could not be read">{sentence(error)}</Teach> : null}
      {!automations && !error ? <Skeleton height={120} /> : null}
      {automations?.length === 0 ? (
        <Teach title="Nothing happens by itself yet">
          An automation waits for something – an invoice that becomes Paid, a deposit, a due date, a stage –
          and then does the rest: moves the job, tells people, thanks the customer.
          {mayAdd ? ' Begin from a recipe.' : null}
        </Teach>
      ) : null}
      {automations?.length === 0 && mayAdd ? <Recipes /> : null}
      {boardNames.map(({ board, name }) => (
        <OfBoard
          key={board}
          name={name}
          automations={(automations ?? []).filter((one) => one.board === board)}
        />
      ))}
    </ColumnPage>
  );
}

function OfBoard({ name, automations }: { name: string; automations: readonly Automation[] }) {
  if (automations.length === 0) return null;
  return (
    <Stack gap="sm">
      <Title order={2} size="h3">
        {name}
      </Title>
      <ul className={`${sheets.list} ${sheets.sheet}`} aria-label={`Automations of ${name}`}>
        {automations.map((automation) => (
          <AutomationRow key={automation.id} automation={automation} />
        ))}
      </ul>
    </Stack>
  );
}
