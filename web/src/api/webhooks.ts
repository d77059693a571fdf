/** Endpoints that hear of events, and what they were told. */
import { queryOptions } from '@tanstack/react-query';
import { get, patch, post, remove } from './request.ts';
import type { components } from './schema.gen.ts';

type Schemas = components['schemas'];
export type WebhookEndpoint = Schemas['WebhookEndpoint'];
export type WebhookDelivery = Schemas['WebhookDelivery'];
export type WebhookSecret = Schemas['WebhookSecret'];

export const endpointsQuery = queryOptions({
  queryKey: ['webhookEndpoints'],
  queryFn: async ({ signal }) =>
    (await get<{ readonly items: readonly WebhookEndpoint[] }>('/webhook-endpoints', undefined, signal))
      .items,
});

export const deliveriesQuery = (endpointId: string | null) =>
  queryOptions({
    queryKey: ['webhookDeliveries', endpointId],
    queryFn: async ({ signal }) => {
      const asked = { limit: 30, ...(endpointId === null ? {} : { endpointId }) };
      return (await get<{ readonly items: readonly WebhookDelivery[] }>('/webhook-deliveries', asked, signal))
        .items;
    },
  });

/** The secret is in this answer and never again. */
export function createEndpoint(values: { name: string; url: string }): Promise<WebhookSecret> {
  return post('/webhook-endpoints', values);
}

export function switchEndpoint({ id, version }: WebhookEndpoint, isOn: boolean): Promise<unknown> {
  return patch(`/webhook-endpoints/${id}`, { isOn, version });
}

/** Likewise: the new one, this once. */
export function rotateSecret(id: string): Promise<WebhookSecret> {
  return post(`/webhook-endpoints/${id}/rotate-secret`);
}

export function testEndpoint(id: string): Promise<unknown> {
  return post(`/webhook-endpoints/${id}/test`);
}

export function removeEndpoint(id: string): Promise<void> {
  return remove(`/webhook-endpoints/${id}`);
}

export function retryDelivery(id: string): Promise<unknown> {
  return post(`/webhook-deliveries/${id}/retry`);
}
