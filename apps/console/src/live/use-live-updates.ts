import type { LiveTopic } from '@cordboard/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLiveFeed, useSessionState } from '../session/use-session.js';

/** What is counted from calls, and what a change is written to, beside what is called like the topic itself. */
const alsoRead: Partial<Record<LiveTopic, readonly string[]>> = {
  calls: ['call', 'overview', 'clients', 'client', 'calling-use'],
  'calling-rules': ['calling-stop', 'audit-log'],
  clients: ['client', 'teams', 'effective-config', 'overview', 'set-up', 'audit-log'],
  settings: ['audit-log'],
  'embed-origins': ['set-up', 'audit-log'],
  'api-keys': ['audit-log'],
  admins: ['audit-log'],
  'twilio-account': ['audit-log'],
  'twilio-config': ['set-up', 'teams', 'effective-config', 'twilio-account', 'audit-log'],
};

/** Reads again whatever is on the screen and has changed; what is not on the screen is read when it is opened. */
export function useLiveUpdates(): void {
  const feed = useLiveFeed();
  const queries = useQueryClient();
  const isSignedIn = useSessionState().kind === 'signed-in';
  useEffect(() => {
    if (!feed || !isSignedIn) return undefined;
    const unsubscribe = feed.subscribe((topics) => {
      const keys = topics?.flatMap((topic) => [topic, ...(alsoRead[topic] ?? [])]);
      void queries.invalidateQueries({ predicate: ({ queryKey }) => !keys || keys.includes(String(queryKey[0])) });
    });
    const stop = feed.start();
    return () => {
      unsubscribe();
      stop();
    };
  }, [feed, isSignedIn, queries]);
}
