/** What the engine carries out without knowing it: commands and automations, given to it by the composition root. */
import { automate } from './automations/automate.ts';
import { feedBackfill } from './commands/feed-backfill.ts';
import { notify } from './commands/notify.ts';
import { playSamples } from './commands/play-samples.ts';
import { sendDigests } from './commands/send-digests.ts';
import { warnOfLimits } from './commands/warn-of-limits.ts';
import { sendMailsBy } from './deliveries/send-mails.ts';
import { sendWebhooks } from './deliveries/send-webhooks.ts';
import type { Engine } from './sync/engine.ts';

export const engineWork: Pick<
  Engine,
  | 'automate'
  | 'feedBackfill'
  | 'notify'
  | 'playSamples'
  | 'sendDigests'
  | 'sendMails'
  | 'sendWebhooks'
  | 'warnOfLimits'
> = {
  automate,
  feedBackfill,
  notify,
  playSamples,
  sendDigests,
  // Without a mail server: the composition root gives one where it is set up.
  sendMails: sendMailsBy(null),
  // Whoever keeps an endpoint hears when it is switched off.
  sendWebhooks: (deps, job) =>
    sendWebhooks(
      { ...deps, tell: (tx, workspaceId, message) => notify(deps, tx, workspaceId, message) },
      job,
    ),
  warnOfLimits,
};
