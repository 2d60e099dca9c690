export const english = {
  title: 'Embed',
  lead: 'Put the softphone on a page of your CRM, in three steps.',
  keyTitle: '1. Give your server a key',
  keyText: 'The key stays on your server. A page must never see it: whoever has it can call in your company’s name.',
  keyLink: 'Create an API key',
  serverTitle: '2. Let your server launch the softphone',
  serverText:
    'It says which rep is at the page and which origin the page has, and hands on the answer’s url. A url works once, within a minute.',
  pageTitle: '3. Put the softphone on the page',
  pageText: 'The page gets an iframe of 320 × 580, and every number on it can be clicked.',
  policyTitle: 'If the page has a policy of its own',
  policyText:
    'Its Content-Security-Policy must allow the frame: frame-src {origin}. Only the origin that your server named in step 2 may frame the softphone.',
  serverSnippet: 'server snippet',
  pageSnippet: 'page snippet',
} as const;
