/** Who is signed in: light or dark, another workspace, the keys, signing out. */
import { Avatar, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signOut, switchWorkspace } from '../api/session.ts';
import type { Me } from '../api/types.ts';

export function UserMenu({ me, onHelp }: { me: Me; onHelp: () => void }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const name = me.user?.name ?? 'Signed in';
  const others = me.workspaces.filter((workspace) => workspace.id !== me.workspace.id);

  async function leave() {
    await signOut();
    queryClient.clear();
    await navigate({ to: '/sign-in' });
  }

  async function goTo(workspaceId: string) {
    await switchWorkspace(workspaceId);
    queryClient.clear();
    // Everything on screen belongs to the workspace before: start afresh.
    window.location.assign('/sales');
  }

  return (
    // In the bar itself: what stands outside of every landmark is passed over by who jumps between them.
    <Menu width={240} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton aria-label={`Account of ${name}`}>
          <Avatar size={30} radius="xl" name={name} color="accent" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name}
          {me.user ? <div>{me.user.email}</div> : null}
          <div>{me.role}</div>
        </Menu.Label>
        <Menu.Divider />
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
        >
          <Menu.RadioItem value="auto">Colours of the system</Menu.RadioItem>
          <Menu.RadioItem value="light">Light</Menu.RadioItem>
          <Menu.RadioItem value="dark">Dark</Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        {others.length > 0 ? <Menu.Label>Go to workspace</Menu.Label> : null}
        {others.map((workspace) => (
          <Menu.Item key={workspace.id} onClick={() => goTo(workspace.id)}>
            {workspace.name}
          </Menu.Item>
        ))}
        {others.length > 0 ? <Menu.Divider /> : null}
        <Menu.Item leftSection={<IconKeyboard size={15} aria-hidden />} onClick={onHelp}>
          Keys
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={leave}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
