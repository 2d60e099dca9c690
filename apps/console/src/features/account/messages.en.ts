export const english = {
  title: 'Your sign-ins',
  lead: 'Where {email} is signed in. End what you do not know.',
  reading: 'Reading your sign-ins',
  device: 'Device',
  signedIn: 'Signed in',
  lastUsed: 'Last used',
  thisOne: 'This one',
  end: 'End',
  endSession: 'End {device}',
} as const;
