import { enableClickToCall } from './click-to-call.js';
import { mountSoftphone, type Softphone } from './mount-softphone.js';

/**
 * What a page's script tag says:
 *
 * - `data-launch`: an address of the page's own server, asked by POST for each launch, which answers with `{ "url": … }`
 * - `data-container`: a selector of where the softphone goes; without one it stands at the bottom right
 * - `data-click-to-call="off"`: numbers in the page stay what they are
 * - `data-folding="off"`: the rep cannot fold the softphone to one line
 * - `data-theme`: `light` or `dark`; as the rep's system is without one
 *
 * What happens is told to the page as events named `cordboard`, whose `detail` is the {@link SoftphoneEvent}; the
 * softphone itself is `window.cordboardSoftphone`.
 */
export interface ScriptTag {
  readonly dataset: DOMStringMap;
  readonly ownerDocument: Document;
}

/** @throws Error that says what the tag lacks: for the console of whoever writes the page. */
export function mountFromScriptTag(
  tag: ScriptTag,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
): Softphone {
  const { launch, container, clickToCall, folding, theme } = tag.dataset;
  const { ownerDocument: page } = tag;
  if (!launch) {
    throw new Error(
      'Cordboard: the script tag needs data-launch, an address of your own server that starts the softphone.',
    );
  }
  const place = container ? page.querySelector<HTMLElement>(container) : bottomRight(page);
  if (!place) throw new Error(`Cordboard: this page has nothing that fits data-container="${container}".`);
  const softphone = mountSoftphone({
    container: place,
    canFold: folding !== 'off',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    launch: async () => {
      const answer = await fetch(launch, { method: 'POST', credentials: 'same-origin' });
      if (!answer.ok) throw new Error(`Cordboard: ${launch} answered ${answer.status}.`);
      return (await answer.json()) as { url: string };
    },
    onEvent: (detail) => void page.dispatchEvent(new CustomEvent('cordboard', { detail })),
  });
  if (clickToCall !== 'off') enableClickToCall(page.body, softphone);
  return softphone;
}

function bottomRight(page: Document): HTMLElement {
  const place = page.createElement('div');
  Object.assign(place.style, { position: 'fixed', right: '16px', bottom: '16px', zIndex: '2147483000' });
  page.body.append(place);
  return place;
}
