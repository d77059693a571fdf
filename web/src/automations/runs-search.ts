/** What the address of the log narrows it to. */
export type RunsSearch = {
  readonly automationId?: string | undefined;
  readonly recordId?: string | undefined;
  readonly state?: string | undefined;
};

const names = ['automationId', 'recordId', 'state'] as const;

export function runsSearch(search: Readonly<Record<string, unknown>>): RunsSearch {
  return Object.fromEntries(
    names.flatMap((name) => (typeof search[name] === 'string' && search[name] ? [[name, search[name]]] : [])),
  );
}
