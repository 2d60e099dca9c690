import { isDeepStrictEqual } from 'node:util';

/** What can be told as JSON; a field that is undefined is not there. */
export type Values = Readonly<Record<string, unknown>>;

interface Changed {
  before: Values | null;
  after: Values | null;
}

/** Of two states what differs, of one all of it; undefined where nothing differs. */
export function changedFields(before: Values | undefined, after: Values | undefined): Changed | undefined {
  if (!before || !after) return { before: before ? plain(before) : null, after: after ? plain(after) : null };
  const [was, is] = [plain(before), plain(after)];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (field) => !isDeepStrictEqual(was[field] ?? null, is[field] ?? null),
  );
  if (fields.length === 0) return undefined;
  const only = (values: Values) => Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));
  return { before: only(was), after: only(is) };
}

/** As it will be read again: dates as text, nothing undefined. */
const plain = (values: Values): Values => JSON.parse(JSON.stringify(values)) as Values;
