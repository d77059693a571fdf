/** What stands at the head and foot of our own documents. */
import { queryOptions } from '@tanstack/react-query';
import { get, patch, remove, upload } from '../api/request.ts';
import type { components } from '../api/schema.gen.ts';

export type Business = components['schemas']['BusinessDetails'];

export const businessQuery = queryOptions({
  queryKey: ['business'],
  queryFn: ({ signal }) => get<Business>('/workspace/business', undefined, signal),
});

export function saveBusiness(values: Omit<Business, 'hasLogo'>): Promise<Business> {
  return patch('/workspace/business', values);
}

export function saveLogo(file: File): Promise<Business> {
  return upload('/workspace/logo', {}, file);
}

export function removeLogo(): Promise<void> {
  return remove('/workspace/logo');
}
