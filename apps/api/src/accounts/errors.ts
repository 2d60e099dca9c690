import { DomainError } from '../domain-error.js';

export class PasswordWrong extends DomainError {
  readonly code = 'account.password_wrong';
  override readonly remedy = 'Type the password that you sign in with.';
  constructor() {
    super('The password is wrong.');
  }
}

export class NoPassword extends DomainError {
  readonly code = 'account.no_password';
  override readonly remedy =
    'Sign in with your company’s provider as before. For a password of your own, ask an owner for a reset link.';
  constructor() {
    super('This account has no password.');
  }
}

export class CodeWrong extends DomainError {
  readonly code = 'account.code_wrong';
  override readonly remedy = 'Wait for the next code of your app, and check that its device shows the right time.';
  constructor() {
    super('This code is wrong, or was used already.');
  }
}

export class SecondFactorOnAlready extends DomainError {
  readonly code = 'second_factor.on_already';
  override readonly remedy = 'Switch it off first, to set up another app.';
  constructor() {
    super('The second factor is on already.');
  }
}

export class SecondFactorNotOn extends DomainError {
  readonly code = 'second_factor.not_on';
  constructor() {
    super('There is no second factor to be changed.');
  }
}

export class SecondFactorNotBegun extends DomainError {
  readonly code = 'second_factor.not_begun';
  override readonly remedy = 'Begin again, to be shown a secret.';
  constructor() {
    super('There is no secret that a code could confirm.');
  }
}

export class SecondFactorRequired extends DomainError {
  readonly code = 'auth.second_factor_required';
  override readonly remedy = 'Set one up in your account: POST /v1/me/second-factor.';
  constructor() {
    super('Your company requires a second factor, and you have none yet.');
  }
}
