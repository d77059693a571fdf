/** The first peer: a naive but typical integration. One invoice after another, each tried again up to three times. */
import type { SampleOrder } from '../sample-orders.ts';
import { type Carried, openSdk, type PeerAccess } from './xero-sdk.ts';

const RETRIES = 3;

export async function carryNaively(access: PeerAccess, orders: readonly SampleOrder[]): Promise<Carried> {
  const push = openSdk(access);
  let failed = 0;
  for (const order of orders) {
    for (let attempt = 0; ; attempt++) {
      try {
        await push(order);
        break;
      } catch {
        if (attempt < RETRIES) continue;
        failed += 1;
        break;
      }
    }
  }
  return { sent: orders.length - failed, failed };
}
