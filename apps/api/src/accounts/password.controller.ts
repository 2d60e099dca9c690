import { changePassword, type ChangePassword } from '@cordboard/contracts';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { BeforeSecondFactor, CallerSignedIn, For, type SignedInPrincipal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { Passwords } from './passwords.js';

@Controller('v1/me/password')
@For('supervisor', 'operator')
@BeforeSecondFactor()
export class PasswordController {
  constructor(private readonly passwords: Passwords) {}

  @Post()
  @HttpCode(204)
  @Operation({
    id: 'changePassword',
    tag: 'Account',
    summary: 'Change one’s own password, and end one’s other sessions',
    answers: { 204: undefined },
    errors: ['account.password_wrong', 'account.no_password', 'auth.too_many_tries'],
  })
  change(
    @CallerSignedIn() whose: SignedInPrincipal,
    @Body({ schema: changePassword }) body: ChangePassword,
  ): Promise<void> {
    return this.passwords.change(whose, body);
  }
}
