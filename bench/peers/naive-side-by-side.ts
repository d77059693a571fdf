/** The second peer: the same, five invoices at a time, and told to wait by a 429 it waits. As people do after the first month. */
import { setTimeout as pause } from 'node:timers/promises';
import type { SampleOrder } from '../sample-orders.ts';
import { type Carried, openSdk, type PeerAccess, type PushOrder } from './xero-sdk.ts';

/** Xero takes five requests at a time. */
const AT_ONCE = 5;
const RETRIES = 3;

export async function carrySideBySide(access: PeerAccess, orders: readonly SampleOrder[]): Promise<Carried> {
  const push = openSdk(access);
  const rest = orders.values();
  let failed = 0;
  const hand = async () => {
    for (const order of rest) if (!(await pushPatiently(push, order))) failed += 1;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return { sent: orders.length - failed, failed };
}

async function pushPatiently(push: PushOrder, order: SampleOrder): Promise<boolean> {
  for (let attempt = 0; attempt <= RETRIES; attempt++) {
    try {
      await push(order);
      return true;
    } catch (error) {
      const waitMs = retryAfterMs(error);
      if (waitMs > 0) await pause(waitMs);
    }
  }
  return false;
}

/** The SDK rejects with a string of JSON. */
function retryAfterMs(error: unknown): number {
  const seconds = /"retry-after":"(\d+)"/i.exec(String(error))?.[1];
  return seconds === undefined ? 0 : Number(seconds) * 1_000;
}
