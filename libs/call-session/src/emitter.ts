type Listener<Events, Name extends keyof Events> = (payload: Events[Name]) => void;

/** A typed event source. Events map a name to its payload; `undefined` for none. */
export class Emitter<Events extends object> {
  private readonly listeners = new Map<keyof Events, Set<(payload: never) => void>>();

  on<Name extends keyof Events>(name: Name, listener: Listener<Events, Name>): () => void {
    const listeners = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) (listener as Listener<Events, Name>)(payload);
  }

  clear(): void {
    this.listeners.clear();
  }
}
