/** Where an invitation's link leads: a name and a password make the account, and the browser is signed in. */
import { PasswordInput, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { invitationQuery } from '../api/queries.ts';
import { acceptInvitation } from '../api/session.ts';
import { FormFrame } from '../fields/form-frame.tsx';
import { useDraft } from '../fields/use-draft.ts';
import { sentence, useSave } from '../fields/use-save.ts';
import { AccountPage } from './account-page.tsx';

export function InvitationPage({ id }: { id: string }) {
  const { data: invitation, error } = useQuery(invitationQuery(id));
  if (error) {
    return (
      <AccountPage title="This invitation cannot be used">
        <Text>{sentence(error)} Ask for a new one.</Text>
      </AccountPage>
    );
  }
  if (!invitation) return <AccountPage title="Invitation">…</AccountPage>;
  return (
    <AccountPage
      title={`Join ${invitation.workspaceName}`}
      lead={`${invitation.inviterName} has invited ${invitation.email}.`}
    >
      <AcceptForm id={id} hasAccount={invitation.hasAccount} />
    </AccountPage>
  );
}

function AcceptForm({ id, hasAccount }: { id: string; hasAccount: boolean }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [draft, change] = useDraft({ name: '', password: '' });
  const save = useSave({
    save: () => acceptInvitation(id, hasAccount ? { password: draft.password } : draft),
    saved: async () => {
      queryClient.clear();
      await navigate({ to: '/sales' });
    },
  });
  return (
    <FormFrame save={save} label="Accept invitation">
      {hasAccount ? null : (
        <TextInput
          label="Your name"
          autoComplete="name"
          required
          autoFocus
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={save.error('name')}
        />
      )}
      <PasswordInput
        label="Password"
        description={hasAccount ? 'Of your account here' : 'At least 10 characters'}
        autoComplete={hasAccount ? 'current-password' : 'new-password'}
        required
        value={draft.password}
        onChange={(event) => change({ password: event.currentTarget.value })}
        error={save.error('password')}
      />
    </FormFrame>
  );
}
