/** What stands in place of a screen that cannot be shown. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { LinkButton } from '../fields/links.tsx';
import { sentence } from '../fields/use-save.ts';

export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <Stack p="lg" gap="md" role="alert" maw={560}>
      <Title order={1}>This screen could not be opened</Title>
      <Text>{sentence(error)}</Text>
      <Group>
        <Button
          onClick={() => {
            reset();
            void router.invalidate();
          }}
        >
          Try again
        </Button>
      </Group>
    </Stack>
  );
}

export function NotFound() {
  return (
    <Stack p="lg" gap="md" maw={560} component="main">
      <Title order={1}>There is nothing at this address</Title>
      <Text c="dimmed">It may have been removed, or the link is not complete.</Text>
      <Group>
        <LinkButton to="/sales">To the SalesBoard</LinkButton>
      </Group>
    </Stack>
  );
}
