const invitationPath = '/console/invitation';

/**
 * The token of an invitation's link, empty where the link lacks it; undefined on every other page. It is taken out of
 * the address, so that it stays neither in the history nor on the screen.
 */
export function takeInvitation(location: Location, history: History): string | undefined {
  if (location.pathname !== invitationPath) return undefined;
  const token = location.hash.slice(1);
  if (token) history.replaceState(null, '', invitationPath);
  return token;
}
