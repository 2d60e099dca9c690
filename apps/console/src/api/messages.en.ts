/** What happened (`what`), and what to do about it (`remedy`). */
export const english = {
  unreachable: {
    what: 'Cordboard cannot be reached.',
    remedy: 'Check your network, then try again. Nothing you typed is lost.',
  },
  pageFailed: { what: 'Something failed in this page.', remedy: 'Reload the page.' },
  status: { what: 'Cordboard answered with status {status}.', remedy: 'Try again in a minute.' },
  codes: {
    request: {
      invalid: { what: 'The request is not valid.', remedy: 'Correct the marked fields.' },
      rate_limited: { what: 'There were too many requests within a minute.', remedy: 'Wait a minute, then try again.' },
    },
    auth: {
      code_invalid: {
        what: 'This code is wrong, or was used already.',
        remedy: 'Wait for the next one, and check the time on your telephone. Or type a recovery code.',
      },
      challenge_invalid: { what: 'This sign-in took too long.', remedy: 'Type your password again.' },
      second_factor_required: {
        what: 'Your company requires a second factor, and you have none.',
        remedy: 'Reload the page to set one up.',
      },
      provider_required: {
        what: 'Your company signs in with its own accounts.',
        remedy: 'Type your e-mail address, and continue with your company’s account.',
      },
      sign_in_failed: {
        what: 'E-mail and password do not belong together.',
        remedy: 'Check both, capitals included. A forgotten password is replaced by an owner of your company.',
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
    account: {
      password_wrong: { what: 'The password is wrong.', remedy: 'Type the password that you sign in with.' },
      code_wrong: {
        what: 'This code is wrong, or was used already.',
        remedy: 'Wait for the next one, and check the time on your telephone.',
      },
      no_password: {
        what: 'This account has no password.',
        remedy: 'An owner of your company can make you a reset link.',
      },
    },
    identity_provider: {
      not_tried: {
        what: 'Nobody has signed in with this provider yet.',
        remedy: 'Save it switched off and try it first: a mistake would lock everybody out.',
      },
      secret_required: {
        what: 'Another issuer or client has another secret.',
        remedy: 'Type the client secret as the provider shows it.',
      },
    },
    operator_link: {
      invalid: {
        what: 'This link was used already, or is too old.',
        remedy: 'Have a new one made: operator create-operator',
      },
    },
    first_tenant: {
      link_invalid: {
        what: 'This link was used already, is too old, or was replaced by a later start.',
        remedy: 'Look at what the API printed when it last started.',
      },
    },
    tenant: {
      suspended: {
        what: 'Your company is suspended: nobody can sign in or call.',
        remedy: 'Ask whoever runs Cordboard why.',
      },
      name_mismatch: { what: 'This is not the name of the company.', remedy: 'Type it exactly, capitals included.' },
      state_conflict: {
        what: 'Somebody else has changed this company meanwhile.',
        remedy: 'Look at its present state, then decide again.',
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
        remedy: 'They can sign in. For a forgotten password, make them a reset link.',
      },
    },
    settings: {
      changed_meanwhile: {
        what: 'Somebody else has changed the settings since you read them.',
        remedy: 'Compare both versions, then choose.',
      },
    },
    calling_rules: {
      changed_meanwhile: {
        what: 'Somebody else has changed the calling rules since you read them.',
        remedy: 'Compare both versions, then choose.',
      },
      stopped_by_operator: {
        what: 'The operator of this service has stopped the outgoing calls.',
        remedy: 'Only they can let calls begin again. Ask them why.',
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
      changed_meanwhile: {
        what: 'Somebody else has changed the Twilio config meanwhile.',
        remedy: 'Compare both versions, then choose.',
      },
      other_account_connected: {
        what: 'Another Twilio account is connected.',
        remedy: 'Disconnect that one first on the page Twilio, so that what was made in it is undone.',
      },
      application_not_chosen: {
        what: 'No application is chosen yet.',
        remedy: 'Choose one in the set-up, or let one be created.',
      },
      caller_id_not_owned: {
        what: 'Twilio would refuse calls that show this number: the account neither owns nor has verified it.',
        remedy: 'Choose another, or have Twilio verify this one first.',
      },
      client_name_conflict: {
        what: 'Some of your client names are taken within this Twilio account.',
        remedy: 'Remove them on the page Reps, or use another Twilio account.',
      },
    },
    twilio: {
      auth_token_refused: {
        what: 'Twilio does not know this Account SID with this Auth Token.',
        remedy: 'Copy both anew from the front page of the Twilio Console: the live ones.',
      },
      api_key_refused: {
        what: 'Twilio does not know this API key with this secret in this account and region.',
        remedy: 'Check key, secret and region; or leave the key out, and one is created for you.',
      },
      permission_missing: {
        what: 'These credentials may not do this at Twilio.',
        remedy: 'Take a Standard API key: a Restricted one signs no tokens.',
      },
      test_credentials: {
        what: 'These are test credentials: Twilio makes no real calls with them.',
        remedy: 'Take the live credentials, on the front page of the Twilio Console.',
      },
      region_mismatch: {
        what: 'Twilio knows these credentials, but in another region.',
        remedy: 'Choose the region in which they were created.',
      },
      account_suspended: {
        what: 'Twilio has suspended this account.',
        remedy: 'The Twilio Console says why: mostly the balance has run out.',
      },
      account_closed: { what: 'This Twilio account is closed.', remedy: 'Connect another account.' },
      not_found: {
        what: 'Twilio has no such thing in this account and region.',
        remedy: 'It was deleted, or belongs to another account. Choose another.',
      },
      rate_limited: {
        what: 'Twilio has too many requests of this account in hand.',
        remedy: 'Wait a moment, then try again. Nothing was lost.',
      },
      unavailable: {
        what: 'Twilio cannot be reached, or fails.',
        remedy: 'See status.twilio.com, then try again. Nothing was lost.',
      },
      timed_out: {
        what: 'Twilio did not answer in time.',
        remedy: 'Try again in a moment. If something was to be changed, run the checks first: it may have been.',
      },
    },
    client: {
      name_taken: {
        what: 'This client name is taken within the Twilio account.',
        remedy: 'Choose another name. Names that differ in upper and lower case alone count as one.',
      },
      import_unreadable: {
        what: 'This file cannot be read.',
        remedy: 'Use CSV in UTF-8 with at most 10,000 lines. Its first line names the columns: name, display_name.',
      },
    },
    call: { not_found: { what: 'There is no such call.', remedy: 'It may belong to another company.' } },
    server: {
      unavailable: { what: 'Cordboard cannot answer at the moment.', remedy: 'Try again in a minute.' },
      internal: { what: 'Something went wrong on our side.', remedy: 'Try again in a minute.' },
    },
  },
} as const;
