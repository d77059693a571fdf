/** Sends the browser to the ledger's consent page; it comes back to the integrations with the outcome. */
import { useState } from 'react';
import { beginAuthorization } from '../api/settings.ts';
import { orSayWhy } from '../fields/say-why.ts';

export function useConnect(provider: string): { connect: () => void; isBusy: boolean } {
  const [isBusy, setIsBusy] = useState(false);

  async function run() {
    setIsBusy(true);
    await orSayWhy(async () => {
      const { authorizationUrl } = await beginAuthorization(provider);
      window.location.assign(authorizationUrl);
    });
    setIsBusy(false);
  }
  return { connect: () => void run(), isBusy };
}
