/** `requestid`: a write that was answered well is answered the same way again, and done once. */

import { createHash } from 'node:crypto';
import type { Call } from './entity.ts';
import { Refusal } from './faults-wire.ts';

const LONGEST = 50;
const KEPT_MS = { hour: 3_600_000, day: 86_400_000, always: Number.POSITIVE_INFINITY } as const;

interface Remembered {
  readonly requestId: string;
  readonly fingerprint: string;
  readonly answer: unknown;
  readonly at: number;
}

/** @param bId of a batch's item: the two together name it, and share the fifty characters */
export function refuseRequestId(requestId: string, bId = ''): void {
  if (requestId !== '' && requestId.length + bId.length <= LONGEST) return;
  throw new Refusal('2130', `Invalid Request Id Format : ${requestId}`); // the end is ours
}

/** Only what went well is remembered: a refused write is tried anew. */
export function onceFor<T>(call: Call, requestId: string | null, sent: string, work: () => T): T {
  if (requestId === null) return work();
  const remembered = call.world.store.collection<Remembered>(`${call.company.realmId}/RequestId`);
  dropOld(call);
  const fingerprint = createHash('sha256').update(sent).digest('base64');
  const known = remembered.get(requestId);
  if (known) {
    const isOther = known.fingerprint !== fingerprint;
    if (isOther && call.world.settings().switches.requestIdReuse === 'refuse') throw new Refusal('600');
    return known.answer as T; // as it was remembered below, for a request of the same kind
  }
  const answer = work();
  remembered.put(requestId, { requestId, fingerprint, answer, at: call.now });
  return answer;
}

/** Written in order of time, so the old ones come first. */
function dropOld({ world, company, now }: Call): void {
  const remembered = world.store.collection<Remembered>(`${company.realmId}/RequestId`);
  const oldest = now - KEPT_MS[world.settings().switches.requestIdKept];
  // Removing what was just read is the one write that a Map allows while it is being read.
  for (const { requestId, at } of remembered.each()) {
    if (at >= oldest) return;
    remembered.remove(requestId);
  }
}
