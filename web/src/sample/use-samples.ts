/** The sample data of this workspace, asked for only where there is some. */
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/queries.ts';
import { sampleDataQuery } from '../api/sample-data.ts';
import type { SampleData } from '../api/types.ts';

export function useSamples(): SampleData | null {
  const { data: me } = useQuery(meQuery);
  const { data } = useQuery({ ...sampleDataQuery, enabled: me?.workspace.hasSampleData === true });
  return data?.isThere === true && me?.workspace.hasSampleData === true ? data : null;
}
