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

/** For the CRM's page; says the same as the README of @cordboard/embed. */
export const pageSnippet = `import { enableClickToCall, mountSoftphone } from '@cordboard/embed';

const softphone = mountSoftphone({
  container: document.querySelector('#softphone'),
  launch: () => fetch('/softphone-launch', { method: 'POST' }).then((response) => response.json()),
  onEvent(event) {
    if (event.type === 'call-ended') saveToTimeline(event);
  },
});
enableClickToCall(document.body, softphone);`;
