/** Keys for programs: each with a role, shown once, revoked here. */
import { Alert, Button, CopyButton, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { apiKeysQuery } from '../api/queries.ts';
import { createApiKey, revokeApiKey } from '../api/settings.ts';
import { FormFrame } from '../fields/form-frame.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { useDraft } from '../fields/use-draft.ts';
import { sentence, useSave } from '../fields/use-save.ts';
import { formatInstant } from '../format/dates.ts';
import { WideTable } from '../grid/wide-table.tsx';
import { roleOf, roles } from './roles.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';

export function ApiKeysSettings() {
  const { data: keys, error } = useQuery(apiKeysQuery);
  const queryClient = useQueryClient();
  return (
    <div className={classes.column}>
      <Section title="API keys" lead="A program that uses a key may do what the key’s role allows.">
        {error ? <Text role="alert">{sentence(error)}</Text> : null}
        {keys?.length === 0 ? (
          <Text size="sm" c="dimmed">
            No keys yet. The command line and your own programs sign in with one.
          </Text>
        ) : (
          <WideTable label="API keys" minWidth={520}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Name</Table.Th>
                <Table.Th>Begins with</Table.Th>
                <Table.Th>Role</Table.Th>
                <Table.Th>Last used</Table.Th>
                <Table.Th>
                  <span className="visually-hidden">Revoke</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {keys?.map((key) => (
                <Table.Tr key={key.id}>
                  <Table.Td>{key.name}</Table.Td>
                  <Table.Td>
                    <code>{key.prefix}…</code>
                  </Table.Td>
                  <Table.Td>{key.role}</Table.Td>
                  <Table.Td>{key.lastUsedAt ? formatInstant(key.lastUsedAt) : 'Never'}</Table.Td>
                  <Table.Td>
                    <Button
                      size="xs"
                      variant="subtle"
                      color="gray"
                      aria-label={`Revoke ${key.name}`}
                      onClick={() =>
                        orSayWhy(async () => {
                          await revokeApiKey(key.id);
                          await queryClient.invalidateQueries({ queryKey: ['apiKeys'] });
                        })
                      }
                    >
                      Revoke
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </WideTable>
        )}
      </Section>
      <NewKey />
    </div>
  );
}

function NewKey() {
  const queryClient = useQueryClient();
  const [draft, change] = useDraft({ name: '', role: 'viewer' });
  const [key, setKey] = useState<string | null>(null);
  const save = useSave({
    save: () => createApiKey(draft.name.trim(), roleOf(draft.role)),
    saved: async (made) => {
      setKey(made.key);
      change({ name: '' });
      await queryClient.invalidateQueries({ queryKey: ['apiKeys'] });
    },
  });
  return (
    <Section title="New key">
      <FormFrame save={save} label="Make key">
        <Group grow align="flex-start">
          <TextInput
            label="Name"
            description="What will use it"
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            error={save.error('name')}
          />
          <Select
            label="Role"
            description="What it may do"
            data={[...roles]}
            allowDeselect={false}
            value={draft.role}
            onChange={(role) => change({ role: role ?? draft.role })}
            error={save.error('role')}
          />
        </Group>
        {key ? (
          <Alert color="gray" role="status" title="Copy the key now: it is not shown again">
            <Stack gap="sm">
              <code className={classes.key}>{key}</code>
              <Group>
                <CopyButton value={key}>
                  {({ copied, copy }) => (
                    <Button size="xs" variant="default" onClick={copy}>
                      {copied ? 'Copied' : 'Copy key'}
                    </Button>
                  )}
                </CopyButton>
              </Group>
            </Stack>
          </Alert>
        ) : null}
      </FormFrame>
    </Section>
  );
}
