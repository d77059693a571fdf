/** The reports' home: what each answers, with the figure that people ask for most. */
import { Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ApiRefusal } from '../api/request.ts';
import { sentence } from '../fields/use-save.ts';
import { Money } from '../format/money.tsx';
import { localSentence } from '../format/sentences.ts';
import { Teach } from '../grid/teach.tsx';
import classes from './report.module.css';
import { BooksFilter } from './report-filters.tsx';
import { NoBooks } from './report-page.tsx';
import { reportPlaces } from './report-places.ts';
import { type ReportHome, reportHomeQuery } from './report-queries.ts';
import { useReport } from './use-report.ts';

export function ReportsPage() {
  const report = useReport();
  const { data, error } = useQuery(reportHomeQuery({ connectionId: report.search.books }));
  if (error instanceof ApiRefusal && error.code === 'noBooks') return <NoBooks />;
  if (error && !data) return <Teach title="The reports could not be read">{sentence(error)}</Teach>;
  return (
    <section className={classes.page} aria-label="Reports">
      <Title order={1}>Reports</Title>
      <BooksFilter report={report} books={data?.books} />
      {data === undefined ? (
        <Skeleton height={110} aria-busy="true" />
      ) : (
        <ul className={classes.cards}>
          {data.cards.map((card) => (
            <li key={card.id}>
              <Card card={card} books={report.search.books} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Card({ card, books }: { card: ReportHome['cards'][number]; books: string | undefined }) {
  const { figure } = card;
  return (
    <Link to={reportPlaces[card.id]} search={books === undefined ? {} : { books }} className={classes.card}>
      <h2>{card.title}</h2>
      <p>{card.answers}</p>
      <strong>
        {figure.kind === 'money' ? <Money amount={figure.amount} currency={figure.currency} /> : figure.words}
      </strong>
      <p>{localSentence(card.note)}</p>
    </Link>
  );
}
