import { text, wholeNumber, type Form } from './form.js';

const mostPerPage = 1_000;

/** One page of a list in Twilio's form. The next page is asked for with the number and SID that the link holds. */
export function listPage<Resource extends { sid: string }>(
  name: string,
  resources: readonly Resource[],
  { path, query, toJson }: { path: string; query: Form; toJson: (resource: Resource) => object },
): Record<string, unknown> {
  const pageSize = Math.max(1, wholeNumber(query, 'PageSize', { most: mostPerPage, otherwise: 50, code: 20001 }));
  const page = wholeNumber(query, 'Page', { most: 1_000_000, otherwise: 0, code: 20001 });
  const start = page * pageSize;
  const shown = resources.slice(start, start + pageSize);
  const linkTo = (number: number, token?: string) => {
    const link = new URLSearchParams();
    for (const filter of Object.keys(query)) {
      if (!['PageSize', 'Page', 'PageToken'].includes(filter)) link.append(filter, text(query, filter) ?? '');
    }
    link.append('PageSize', String(pageSize));
    link.append('Page', String(number));
    if (token !== undefined) link.append('PageToken', token);
    return `${path}?${link.toString()}`;
  };
  const last = shown.at(-1);
  const hasMore = start + pageSize < resources.length;
  return {
    [name]: shown.map(toJson),
    page,
    page_size: pageSize,
    start,
    end: Math.max(start, start + shown.length - 1),
    uri: linkTo(page),
    first_page_uri: linkTo(0),
    next_page_uri: hasMore && last ? linkTo(page + 1, `PA${last.sid}`) : null,
    previous_page_uri: page > 0 ? linkTo(page - 1) : null,
  };
}
