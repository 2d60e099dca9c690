/** What happened (`what`), and what to do about it (`remedy`). */
export const english = {
  unreachable: {
    what: 'Cordboard cannot be reached.',
    remedy: 'Check your network, then try again. Nothing you typed is lost.',
  },
  pageFailed: { what: 'Something failed in this page.', remedy: 'Reload the page.' },
  status: { what: 'Cordboard answered with status {status}.', remedy: 'Try again in a minute.' },
  codes: {
    request: { invalid: { what: 'The request is not valid.', remedy: 'Correct the marked fields.' } },
    auth: {
      sign_in_failed: {
        what: 'E-mail and password do not belong together.',
        remedy: 'Check both, capitals included. A forgotten password is replaced by whoever runs Cordboard.',
      },
      too_many_tries: { what: 'There were too many tries to sign in.', remedy: 'Wait, then try again.' },
      tenant_choice_required: {
        what: 'You are an admin of more than one company.',
        remedy: 'Choose one, then sign in.',
      },
      session_expired: { what: 'Your session has ended.', remedy: 'Sign in again.' },
      forbidden: {
        what: 'Your role does not allow this.',
        remedy: 'Ask an owner of your company to do it, or to change your role.',
      },
    },
    invitation: {
      invalid: { what: 'This invitation was used already, or is too old.', remedy: 'Ask for a new one.' },
    },
    admin: {
      last_owner: {
        what: 'This is the last owner, without whom nobody could appoint another.',
        remedy: 'Invite another owner first.',
      },
      email_taken: {
        what: 'Somebody with this e-mail address is an admin already.',
        remedy: 'They can sign in. A forgotten password is replaced by whoever runs Cordboard.',
      },
    },
    settings: {
      changed_meanwhile: {
        what: 'Somebody else has changed the settings since you read them.',
        remedy: 'Compare both versions, then choose.',
      },
    },
    twilio_config: {
      not_connected: {
        what: 'No Twilio account is connected.',
        remedy: 'Connect your Twilio account on the page Twilio first.',
      },
      secret_required: {
        what: 'No secret is stored for this SID.',
        remedy: 'Type the secret that belongs to the SID.',
      },
    },
    client: {
      name_taken: {
        what: 'This client name is taken within the Twilio account.',
        remedy: 'Choose another name. Names that differ in upper and lower case alone count as one.',
      },
    },
    call: { not_found: { what: 'There is no such call.', remedy: 'It may belong to another company.' } },
    server: {
      unavailable: { what: 'Cordboard cannot answer at the moment.', remedy: 'Try again in a minute.' },
      internal: { what: 'Something went wrong on our side.', remedy: 'Try again in a minute.' },
    },
  },
} as const;
