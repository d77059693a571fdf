/** Who works in this workspace, and inviting others by a link. */
import { Button, CopyButton, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { membersQuery, meQuery } from '../api/queries.ts';
import { changeMember, inviteMember, removeMember } from '../api/settings.ts';
import type { Invitation, Member } from '../api/types.ts';
import { FormFrame } from '../fields/form-frame.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { useCan } from '../fields/use-can.ts';
import { useDraft } from '../fields/use-draft.ts';
import { sentence, useSave } from '../fields/use-save.ts';
import { formatInstant } from '../format/dates.ts';
import { WideTable } from '../grid/wide-table.tsx';
import { roleOf, roles } from './roles.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';

export function MembersSettings() {
  const { data, error } = useQuery(membersQuery);
  const canManage = useCan('members:manage');
  return (
    <div className={classes.column}>
      <Section title="Members">
        {error ? <Text role="alert">{sentence(error)}</Text> : null}
        <WideTable label="Members" minWidth={480}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>E-mail</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th>
                <span className="visually-hidden">Remove</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data?.items.map((member) => (
              <MemberRow key={member.id} member={member} canManage={canManage} />
            ))}
          </Table.Tbody>
        </WideTable>
      </Section>
      {canManage && data?.invitations.length ? <Pending invitations={data.invitations} /> : null}
      {canManage ? <Invite /> : null}
    </div>
  );
}

function MemberRow({ member, canManage }: { member: Member; canManage: boolean }) {
  const { data: me } = useSuspenseQuery(meQuery);
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['members'] });
  const isSelf = member.userId === me.user?.id;
  return (
    <Table.Tr>
      <Table.Td>{member.name}</Table.Td>
      <Table.Td>{member.email}</Table.Td>
      <Table.Td>
        {canManage && !isSelf ? (
          <Select
            size="xs"
            w={190}
            aria-label={`Role of ${member.name}`}
            data={[...roles]}
            allowDeselect={false}
            comboboxProps={{ width: 320, position: 'bottom-start' }}
            value={roleOf(member.role)}
            onChange={(role) => orSayWhy(() => changeMember(member.id, roleOf(role)).then(refresh))}
          />
        ) : (
          (roles.find((role) => role.value === member.role)?.label ?? member.role)
        )}
      </Table.Td>
      <Table.Td>
        {canManage && !isSelf ? (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={`Remove ${member.name}`}
            onClick={() => orSayWhy(() => removeMember(member.id).then(refresh))}
          >
            Remove
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

function Pending({ invitations }: { invitations: readonly Invitation[] }) {
  return (
    <Section title="Invited" lead="Not joined yet">
      <WideTable label="Invitations" minWidth={420}>
        <Table.Tbody>
          {invitations.map((invitation) => (
            <Table.Tr key={invitation.id}>
              <Table.Td>{invitation.email}</Table.Td>
              <Table.Td>{invitation.role}</Table.Td>
              <Table.Td>until {formatInstant(invitation.expiresAt)}</Table.Td>
              <Table.Td>
                <CopyButton value={new URL(invitation.link, window.location.href).href}>
                  {({ copied, copy }) => (
                    <Button size="xs" variant="default" onClick={copy}>
                      {copied ? 'Copied' : 'Copy link'}
                    </Button>
                  )}
                </CopyButton>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </Section>
  );
}

function Invite() {
  const queryClient = useQueryClient();
  const [draft, change] = useDraft({ email: '', role: 'sales' });
  const [link, setLink] = useState<string | null>(null);
  const save = useSave({
    save: () => inviteMember(draft.email.trim(), roleOf(draft.role)),
    saved: async (invitation) => {
      setLink(new URL(invitation.link, window.location.href).href);
      change({ email: '' });
      await queryClient.invalidateQueries({ queryKey: ['members'] });
    },
  });
  return (
    <Section title="Invite somebody" lead="You get a link to hand over; it works once, for a few days.">
      <FormFrame save={save} label="Make invitation">
        <Group grow align="flex-start">
          <TextInput
            label="E-mail"
            type="email"
            value={draft.email}
            onChange={(event) => change({ email: event.currentTarget.value })}
            error={save.error('email')}
          />
          <Select
            label="Role"
            data={[...roles]}
            allowDeselect={false}
            value={draft.role}
            onChange={(role) => change({ role: role ?? draft.role })}
            error={save.error('role')}
          />
        </Group>
        {link ? (
          <Stack gap="sm" role="status">
            <Text size="sm">Send this link to the person you invite:</Text>
            <code className={classes.key}>{link}</code>
            <Group>
              <CopyButton value={link}>
                {({ copied, copy }) => (
                  <Button size="xs" variant="default" onClick={copy}>
                    {copied ? 'Copied' : 'Copy link'}
                  </Button>
                )}
              </CopyButton>
            </Group>
          </Stack>
        ) : null}
      </FormFrame>
    </Section>
  );
}
