/** What the address of the outbox narrows it to. */
export const outboxStates = ['waiting', 'undecided', 'failed', 'kept', 'sent'] as const;
export type OutboxSearch = { readonly state?: (typeof outboxStates)[number] | undefined };

export function outboxSearch(search: Readonly<Record<string, unknown>>): OutboxSearch {
  const state = outboxStates.find((one) => one === search.state);
  return state === undefined ? {} : { state };
}
