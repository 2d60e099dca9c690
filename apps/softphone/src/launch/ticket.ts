/**
 * Takes the launch ticket out of the address, where it would otherwise stay for whoever reads the history. Null when
 * there is none, as after a reload.
 */
export function takeTicket(location: Location, history: History): string | null {
  const ticket = location.hash.slice(1);
  if (ticket) history.replaceState(null, '', location.pathname + location.search);
  return ticket || null;
}
