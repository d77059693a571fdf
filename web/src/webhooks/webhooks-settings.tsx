/** Webhooks: who hears of events, how they are known to be ours, and what each was told lately. */
import { Anchor, Code, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { endpointsQuery, type WebhookSecret } from '../api/webhooks.ts';
import { sentence } from '../fields/use-save.ts';
import { Section } from '../settings/section.tsx';
import classes from '../settings/settings.module.css';
import { Deliveries } from './deliveries.tsx';
import { Endpoints } from './endpoints.tsx';
import { NewEndpoint } from './new-endpoint.tsx';
import { SecretOnce } from './secret-once.tsx';

export function WebhooksSettings() {
  const { data: endpoints, error } = useQuery(endpointsQuery);
  const [made, setMade] = useState<WebhookSecret | null>(null);
  const whose = endpoints?.find(({ id }) => id === made?.id);
  return (
    <div className={classes.wideColumn}>
      <Section
        title="Webhooks"
        lead="Programs of yours that are told when an automation says so, signed by the Standard Webhooks specification."
      >
        {error ? <Text role="alert">{sentence(error)}</Text> : null}
        {endpoints?.length === 0 ? (
          <Text size="sm" c="dimmed">
            No endpoints yet. Add one below, then choose “Call a webhook” in an automation.
          </Text>
        ) : (
          <Endpoints endpoints={endpoints ?? []} onSecret={setMade} />
        )}
        {made && whose ? (
          <SecretOnce
            key={made.secret}
            name={whose.name}
            secret={made.secret}
            onClose={() => setMade(null)}
          />
        ) : null}
      </Section>
      <Section title="New endpoint">
        <NewEndpoint onMade={setMade} />
      </Section>
      <Section
        title="How a receiver knows that it is ours"
        lead="With a library of the specification, whatever the language, it is three lines. This is JavaScript:"
      >
        <Code block tabIndex={0} aria-label="Verifying in JavaScript" role="region">
          {verifying}
        </Code>
        <Text size="sm" mt="sm">
          Answer with 200 within 15 seconds. What does not arrive is tried again for three days under the same{' '}
          <code>webhook-id</code>: keep those that you have seen, and a repetition does no harm.{' '}
          <Anchor
            href="https://www.standardwebhooks.com"
            target="_blank"
            rel="noreferrer"
            size="sm"
            underline="always"
          >
            The specification and its libraries
          </Anchor>
        </Text>
      </Section>
      {endpoints?.length ? <Deliveries endpoints={endpoints} /> : null}
    </div>
  );
}

const verifying = `import { Webhook } from 'standardwebhooks';
const webhook = new Webhook(process.env.WEBHOOK_SECRET); // whsec_…
const event = webhook.verify(rawBody, headers);          // throws when it is not ours`;
