/** Notices two refreshers of one grant: the same refresh token sent twice although nothing was lost in between. */
import type { Owner } from './scheduler.ts';

export type RefreshWatch = {
  /** Call when a request leaves. @returns what to call when its sender has the answer, and whether it was one. */
  sent(request: Request, owner: Owner): Promise<(isAnswered: boolean) => void>;
  findings(): readonly string[];
};

type Use = { readonly owner: Owner; readonly lossesBefore: number; state: 'underWay' | 'answered' | 'lost' };

/** @param isRefresh whether a request of this address may be one. @param losses how often a process died or a database connection dropped so far: after one a repetition is right. */
export function createRefreshWatch(isRefresh: (url: string) => boolean, losses: () => number): RefreshWatch {
  const uses = new Map<string, Use>();
  const findings: string[] = [];
  return {
    async sent(request, owner) {
      const token = isRefresh(request.url) ? await refreshTokenIn(request) : null;
      if (token === null) return () => {};
      const before = uses.get(token);
      const isRight = before === undefined || before.state === 'lost' || before.lossesBefore !== losses();
      if (!isRight) findings.push(`${owner.name} and ${before.owner.name} refreshed with the same token`);
      const use: Use = { owner, lossesBefore: losses(), state: 'underWay' };
      uses.set(token, use);
      return (isAnswered) => {
        use.state = isAnswered ? 'answered' : 'lost';
      };
    },
    findings: () => findings,
  };
}

async function refreshTokenIn(request: Request): Promise<string | null> {
  return new URLSearchParams(await request.clone().text()).get('refresh_token');
}
