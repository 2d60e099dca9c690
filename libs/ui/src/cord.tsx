export interface CordProps {
  /** Dotted with rings; whole; dotted grey; cut by a cross; two empty jacks. */
  state: 'ringing' | 'live' | 'held' | 'cut' | 'ended';
}

const arc = 'M9 12C50 34 110 34 151 12';

function Jack({ x, isPatched, isPlugged = isPatched }: { x: number; isPatched: boolean; isPlugged?: boolean }) {
  return (
    <>
      <circle className={isPatched ? 'cb-jack' : 'cb-jack cb-jack-idle'} cx={x} cy="12" r="7" />
      {isPlugged && <circle className="cb-plug" cx={x} cy="12" r="3" />}
    </>
  );
}

/** The line between two people, drawn. The word for the state stands beside it. */
export function Cord({ state }: CordProps) {
  return (
    <svg className="cb-cord" viewBox="0 0 160 34" aria-hidden="true" focusable="false">
      {state === 'ringing' && <path className="cb-strand cb-strand-dotted" d={arc} />}
      {state === 'live' && <path className="cb-strand cb-strand-live" d={arc} pathLength="1" />}
      {state === 'held' && <path className="cb-strand cb-strand-dotted cb-strand-idle" d={arc} />}
      {state === 'cut' && (
        <>
          <path className="cb-strand" d="M9 12C28 22 46 28 64 29" />
          <path className="cb-strand cb-strand-idle" d="M96 29c18-1 37-7 55-17" />
          <path className="cb-strand cb-strand-broken" d="M73 22l14 14M87 22 73 36" />
        </>
      )}
      {state === 'ringing' && (
        <>
          <circle className="cb-ring cb-ring-far" cx="151" cy="12" r="17" />
          <circle className="cb-ring" cx="151" cy="12" r="12" />
        </>
      )}
      <Jack x={9} isPatched={state !== 'held' && state !== 'ended'} />
      <Jack x={151} isPatched={state === 'live' || state === 'ringing'} isPlugged={state === 'live'} />
    </svg>
  );
}

/** A jack that somebody calls: one plug, two rings. */
export function RingingJack() {
  return (
    <svg className="cb-ringing-jack" viewBox="0 0 160 64" aria-hidden="true" focusable="false">
      <circle className="cb-ring cb-ring-far" cx="80" cy="32" r="31" />
      <circle className="cb-ring" cx="80" cy="32" r="24" />
      <circle className="cb-jack cb-jack-large" cx="80" cy="32" r="15" />
      <circle className="cb-plug" cx="80" cy="32" r="6" />
    </svg>
  );
}
