import { z } from 'zod';
import { brokenRule, InvalidRequest } from './domain-error.js';

export interface PageRequest {
  limit: number;
  cursor?: string;
}

export interface Page<Row> {
  data: Row[];
  nextCursor: string | null;
}

type SortKey = readonly (string | number)[];

/**
 * A page from one row more than was asked for. The cursor is the sort key of the page's last row, so that rows which
 * arrive meanwhile neither repeat nor hide others.
 */
export function pageOf<Row>(rows: readonly Row[], limit: number, sortKeyOf: (row: Row) => SortKey): Page<Row> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const nextCursor = rows.length > limit && last ? encodeCursor(sortKeyOf(last)) : null;
  return { data, nextCursor };
}

const encodeCursor = (sortKey: SortKey) => Buffer.from(JSON.stringify(sortKey)).toString('base64url');

/** @throws InvalidRequest for a cursor that no page of this list gave. */
export function decodeCursor<Key extends z.ZodType>(
  cursor: string | undefined,
  sortKey: Key,
): z.output<Key> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return sortKey.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new InvalidRequest([brokenRule('cursor', 'cursor')]);
  }
}
