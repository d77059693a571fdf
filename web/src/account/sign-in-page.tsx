/** Signing in with e-mail and password. */
import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { signIn } from '../api/session.ts';
import { useDraft } from '../fields/use-draft.ts';
import { useSave } from '../fields/use-save.ts';
import { AccountPage } from './account-page.tsx';

export function SignInPage({ goTo }: { goTo: string }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [draft, change] = useDraft({ email: '', password: '' });
  const save = useSave({
    save: () => signIn(draft.email, draft.password),
    saved: () => {
      queryClient.clear();
      router.history.push(goTo);
    },
  });

  return (
    <AccountPage title="Sign in">
      <form onSubmit={save.submit} noValidate>
        <Stack gap="md">
          {save.message ? (
            <Alert color="red" role="alert">
              {save.message}
            </Alert>
          ) : null}
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            autoFocus
            value={draft.email}
            onChange={(event) => change({ email: event.currentTarget.value })}
            error={save.error('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            value={draft.password}
            onChange={(event) => change({ password: event.currentTarget.value })}
            error={save.error('password')}
          />
          <Button type="submit" loading={save.isSaving}>
            Sign in
          </Button>
        </Stack>
      </form>
    </AccountPage>
  );
}
