import { z } from 'zod';

/** Of somebody who signs in with a password: are they asked for a code as well? */
export const secondFactor = z.strictObject({
  isOn: z.boolean(),
  /** Does the company ask for it? Then who has none can do nothing before they have set one up. */
  isRequired: z.boolean(),
  recoveryCodesLeft: z.int().min(0),
});
export type SecondFactor = z.infer<typeof secondFactor>;

const presentPassword = z.string().min(1).max(200);
const code = z.string().trim().min(1).max(60);

/** Who changes how they sign in shows again who they are: a session left open on a desk is not enough. */
export const beginSecondFactor = z.strictObject({ password: presentPassword });
export type BeginSecondFactor = z.infer<typeof beginSecondFactor>;

/** For an authenticator app (RFC 6238): the secret as text, and as the URI that a QR code holds. */
export const secondFactorSetUp = z.strictObject({ secret: z.string(), uri: z.string() });
export type SecondFactorSetUp = z.infer<typeof secondFactorSetUp>;

export const confirmSecondFactor = z.strictObject({ code });
export type ConfirmSecondFactor = z.infer<typeof confirmSecondFactor>;

export const proveBothFactors = z.strictObject({ password: presentPassword, code });
export type ProveBothFactors = z.infer<typeof proveBothFactors>;

/** Told this once, stored as hashes. Each signs in once, in place of the app's code. */
export const recoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodes>;
