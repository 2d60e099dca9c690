import type { Softphone } from './mount-softphone.js';

const callable = 'a[href^="tel:" i], [data-cordboard-dial]';

/**
 * Makes every phone number below `root` call at once when it is clicked: links to `tel:`, and elements with
 * `data-cordboard-dial` (a number or a client name). `data-cordboard-label` is what the softphone shows; the element's
 * text otherwise. Numbers that are added later work too. A double click is one; clicks with a modifier key stay the
 * browser's own.
 *
 * @returns a function that ends it.
 * @example
 * const disable = enableClickToCall(document.body, softphone);
 */
export function enableClickToCall(root: HTMLElement, softphone: Pick<Softphone, 'dial'>): () => void {
  const onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = (event.target as Element | null)?.closest<HTMLElement>(callable);
    if (!target || !root.contains(target)) return;
    event.preventDefault();
    if (event.detail > 1) return; // The second half of a double click would be refused: a call has just begun.
    softphone.dial(numberOf(target), { label: labelOf(target) });
  };
  root.addEventListener('click', onClick);
  return () => root.removeEventListener('click', onClick);
}

function numberOf(element: HTMLElement): string {
  if (element.dataset['cordboardDial']) return element.dataset['cordboardDial'];
  const [number = ''] = (element.getAttribute('href') ?? '').slice('tel:'.length).split(';'); // RFC 3966: parameters.
  try {
    return decodeURIComponent(number);
  } catch {
    return number;
  }
}

function labelOf(element: HTMLElement): string | undefined {
  const label = element.dataset['cordboardLabel'] ?? element.textContent;
  return label?.trim().slice(0, 200) || undefined;
}
