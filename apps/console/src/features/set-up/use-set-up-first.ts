import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { isAtLeast, useMe } from '../../session/use-session.js';
import { useSetUp } from './api/set-up.js';

/** Who opens the console at its front door while nobody can call yet begins at the set-up. Once: the overview stays in reach. */
export function useSetUpFirst(): void {
  const router = useRouter();
  const { admin } = useMe();
  const { data } = useSetUp(isAtLeast(admin.role, 'admin'));
  const isDecided = useRef(false);
  useEffect(() => {
    if (!data || isDecided.current) return;
    isDecided.current = true;
    if (!data.canCall && router.state.location.pathname === '/') void router.navigate({ to: '/set-up', replace: true });
  }, [data, router]);
}
