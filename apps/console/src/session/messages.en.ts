import type { ProviderProblem } from '@cordboard/contracts';

export const english = {
  opening: 'Opening the console',
  title: 'Sign in to Cordboard',
  lead: 'Connect Twilio, register reps, and see what every call did.',
  email: 'E-mail',
  password: 'Password',
  passwordOf: 'Password of {email}',
  signIn: 'Sign in',
  signingIn: 'Signing in',
  whichCompany: 'Which company?',
  tryAgainIn: 'Try again in {seconds, plural, one {# second} other {# seconds}}.',
  emailMissing: 'Type the e-mail address that you were invited with.',
  passwordMissing: 'Type your password.',
  endedTitle: 'Your session has ended',
  ended: 'Sign in to continue where you were. Nothing you typed is lost.',
  somebodyElse: 'Sign in as somebody else',
  forgotten:
    'No account yet? An admin of your company can invite you. A forgotten password is replaced by an owner of your company.',
  code: 'Code',
  codeHint: 'The six digits that your authenticator app shows now. Lost it? Type one of your recovery codes.',
  codeMissing: 'Type the code.',
  confirmCode: 'Confirm',
  beginAgain: 'Begin again',
  providerTitle: '{domain} signs in with its own accounts',
  providerText: 'You come back here signed in.',
  toProvider: 'Continue with your company’s account',
  withPassword: 'Use a password instead',
  fewRecoveryCodes:
    '{count, plural, =0 {No recovery code is left} one {# recovery code is left} other {# recovery codes are left}}. Make new ones in your account.',
  providerProblems: {
    expired: {
      what: 'This sign-in took too long, or began in another browser.',
      remedy: 'Begin again, and come back within ten minutes.',
    },
    refused: {
      what: 'Your company’s sign-in did not let you in.',
      remedy: 'Try again. If it fails again, ask whoever manages your company’s accounts.',
    },
    broken: {
      what: 'Your company’s sign-in gave an answer that cannot be trusted.',
      remedy: 'Ask an owner of your company to look at the sign-in settings. An owner can sign in with a password.',
    },
    unverified: {
      what: 'Your company’s sign-in does not vouch for your e-mail address.',
      remedy: 'Have the address confirmed there, then try again.',
    },
    wrong_domain: {
      what: 'The account that you chose belongs to another domain.',
      remedy: 'Sign in with the account of your company.',
    },
    unknown: {
      what: 'Nobody has invited you to this console.',
      remedy: 'Ask an admin of your company to invite this address.',
    },
    suspended: {
      what: 'Your company is suspended.',
      remedy: 'Ask whoever runs Cordboard why.',
    },
  } as const satisfies Record<ProviderProblem, { what: string; remedy: string }>,
} as const;
