import type { Peer } from '@cordboard/call-session';
import { Avatar, Icon, IconButton, type IconName } from '@cordboard/ui';
import { useId, useRef, type KeyboardEvent } from 'react';
import type { Match } from '../directory/matches.js';
import type { RecentCall } from '../directory/recent-calls.js';
import type { NumberFormat } from '../numbers/number-format.js';
import type { Messages } from '../language/languages.js';
import { useSoftphone } from './softphone-context.js';
import { useOrphanedFocus } from './use-orphaned-focus.js';
import { useShortcuts } from './use-shortcuts.js';

export interface DialFieldProps {
  typed: string;
  setTyped: (typed: string) => void;
  matches: readonly Match[];
  /** The match chosen with the arrow keys; -1 for none. */
  chosen: number;
  setChosen: (index: number) => void;
  numbers: NumberFormat;
  country: string;
  callerId: string | null;
  onCall: () => void;
  onCallPeer: (peer: Peer) => void;
}

// The icons have the kinds' own names.
const kinds: Record<RecentCall['kind'], IconName> = { outgoing: 'outgoing', incoming: 'incoming', missed: 'missed' };

const timeOfDay = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hour12: false });

/** Number or name, with the people who may be meant below it: a combobox by the ARIA pattern. */
export function DialField(props: DialFieldProps) {
  const { typed, setTyped, matches, chosen, setChosen, numbers, country, callerId, onCall, onCallPeer } = props;
  const { choices, messages } = useSoftphone();
  const { dial } = messages.screens;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useOrphanedFocus(field);
  useShortcuts({ '/': () => field.current?.focus() });

  const change = (text: string) => {
    setChosen(-1);
    // While something is taken away the spacing stays as it is, or a deleted bracket would come right back.
    setTyped(text.length > typed.length ? numbers.asTyped(text) : text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && matches.length > 0) {
      event.preventDefault();
      // One place more than there are matches: the field itself, from which both arrows lead back into the list.
      const places = matches.length + 1;
      setChosen(((chosen + 1 + step + places) % places) - 1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      onCall();
    } else if (event.key === 'Escape') {
      setTyped('');
      setChosen(-1);
    }
  };
  return (
    <>
      <div>
        <p className="label">
          <label htmlFor={`${id}-field`}>{dial.field}</label>
          {choices.hasLetterKeys && (
            <span className="hint" aria-hidden="true">
              /
            </span>
          )}
        </p>
        <div className="dial">
          <span className="country" title={dial.country}>
            {country}
          </span>
          <input
            ref={field}
            id={`${id}-field`}
            role="combobox"
            aria-expanded={matches.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="go"
            placeholder={dial.placeholder}
            value={typed}
            onChange={(event) => change(event.target.value)}
            onKeyDown={onKeyDown}
          />
          {typed && <IconButton icon="close" label={dial.clear} onClick={() => (change(''), field.current?.focus())} />}
        </div>
        <p className="from">
          {callerId ? (
            <>
              {dial.from} <strong>{numbers.display(callerId)}</strong>
            </>
          ) : (
            dial.noCallerId
          )}
        </p>
      </div>
      <div className="people">
        <p className="label">
          <span id={`${id}-title`}>{typed.trim() ? countOf(matches.length, dial) : titleOf(matches, dial)}</span>
          {matches.length > 0 && (
            <span className="hint" aria-hidden="true">
              {dial.choose}
            </span>
          )}
        </p>
        <ul id={`${id}-list`} role="listbox" aria-labelledby={`${id}-title`}>
          {matches.map((match, index) => (
            <li
              key={match.address}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === chosen}
              // Keeps the focus, and with it what was typed, in the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onCallPeer({ address: match.address, label: match.label })}
            >
              {match.recent ? <Direction call={match.recent} dial={dial} /> : <Avatar name={match.label} />}
              <span className="person">
                <span className="person-name">{match.label}</span>
                <span className="muted small">
                  {detailOf({ ...match, detail: messages.phrase(match.detail) }, numbers)}
                </span>
              </span>
              <span className="when muted small">
                {match.recent ? timeOfDay.format(new Date(match.recent.startedAt)) : ''}
              </span>
              <span className="redial" aria-hidden="true">
                <Icon name="phone" size="sm" />
              </span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

type Words = Messages['screens']['dial'];

function titleOf(matches: readonly Match[], dial: Words): string {
  if (matches.length === 0) return dial.nobodyYet;
  return matches.some(({ recent }) => recent) ? dial.recent : dial.colleagues;
}

function Direction({ call: { kind }, dial }: { call: RecentCall; dial: Words }) {
  const word = dial[kind];
  return (
    <span className={`direction direction-${kind}`} title={word}>
      <Icon name={kinds[kind]} size="sm" />
      <span className="unseen">{word}</span>
    </span>
  );
}

function detailOf({ label, address, detail }: Match, numbers: NumberFormat): string {
  const shown = numbers.display(address);
  return label === shown || detail === address ? detail : `${shown} · ${detail}`;
}

function countOf(count: number, dial: Words): string {
  return count === 0 ? dial.noMatch : dial.matches(count);
}
