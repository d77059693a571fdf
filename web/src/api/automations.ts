/** Automations, what the builder offers, and the log of what they did. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, patch, post, type Query, remove } from './request.ts';
import type {
  Automation,
  AutomationCheck,
  AutomationOptions,
  AutomationRecipe,
  AutomationRule,
  AutomationRun,
  AutomationTrial,
  Page,
} from './types.ts';

export const automationsQuery = queryOptions({
  queryKey: ['automations'],
  queryFn: async ({ signal }) =>
    (await get<{ items: readonly Automation[] }>('/automations', undefined, signal)).items,
});

export const automationOptionsQuery = (board: AutomationRule['board']) =>
  queryOptions({
    queryKey: ['automations', 'options', board],
    queryFn: ({ signal }) => get<AutomationOptions>('/automations/options', { board }, signal),
    placeholderData: keepPreviousData,
  });

export const recipesQuery = queryOptions({
  queryKey: ['automations', 'recipes'],
  queryFn: async ({ signal }) =>
    (await get<{ items: readonly AutomationRecipe[] }>('/automations/recipes', undefined, signal)).items,
});

/** The rule as a sentence, and what stands in the way of saving it. */
export const automationCheckQuery = (rule: AutomationRule) =>
  queryOptions({
    queryKey: ['automations', 'check', rule],
    queryFn: ({ signal }) => post<AutomationCheck>('/automations/check', { rule }, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

/** What it would do to the record as both are now. */
export const automationTrialQuery = (rule: AutomationRule, recordId: string) =>
  queryOptions({
    queryKey: ['automations', 'try', rule, recordId],
    queryFn: ({ signal }) => post<AutomationTrial>('/automations/try', { rule, recordId }, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

export type AutomationToSave = AutomationRule & { readonly name: string };

/** @throws ApiRefusal */
export function createAutomation(automation: AutomationToSave): Promise<Automation> {
  return post('/automations', automation);
}

/** @throws ApiRefusal `staleVersion` where somebody else has changed it */
export function changeAutomation(
  id: string,
  change: Partial<AutomationToSave & { readonly isOn: boolean; readonly version: number }>,
): Promise<Automation> {
  return patch(`/automations/${id}`, change);
}

export function archiveAutomation(id: string): Promise<void> {
  return remove(`/automations/${id}`);
}

export type RunFilter = {
  readonly automationId?: string | undefined;
  readonly recordId?: string | undefined;
  readonly state?: string | undefined;
};

export const automationRunsQuery = (filter: RunFilter) =>
  infiniteQueryOptions({
    queryKey: ['automationRuns', filter],
    queryFn: ({ signal, pageParam }) => {
      const query: Query = { ...filter, limit: 30, cursor: pageParam };
      return get<Page<AutomationRun>>('/automation-runs', query, signal);
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export function actOnRun(id: string, act: AutomationRun['actions'][number]): Promise<AutomationRun> {
  return post(`/automation-runs/${id}/${act}`);
}
