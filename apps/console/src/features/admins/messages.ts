import type { AdminRole } from '@cordboard/contracts';

export const messages = {
  title: 'Admins',
  lead: 'Who may open this console, and what they may do in it.',
  reading: 'Reading the admins',
  since: 'Since',
  actions: 'Actions',
  you: 'You',
  remove: 'Remove',
  removeAdmin: (email: string) => `Remove ${email}`,
  removeTitle: (email: string) => `Remove ${email}?`,
  removeFollows: (email: string) =>
    `${email} is signed out everywhere and cannot sign in any more. What they have set up stays.`,
  removed: (email: string) => `${email} is removed`,
  inviteTitle: 'Invite a colleague',
  text: 'You get a link that makes one account. Send it to them yourself: whoever opens it first chooses the password.',
  email: 'E-mail',
  role: 'Role',
  roles: {
    supervisor: 'Supervisor: sees calls, changes nothing',
    admin: 'Admin: sets the company up',
    owner: 'Owner: also appoints owners',
  } satisfies Record<AdminRole, string>,
  invite: 'Make a link',
  link: 'Invitation link',
  readyTitle: (email: string) => `The link for ${email} is ready. It is shown this once`,
  readyText: (until: string) => `It works once, until ${until}.`,
};
