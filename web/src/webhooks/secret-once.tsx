/** A secret, on screen this once. */
import { Alert, Button, CopyButton, Group, Stack } from '@mantine/core';
import classes from '../settings/settings.module.css';

export function SecretOnce({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  return (
    <Alert
      color="gray"
      role="status"
      mt="md"
      title={`Copy the secret of “${name}” now: it is not shown again`}
    >
      <Stack gap="sm">
        <code className={classes.key}>{secret}</code>
        <Group gap="sm">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button size="xs" variant="default" onClick={copy}>
                {copied ? 'Copied' : 'Copy secret'}
              </Button>
            )}
          </CopyButton>
          <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
            I have it
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
