import { createHmac, randomFillSync, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { ClientId } from '@cordboard/contracts';

/**
 * A token's id, as its `jti` and as the parameter that Twilio sends to the Voice URL with each call of the token:
 *
 *     VERSION (1) ‖ ISSUED AT (6, milliseconds) ‖ LIFETIME (3, seconds) ‖ CLIENT (16) ‖ RANDOM (6) ‖ MAC (16)
 *
 * in base64url: 64 characters. It is a secret to nobody, but only this installation can make one: the MAC is made with
 * a key of the tenant. So that a token is known as ours, and for whom and when it was issued, even where the ledger has
 * no line of it.
 */
export interface TokenFacts {
  clientId: ClientId;
  issuedAt: Date;
  lifetimeSeconds: number;
}

const version = 1;
const bodyLength = 32;
const macLength = 16;

export function createTokenId(key: KeyObject, { clientId, issuedAt, lifetimeSeconds }: TokenFacts): string {
  const id = Buffer.allocUnsafe(bodyLength + macLength);
  const body = id.subarray(0, bodyLength);
  body.writeUInt8(version, 0);
  body.writeUIntBE(issuedAt.getTime(), 1, 6);
  body.writeUIntBE(lifetimeSeconds, 7, 3);
  body.write(clientId.replaceAll('-', ''), 10, 'hex');
  fillRandomly(body.subarray(26));
  macOf(key, body).copy(id, bodyLength);
  return id.toString('base64url');
}

/** Undefined for a text that is no id of this tenant's tokens: made with none of these keys. */
export function readTokenId(keys: readonly KeyObject[], text: string): TokenFacts | undefined {
  const id = /^[A-Za-z0-9_-]{64}$/.test(text) ? Buffer.from(text, 'base64url') : undefined;
  if (!id) return undefined;
  const [body, mac] = [id.subarray(0, bodyLength), id.subarray(bodyLength)];
  if (!keys.some((key) => timingSafeEqual(mac, macOf(key, body)))) return undefined;
  const hex = id.toString('hex', 10, 26);
  return {
    clientId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as ClientId,
    issuedAt: new Date(id.readUIntBE(1, 6)),
    lifetimeSeconds: id.readUIntBE(7, 3),
  };
}

export const expiryOf = ({ issuedAt, lifetimeSeconds }: TokenFacts) =>
  new Date(issuedAt.getTime() + lifetimeSeconds * 1000);

/** Drawn in advance: the system is not asked for six bytes at a time, which costs as much as the MAC. */
const drawn = Buffer.alloc(6 * 512);
let taken = drawn.length;

function fillRandomly(target: Buffer): void {
  if (taken + target.length > drawn.length) {
    randomFillSync(drawn);
    taken = 0;
  }
  taken += drawn.copy(target, 0, taken);
}

const macOf = (key: KeyObject, body: Buffer) => createHmac('sha256', key).update(body).digest().subarray(0, macLength);
