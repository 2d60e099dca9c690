import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useDraftOwner } from './draft-owner.js';
import { forgetDraft, readDraft, writeDraft } from './drafts.js';

/** What a draft needs of a form; Mantine's forms have it. */
export interface DraftableForm<Values> {
  getValues(): Values;
  setValues(values: Partial<Values>): void;
  isDirty(field?: string): boolean;
}

export interface DraftOptions<Values> {
  /** Fields that are never kept: passwords, tokens, keys. */
  secrets?: readonly (keyof Values & string)[];
  /** The version of the record in the form; see {@link KeptDraft}. */
  version?: string;
}

export interface KeptDraft {
  /**
   * The version on which the present changes were begun, perhaps before a reload. Save with this one: then what somebody
   * else has saved since is noticed, not overwritten.
   */
  readonly begunOn: () => string | undefined;
}

/**
 * Keeps what is typed into a form over a reload, another page of the console, or a session that ended, until it is saved
 * or taken back. Only the fields that were changed are kept, for whoever changed them.
 */
export function useDraft<Values extends object>(
  form: DraftableForm<Values>,
  name: string,
  { secrets = [], version }: DraftOptions<Values> = {},
): KeptDraft {
  const owner = useDraftOwner();
  const [restored] = useState(() => readDraft(owner, name));
  const begunOn = useRef(restored?.version ?? null);

  useLayoutEffect(() => {
    if (restored) form.setValues(fitting(restored.changes, form.getValues()));
    // Once: from then on the form is in its user's hands.
  }, []);

  useEffect(() => {
    if (!form.isDirty()) {
      begunOn.current = null;
      forgetDraft(owner, name);
      return;
    }
    begunOn.current ??= version ?? null;
    const isKept = ([field]: [string, unknown]) => form.isDirty(field) && !secrets.some((secret) => secret === field);
    const changes = Object.fromEntries(Object.entries(form.getValues()).filter(isKept));
    writeDraft(owner, name, { changes, version: begunOn.current });
  });

  return { begunOn: () => begunOn.current ?? version };
}

/** The changes that the form still has a field for, of the same kind: it may be newer than the draft. */
function fitting<Values extends object>(changes: Readonly<Record<string, unknown>>, values: Values): Partial<Values> {
  const kinds = new Map(Object.entries(values).map(([field, value]) => [field, typeof value]));
  const fits = ([field, value]: [string, unknown]) => kinds.get(field) === typeof value;
  return Object.fromEntries(Object.entries(changes).filter(fits)) as Partial<Values>;
}
