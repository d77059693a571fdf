/** The address of the report on screen, and how a part of it is changed: in place, so that Back leaves the report. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReportSearch, reportSearch } from './report-search.ts';

export type Report = {
  readonly search: ReportSearch;
  /** An empty part is left out of the address. */
  readonly change: (part: ReportSearch) => void;
};

export function useReport(): Report {
  const search = reportSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  return {
    search,
    change: (part) =>
      void navigate({
        to: '.',
        search: reportSearch({ ...search, ...part }),
        replace: true,
        resetScroll: false,
      }),
  };
}
