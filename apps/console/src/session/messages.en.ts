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
  ended: 'Sign in, and go on where you were. Nothing you typed is lost.',
  somebodyElse: 'Sign in as somebody else',
  forgotten:
    'No account yet? An admin of your company can invite you. A forgotten password is replaced by whoever runs Cordboard.',
} as const;
