/** What ends an app's access: tokens that run out, and people who take back what they granted. */

import type { Books } from '../books.ts';
import { accessTokens, type Grant, grants, revokeGrant } from '../tokens.ts';
import type { World } from '../world.ts';

type AccessActs = Pick<Books, 'expireAccessTokens' | 'disconnectApp' | 'revokeGrant'>;

export function accessActs(world: World): AccessActs {
  const revoke = (isMeant: (grant: Grant) => boolean): number => {
    const living = grants(world)
      .all()
      .filter((grant) => grant.revokedAt === undefined && isMeant(grant));
    for (const grant of living) revokeGrant(world, grant.grantId);
    return living.length;
  };
  return {
    expireAccessTokens: () =>
      world.store.transaction(() => {
        const now = world.clock.now();
        const living = accessTokens(world)
          .all()
          .filter((token) => token.expiresAt > now);
        for (const token of living) accessTokens(world).put(token.hash, { ...token, expiresAt: now });
        return { ok: true, value: { expired: living.length } };
      }),
    disconnectApp: ({ realmId }) =>
      world.store.transaction(() => ({
        ok: true,
        value: { disconnected: revoke((grant) => grant.realmId === realmId) },
      })),
    revokeGrant: () => world.store.transaction(() => ({ ok: true, value: { revoked: revoke(() => true) } })),
  };
}
