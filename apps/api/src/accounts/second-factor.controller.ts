import {
  beginSecondFactor,
  confirmSecondFactor,
  proveBothFactors,
  recoveryCodes,
  secondFactorSetUp,
  type BeginSecondFactor,
  type ConfirmSecondFactor,
  type ProveBothFactors,
  type RecoveryCodes,
  type SecondFactorSetUp,
} from '@cordboard/contracts';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { BeforeSecondFactor, CallerSignedIn, For, type SignedInPrincipal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { Passwords } from './passwords.js';
import { SecondFactors } from './second-factors.js';
import { SignInLimit } from './sign-in-limit.js';

const bothFactorsRefused = [
  'account.password_wrong',
  'account.no_password',
  'account.code_wrong',
  'second_factor.not_on',
  'auth.too_many_tries',
] as const;

@Controller('v1/me/second-factor')
@For('supervisor', 'operator')
@BeforeSecondFactor()
export class SecondFactorController {
  constructor(
    private readonly passwords: Passwords,
    private readonly secondFactors: SecondFactors,
    private readonly limit: SignInLimit,
  ) {}

  @Post()
  @Operation({
    id: 'beginSecondFactor',
    tag: 'Account',
    summary: 'Make a secret for an authenticator app',
    description: 'It counts for nothing until one of its codes confirms it.',
    answers: { 201: secondFactorSetUp },
    errors: ['account.password_wrong', 'account.no_password', 'second_factor.on_already', 'auth.too_many_tries'],
  })
  async begin(
    @CallerSignedIn() whose: SignedInPrincipal,
    @Body({ schema: beginSecondFactor }) { password }: BeginSecondFactor,
  ): Promise<SecondFactorSetUp> {
    await this.passwords.prove(whose, password);
    return this.secondFactors.begin(whose);
  }

  @Post('confirm')
  @Operation({
    id: 'confirmSecondFactor',
    tag: 'Account',
    summary: 'Switch the second factor on, with a code of the app',
    description: 'Returns ten recovery codes, in this answer alone. Other sessions end.',
    answers: { 201: recoveryCodes },
    errors: ['account.code_wrong', 'second_factor.not_begun', 'second_factor.on_already', 'auth.too_many_tries'],
  })
  async confirm(
    @CallerSignedIn() whose: SignedInPrincipal,
    @Body({ schema: confirmSecondFactor }) { code }: ConfirmSecondFactor,
  ): Promise<RecoveryCodes> {
    await this.limit.takeCode(whose);
    return { recoveryCodes: await this.secondFactors.confirm(whose, code) };
  }

  @Post('recovery-codes')
  @Operation({
    id: 'renewRecoveryCodes',
    tag: 'Account',
    summary: 'Make new recovery codes in place of the old ones',
    answers: { 201: recoveryCodes },
    errors: [...bothFactorsRefused],
  })
  async renew(
    @CallerSignedIn() whose: SignedInPrincipal,
    @Body({ schema: proveBothFactors }) { password, code }: ProveBothFactors,
  ): Promise<RecoveryCodes> {
    await this.passwords.prove(whose, password);
    await this.limit.takeCode(whose);
    return { recoveryCodes: await this.secondFactors.renewRecoveryCodes(whose, code) };
  }

  @Post('switch-off')
  @HttpCode(204)
  @Operation({
    id: 'switchSecondFactorOff',
    tag: 'Account',
    summary: 'Switch the second factor off',
    answers: { 204: undefined },
    errors: [...bothFactorsRefused],
  })
  async switchOff(
    @CallerSignedIn() whose: SignedInPrincipal,
    @Body({ schema: proveBothFactors }) { password, code }: ProveBothFactors,
  ): Promise<void> {
    await this.passwords.prove(whose, password);
    await this.limit.takeCode(whose);
    await this.secondFactors.switchOff(whose, code);
  }
}
