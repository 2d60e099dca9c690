/**
 * The server's side of the SDP, as browsers take it.
 *
 * 1. No trickle: what the server sends holds all of its candidates.
 * 2. The browser's candidates are taken out before they are applied. Names it hides behind (mDNS) cannot be looked up and
 *    would cost five seconds; its address is learnt from its first packet instead.
 * 3. On a loopback-only server only 127.0.0.1 is offered: any other address would be an invitation that leads nowhere.
 */
export function withoutCandidates(sdp: string): string {
  return keepLines(sdp, (line) => !line.startsWith('a=candidate:') && !line.startsWith('a=end-of-candidates'));
}

export function loopbackCandidatesOnly(sdp: string): string {
  const kept = keepLines(sdp, (line) => !line.startsWith('a=candidate:') || line.split(' ')[4] === '127.0.0.1');
  return kept.replace(/^(c=IN IP4|o=\S+ \S+ \S+ IN IP4) \S+/gm, '$1 127.0.0.1');
}

/** What tells one peer connection from another: the browser's ICE name and its certificate. */
export function connectionIdentity(sdp: string): string {
  const fragment = /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1] ?? '';
  const fingerprint = /^a=fingerprint:(.+?)\s*$/m.exec(sdp)?.[1] ?? '';
  return `${fragment} ${fingerprint}`;
}

function keepLines(sdp: string, keep: (line: string) => boolean): string {
  return sdp.split(/\r?\n/).filter(keep).join('\r\n');
}
