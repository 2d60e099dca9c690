import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CopyButton } from '../../shell/copy-button.js';
import { Page } from '../../shell/page.js';
import { messages } from './messages.js';
import { pageSnippet, serverSnippet } from './snippets.js';

export function EmbedScreen() {
  const server = serverSnippet(location.origin);
  return (
    <Page title={messages.title} lead={messages.lead}>
      <div className="cc-stack">
        <Step title={messages.keyTitle} text={messages.keyText}>
          <p>
            <Link to="/api-keys" className="cc-link">
              {messages.keyLink}
            </Link>
          </p>
        </Step>
        <Step title={messages.serverTitle} text={messages.serverText}>
          <Snippet of={messages.serverSnippet} code={server} />
        </Step>
        <Step title={messages.pageTitle} text={messages.pageText}>
          <Snippet of={messages.pageSnippet} code={pageSnippet} />
        </Step>
        <Step title={messages.policyTitle} text={messages.policyText(location.origin)} />
      </div>
    </Page>
  );
}

function Step({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <section className="cc-card cc-pad">
      <h2>{title}</h2>
      <p className="cc-muted">{text}</p>
      {children}
    </section>
  );
}

function Snippet({ of, code }: { of: string; code: string }) {
  return (
    <div className="cc-snippet">
      {/* Long lines scroll, also by keyboard. */}
      <pre tabIndex={0} aria-label={of}>
        {code}
      </pre>
      <CopyButton value={code} of={of} />
    </div>
  );
}
