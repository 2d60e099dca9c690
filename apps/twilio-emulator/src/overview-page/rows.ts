export interface Row {
  /** Keeps an opened row open while the list is refreshed. */
  readonly key: string;
  readonly time: string;
  readonly label: string;
  readonly tone: 'plain' | 'live' | 'bad';
  readonly what: string;
  readonly aside: string;
  readonly detail: string;
}

const lastShown = new Map<string, string>();

/** Shows a list, touching the page only when something has changed. All text is set as text. */
export function showRows(listId: string, rows: readonly Row[]): void {
  const list = document.getElementById(listId);
  const state = JSON.stringify(rows);
  if (!list || lastShown.get(listId) === state) return;
  lastShown.set(listId, state);
  if (rows.length === 0) return list.replaceChildren(element('p', 'muted', 'Nothing yet'));
  const present = new Map([...list.querySelectorAll('details')].map((row) => [row.dataset['key'], row]));
  const shown = rows.map((row) => {
    const existing = present.get(row.key) ?? document.createElement('details');
    existing.dataset['key'] = row.key;
    fill(existing, row);
    return existing;
  });
  // Moving a row that has the focus would take the focus away.
  const isSameOrder =
    shown.length === list.children.length && shown.every((row, index) => list.children[index] === row);
  if (!isSameOrder) list.replaceChildren(...shown);
}

function fill(details: HTMLDetailsElement, row: Row): void {
  const summary = details.querySelector('summary') ?? details.appendChild(document.createElement('summary'));
  const pre = details.querySelector('pre') ?? details.appendChild(document.createElement('pre'));
  summary.replaceChildren(
    element('span', 'time', row.time === '' ? '' : new Date(row.time).toLocaleTimeString([], { hour12: false })),
    element('span', row.tone, row.label),
    element('span', 'what', row.what),
    element('span', 'time', row.aside),
  );
  if (pre.textContent !== row.detail) pre.textContent = row.detail;
}

function element(name: string, className: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
