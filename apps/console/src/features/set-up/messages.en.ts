import type { SetUpStep } from '@cordboard/contracts';

export const english = {
  title: 'Plug your phone line into your CRM',
  lead: 'Five steps, about three minutes. You can leave and come back at any step.',
  leadDone: 'Your reps can call. Each step can still be changed.',
  reading: 'Reading what is left to do',
  invite: 'Invite a colleague to help',
  done: 'Done',
  open: 'Open',
  openOf: 'Open: {step}',
  change: 'Change',
  changeOf: 'Change: {step}',
  next: 'Next step',
  waiting: 'First give the credentials of your Twilio account.',
  steps: {
    credentials: { title: 'Connect Twilio', text: 'The Account SID and the Auth Token of your Twilio account.' },
    application: { title: 'Application SID', text: 'The TwiML App that tells Twilio where outgoing calls ask.' },
    'caller-id': {
      title: 'Caller ID and numbers',
      text: 'The number that called phones show, and those that ring here.',
    },
    reps: { title: 'Reps', text: 'Give each rep a client name, so that calls can reach them.' },
    embed: { title: 'Embed', text: 'Hear a practice call, then put the softphone on a page of your CRM.' },
  } as const satisfies Record<SetUpStep, object>,
  summary: {
    credentials: 'Account {sid}. Both secrets are sealed.',
    application: '{sid}',
    reps: '{count, plural, one {# rep is registered} other {#{more} reps are registered}}',
    embed: 'The softphone has been opened.',
  },
  toReps: 'All reps',
  toEmbed: 'Go to Embed',
  toOverview: 'Go to the overview',
  finishedTitle: 'Everything is set up',
  finishedText: 'Twilio’s side is now checked every 15 minutes.',
} as const;
