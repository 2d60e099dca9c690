export interface StatusLampProps {
  /** Each has its own shape as well as its colour: dot, ring, ringed dot, diamond, square. */
  state: 'available' | 'waiting' | 'busy' | 'warning' | 'stopped';
}

/** Stands beside the word for the state; says nothing by itself. */
export function StatusLamp({ state }: StatusLampProps) {
  return <span className={`cb-lamp cb-lamp-${state}`} aria-hidden="true" />;
}
