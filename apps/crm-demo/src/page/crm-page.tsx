import { useEffect, useState } from 'react';
import { ContactList } from './contact-list.js';
import { crmServer, type Workspace } from './crm-server.js';
import { Softphone } from './softphone.js';
import { Timeline } from './timeline.js';
import { useCalls } from './use-calls.js';

export function CrmPage({ rep }: { rep: string }) {
  const [workspace, setWorkspace] = useState<Workspace>();
  const [problem, setProblem] = useState<string>();
  const { calls, refresh } = useCalls(rep);

  useEffect(() => {
    const show = (found: Workspace) => {
      if (location.origin === found.origin) return setWorkspace(found);
      location.replace(found.origin + location.pathname + location.search);
    };
    crmServer.workspace(rep).then(show, (error: Error) => setProblem(error.message));
  }, [rep]);

  if (problem) {
    return (
      <main className="crm-problem" role="alert">
        <h1>This page cannot be shown</h1>
        <p>{problem}</p>
        <button type="button" onClick={() => location.reload()}>
          Try again
        </button>
      </main>
    );
  }
  return (
    <>
      <header className="crm-head">
        <strong>Demo CRM</strong>
        <span>{workspace?.company}</span>
        <span className="crm-rep">Signed in as {workspace?.rep.displayName ?? rep}</span>
      </header>
      <main className="crm-columns">
        <section aria-labelledby="contacts-title">
          <h1 id="contacts-title">Contacts</h1>
          <p className="muted">Click a name or a number to call it.</p>
          {workspace && <ContactList workspace={workspace} />}
        </section>
        <section aria-labelledby="timeline-title">
          <h2 id="timeline-title">Timeline</h2>
          <Timeline calls={calls} rep={rep} workspace={workspace} />
        </section>
        <aside aria-label="Softphone">
          <Softphone rep={rep} onCallChanged={refresh} />
        </aside>
      </main>
    </>
  );
}
