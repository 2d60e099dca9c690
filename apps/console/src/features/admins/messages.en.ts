import type { AdminRole } from '@cordboard/contracts';

export const english = {
  title: 'Admins',
  lead: 'Who may open this console, and what they may do in it.',
  reading: 'Reading the admins',
  since: 'Since',
  you: 'You',
  remove: 'Remove',
  removeAdmin: 'Remove {email}',
  removeTitle: 'Remove {email}?',
  removeFollows: '{email} is signed out everywhere and cannot sign in any more. What they have set up stays.',
  removed: '{email} is removed',
  inviteTitle: 'Invite a colleague',
  text: 'You get a link that makes one account. Send it to them yourself: whoever opens it first chooses the password.',
  email: 'E-mail',
  emailWrong: 'An e-mail address is like name@example.com',
  role: 'Role',
  roles: {
    supervisor: 'Supervisor: sees calls, changes nothing',
    admin: 'Admin: sets the company up',
    owner: 'Owner: also appoints owners',
  } as const satisfies Record<AdminRole, string>,
  invite: 'Make a link',
  link: 'Invitation link',
  readyTitle: 'The link for {email} is ready. It is shown this once',
  readyText: 'It works once, until {until}.',
} as const;
