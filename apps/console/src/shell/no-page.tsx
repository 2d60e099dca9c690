import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { messages } from './messages.js';
import { Page } from './page.js';

export function PageNotFound() {
  return (
    <Page title={messages.notFound} lead={messages.notFoundText}>
      <p>
        <Link to="/" className="cc-link">
          {messages.toOverview}
        </Link>
      </p>
    </Page>
  );
}

export function PageFailed() {
  return (
    <Page title={messages.failed} lead={messages.failedText}>
      <p>
        <Button variant="filled" onClick={() => location.reload()}>
          {messages.reload}
        </Button>
      </p>
    </Page>
  );
}
