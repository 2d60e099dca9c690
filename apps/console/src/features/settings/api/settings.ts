import type { ChangeSettings, Settings } from '@cordboard/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi, useSession } from '../../../session/use-session.js';

const settingsKey = ['settings'];

export interface VersionedSettings {
  readonly settings: Settings;
  readonly etag: string;
}

export function useSettings() {
  const api = useApi();
  return useQuery({
    queryKey: settingsKey,
    queryFn: async ({ signal }): Promise<VersionedSettings> => {
      const { body, etag } = await api.getWithTag<Settings>('/v1/settings', signal);
      return { settings: body, etag: etag ?? '*' };
    },
    // What is being edited is not replaced under the editor's hands; a conflict is told when it is saved.
    refetchOnWindowFocus: false,
  });
}

export function useChangeSettings() {
  const api = useApi();
  const queries = useQueryClient();
  const session = useSession();
  const adopt = (present: VersionedSettings) => queries.setQueryData(settingsKey, present);
  const change = useMutation({
    mutationFn: async ({ changes, etag }: { changes: ChangeSettings; etag: string }): Promise<VersionedSettings> => {
      const answer = await api.patch<Settings>('/v1/settings', changes, etag);
      return { settings: answer.body, etag: answer.etag ?? '*' };
    },
    onSuccess: (saved) => {
      adopt(saved);
      // The company's name stands in the navigation too; that it is old for a while harms nobody.
      session.refresh().catch(() => undefined);
    },
  });
  return { ...change, adopt };
}
