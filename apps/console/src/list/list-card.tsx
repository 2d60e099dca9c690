import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { toProblem } from '../api/api-problem.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { Waiting } from '../shell/waiting.js';

/** A query, of one answer or of pages, as far as a list needs to know it. */
interface ListQuery {
  readonly isPending: boolean;
  readonly isSuccess: boolean;
  readonly error: Error | null;
  readonly refetch: () => unknown;
  readonly hasNextPage?: boolean;
  readonly isFetchingNextPage?: boolean;
  readonly fetchNextPage?: () => unknown;
}

export interface ListCardProps {
  query: ListQuery;
  /** Names the waiting, as in "Reading the reps". */
  reading: string;
  isEmpty: boolean;
  /** Stands in the place of an empty list: why it is empty, and what to do. Left out where it cannot be empty. */
  empty?: ReactNode;
  /** The words of the button that asks for the next page. */
  more?: string;
  /** How many there are, as far as they are shown. */
  status?: string;
  children: ReactNode;
}

/** A list in each of its states: being read, failed, empty, there; and there in part, with the way to more. */
export function ListCard({ query, reading, isEmpty, empty, more, status, children }: ListCardProps) {
  const hasMore = more !== undefined && query.hasNextPage === true;
  return (
    <div className="cc-card">
      {query.isPending && <Waiting>{reading}</Waiting>}
      {query.error && <ProblemNotice problem={toProblem(query.error)} onRetry={() => void query.refetch()} />}
      {query.isSuccess && isEmpty && empty}
      {!isEmpty && children}
      {!isEmpty && (status || hasMore) && (
        <footer className="cc-card-foot">
          {status && <span role="status">{status}</span>}
          {hasMore && (
            <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage?.()}>
              {more}
            </Button>
          )}
        </footer>
      )}
    </div>
  );
}
