/** For the CRM's server: Node 18 or newer has fetch. */
export const serverSnippet = (baseUrl: string) => `// POST /softphone-launch, for the rep who is signed in to your CRM
const answer = await fetch('${baseUrl}/v1/embed-sessions', {
  method: 'POST',
  headers: {
    authorization: \`Bearer \${process.env.CORDBOARD_API_KEY}\`,
    'content-type': 'application/json',
  },
  body: JSON.stringify({
    clientName: 'alice',                // the rep's client name
    origin: 'https://crm.example.com',  // your CRM page's origin
  }),
});
response.json(await answer.json());     // { url, expiresAt }`;

/** For any page: nothing to install. */
export const scriptSnippet = (baseUrl: string) => `<script
  src="${baseUrl}/embed/v1.js"
  data-launch="/softphone-launch"
  defer
></script>
<script>
  document.addEventListener('cordboard', ({ detail }) => {
    if (detail.type === 'call-ended') saveToTimeline(detail);
  });
</script>`;

/** For a page that is built from packages; says the same as the README of @cordboard/embed. */
export const packageSnippet = `import { enableClickToCall, mountSoftphone } from '@cordboard/embed';

const softphone = mountSoftphone({
  container: document.querySelector('#softphone'),
  launch: () => fetch('/softphone-launch', { method: 'POST' }).then((response) => response.json()),
  onEvent(event) {
    if (event.type === 'call-ended') saveToTimeline(event);
  },
});
enableClickToCall(document.body, softphone);`;

/** For a page that is written in React. */
export const reactSnippet = `import { enableClickToCall, mountSoftphone } from '@cordboard/embed';
import { useEffect, useRef } from 'react';

export function Softphone() {
  const place = useRef(null);
  useEffect(() => {
    const softphone = mountSoftphone({
      container: place.current,
      launch: () => fetch('/softphone-launch', { method: 'POST' }).then((response) => response.json()),
    });
    const disable = enableClickToCall(document.body, softphone);
    return () => {
      disable();
      softphone.destroy();
    };
  }, []);
  return <div ref={place} />;
}`;
