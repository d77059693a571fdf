/** Back from the ledger's consent page: waiting, choosing among several organisations, connected, or why not. */
import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { authorizationQuery } from '../api/queries.ts';
import { chooseOrganisation } from '../api/settings.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { sentence } from '../fields/use-save.ts';
import { Section } from './section.tsx';

export function AuthorizationOutcome({ id }: { id: string }) {
  const queryClient = useQueryClient();
  const { data, error } = useQuery(authorizationQuery(id));
  const isDone = data?.state === 'done';
  useEffect(() => {
    if (isDone) void queryClient.invalidateQueries({ queryKey: ['connections'] });
  }, [isDone, queryClient]);

  if (error) {
    return (
      <Alert color="red" role="alert" mb="lg">
        {sentence(error)}
      </Alert>
    );
  }
  switch (data?.state) {
    case undefined:
    case 'waiting':
    case 'finishing':
      return (
        <Group gap="sm" mb="lg" role="status">
          <Loader size="sm" aria-hidden />
          <Text size="sm">Finishing the connection …</Text>
        </Group>
      );
    case 'chooseOrganisation':
      return <OrganisationChooser id={id} organisations={data.organisations ?? []} />;
    case 'done':
      return null;
    case 'expired':
      return (
        <Alert color="orange" role="alert" mb="lg">
          This connection attempt has expired. Press Connect again.
        </Alert>
      );
    case 'failed':
      return (
        <Alert color="orange" role="alert" mb="lg">
          {data.problem ?? 'The books did not let us in.'} Press Connect to try again.
        </Alert>
      );
  }
}

function OrganisationChooser({
  id,
  organisations,
}: {
  id: string;
  organisations: readonly { readonly organisationId: string; readonly name: string }[];
}) {
  const queryClient = useQueryClient();
  const choose = (organisationId: string) =>
    orSayWhy(async () => {
      await chooseOrganisation(id, organisationId);
      await queryClient.invalidateQueries({ queryKey: ['authorizations', id] });
      await queryClient.invalidateQueries({ queryKey: ['connections'] });
    });
  return (
    <Section
      title="Choose the organisation"
      lead="You allowed several. Which set of books belongs to this workspace?"
    >
      <Stack gap="sm" align="flex-start">
        {organisations.map((organisation) => (
          <Button
            key={organisation.organisationId}
            variant="default"
            onClick={() => choose(organisation.organisationId)}
          >
            {organisation.name}
          </Button>
        ))}
      </Stack>
    </Section>
  );
}
