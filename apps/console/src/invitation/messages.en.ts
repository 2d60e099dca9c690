export const english = {
  title: 'Choose your password',
  lead: 'It signs you in to Cordboard’s console from now on.',
  password: 'New password',
  hint: '12 characters or more. A sentence is easy to remember and hard to guess.',
  wrong: 'A password has 12 characters or more',

  accept: 'Set password and sign in',
  noTokenTitle: 'This link is not complete',
  noToken: 'Open the whole link that you were given, everything after # included.',
  toSignIn: 'Go to the sign-in',
} as const;
