import { CapabilityError, createCapability, type GeneratedToken, type Signer } from '@cordboard/capability';
import { tokenIdParam, type IssueToken } from '@cordboard/contracts';
import { InvalidRequest } from '../domain-error.js';
import { ApplicationNotChosen } from './errors.js';

export interface Mintable extends IssueToken {
  signer: Signer;
  lifetimeSeconds: number;
  tokenId: string;
  issuedAt: Date;
  /** Of the client, where the request names none. */
  applicationSid: string | undefined;
  pushCredentialSid: string | undefined;
}

/** @throws ApplicationNotChosen, InvalidRequest */
export function mint(
  identity: string,
  {
    signer,
    incoming = true,
    outgoing = {},
    lifetimeSeconds,
    tokenId,
    issuedAt,
    applicationSid,
    pushCredentialSid,
  }: Mintable,
): GeneratedToken {
  try {
    const capability = createCapability(signer, {
      identity,
      now: () => issuedAt.getTime(),
      createTokenId: () => tokenId,
    });
    if (incoming) capability.allowClientIncoming(identity);
    if (outgoing) {
      const through = outgoing.applicationSid ?? applicationSid;
      if (through === undefined) throw new ApplicationNotChosen();
      capability.allowClientOutgoing(through, { ...outgoing.params, [tokenIdParam]: tokenId });
    }
    if (pushCredentialSid !== undefined) capability.allowPushNotifications(pushCredentialSid);
    return capability.generate(lifetimeSeconds);
  } catch (error) {
    if (error instanceof CapabilityError)
      throw new InvalidRequest([{ field: 'outgoing', code: 'invalid', message: error.message }]);
    throw error;
  }
}
