import type { Peer } from '@cordboard/call-session';
import { Avatar, Icon, IconButton, type IconName } from '@cordboard/ui';
import { useId, useRef, type KeyboardEvent } from 'react';
import type { Match } from '../directory/matches.js';
import type { RecentCall } from '../directory/recent-calls.js';
import type { NumberFormat } from '../numbers/number-format.js';
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

const kinds: Record<RecentCall['kind'], { icon: IconName; word: string }> = {
  outgoing: { icon: 'outgoing', word: 'Outgoing' },
  incoming: { icon: 'incoming', word: 'Incoming' },
  missed: { icon: 'missed', word: 'Missed' },
};

const timeOfDay = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hour12: false });

/** Number or name, with the people who may be meant below it: a combobox by the ARIA pattern. */
export function DialField(props: DialFieldProps) {
  const { typed, setTyped, matches, chosen, setChosen, numbers, country, callerId, onCall, onCallPeer } = props;
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
          <label htmlFor={`${id}-field`}>Number or name</label>
          <span className="hint" aria-hidden="true">
            /
          </span>
        </p>
        <div className="dial">
          <span className="country" title="Numbers without a country code are taken as from here">
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
            placeholder="Type, paste or pick below"
            value={typed}
            onChange={(event) => change(event.target.value)}
            onKeyDown={onKeyDown}
          />
          {typed && <IconButton icon="close" label="Clear" onClick={() => (change(''), field.current?.focus())} />}
        </div>
        <p className="from">
          {callerId ? (
            <>
              From <strong>{numbers.display(callerId)}</strong>
            </>
          ) : (
            'No caller ID is set: colleagues can be called, numbers cannot'
          )}
        </p>
      </div>
      <div className="people">
        <p className="label">
          <span id={`${id}-title`}>{typed.trim() ? countOf(matches.length) : titleOf(matches)}</span>
          {matches.length > 0 && (
            <span className="hint" aria-hidden="true">
              ↑ ↓ choose
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
              {match.recent ? <Direction call={match.recent} /> : <Avatar name={match.label} />}
              <span className="person">
                <span className="person-name">{match.label}</span>
                <span className="muted small">{detailOf(match, numbers)}</span>
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

function titleOf(matches: readonly Match[]): string {
  if (matches.length === 0) return 'Nobody called yet';
  return matches.some(({ recent }) => recent) ? 'Recent' : 'Colleagues';
}

function Direction({ call: { kind } }: { call: RecentCall }) {
  const { icon, word } = kinds[kind];
  return (
    <span className={`direction direction-${kind}`} title={word}>
      <Icon name={icon} size="sm" />
      <span className="unseen">{word}</span>
    </span>
  );
}

function detailOf({ label, address, detail }: Match, numbers: NumberFormat): string {
  const shown = numbers.display(address);
  return label === shown || detail === address ? detail : `${shown} · ${detail}`;
}

function countOf(count: number): string {
  return count === 0 ? 'Nobody you know matches' : count === 1 ? '1 person matches' : `${count} people match`;
}
