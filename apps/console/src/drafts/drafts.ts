import type { AdminId, OperatorId } from '@cordboard/contracts';

/** Whose drafts they are. */
export type DraftOwner = AdminId | OperatorId;

/** What somebody has changed in a form and not saved, by field. */
export interface Draft {
  readonly changes: Readonly<Record<string, unknown>>;
  /** The version of the record that was being changed, where records have versions. */
  readonly version: string | null;
}

const prefix = 'cordboard.draft.';
const keyOf = (owner: DraftOwner, form: string) => `${prefix}${owner}.${form}`;

// In the session's storage: a reload keeps it, another tab and the next start of the browser do not have it.
export function readDraft(owner: DraftOwner, form: string): Draft | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(owner, form)) ?? 'null');
    return isDraft(stored) ? stored : null;
  } catch {
    return null;
  }
}

export function writeDraft(owner: DraftOwner, form: string, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(owner, form), JSON.stringify(draft));
  } catch {
    // A full storage is no reason to disturb who is typing.
  }
}

export function forgetDraft(owner: DraftOwner, form: string): void {
  sessionStorage.removeItem(keyOf(owner, form));
}

/** Forgets everybody's drafts, but those of `kept`. */
export function forgetDrafts(kept?: DraftOwner): void {
  const isKept = (key: string) => kept !== undefined && key.startsWith(`${prefix}${kept}.`);
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix) && !isKept(key)) sessionStorage.removeItem(key);
  }
}

function isDraft(stored: unknown): stored is Draft {
  return typeof stored === 'object' && stored !== null && 'changes' in stored && typeof stored.changes === 'object';
}
