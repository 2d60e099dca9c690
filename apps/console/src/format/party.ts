/** One end of a call as it is shown: a client's name, or a number in readable groups where its plan is known. */
export function formatParty(party: string): string {
  if (party.startsWith('client:')) return party.slice('client:'.length);
  return party.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
}
