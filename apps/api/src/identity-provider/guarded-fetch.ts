import { lookup, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, fetch as undiciFetch, type RequestInit } from 'undici';

const mostBytes = 1024 * 1024;
const patienceMilliseconds = 5_000;

type Resolve = (hostname: string, answer: (error: Error | null, addresses: LookupAddress[]) => void) => void;

const resolveByDns: Resolve = (hostname, answer) => lookup(hostname, { all: true }, answer);

export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

export interface GuardOptions {
  /** In development a provider may run on this very machine, without a certificate. */
  allowsLoopback: boolean;
  resolve?: Resolve;
}

/**
 * A fetch for addresses that a customer types. Rules:
 *
 * 1. https, and nothing else; on loopback, where that is allowed, http too.
 * 2. Public addresses alone: no private, link-local, metadata, translated or reserved ones. An address is checked when it
 *    is connected to, so that a name cannot be one thing when it is looked at and another when it is used.
 * 3. No redirect is followed. Five seconds, and a megabyte.
 */
export function createGuardedFetch({ allowsLoopback, resolve = resolveByDns }: GuardOptions) {
  const isAllowed = (address: string) => isPublic(address) || (allowsLoopback && isLoopback(address));
  const agent = new Agent({
    connect: {
      timeout: patienceMilliseconds,
      lookup: (hostname, options, answer) => {
        resolve(hostname, (error, addresses) => {
          const [first] = addresses ?? [];
          const refused = addresses?.find(({ address }) => !isAllowed(address));
          if (error || !first) answer(error ?? new Error(`${hostname} has no address`), '', 0);
          else if (refused) answer(new AddressRefused(`${hostname} is not at a public address`), '', 0);
          else if (options.all) answer(null, addresses);
          else answer(null, first.address, first.family);
        });
      },
    },
    headersTimeout: patienceMilliseconds,
    bodyTimeout: patienceMilliseconds,
    maxResponseSize: mostBytes,
  });

  return async (url: string, init: RequestInit = {}) => {
    const { protocol, hostname } = new URL(url);
    const host = hostname.replace(/^\[|\]$/g, '');
    // What is an address already is never looked up.
    if (isIP(host) && !isAllowed(host)) throw new AddressRefused(`${host} is not a public address`);
    const isLocal = allowsLoopback && (host === 'localhost' || (isIP(host) !== 0 && isLoopback(host)));
    if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) throw new AddressRefused(`${url} is not https`);
    return undiciFetch(url, { ...init, redirect: 'manual', dispatcher: agent });
  };
}

/** `unicast` is what is left of the registries when everything that is reserved for something has been taken away. */
function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  // Of IPv6, one eighth has been handed out; the rest holds what older standards meant, such as ::127.0.0.1.
  return address instanceof ipaddr.IPv4 || address.match(ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number]);
}

function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}
