import type { FieldErrorCode, ProblemCause } from '@cordboard/contracts';

/** What happened (`what`), and what to do about it (`remedy`). */
export const english = {
  unreachable: {
    what: 'Cordboard cannot be reached.',
    remedy: 'Check your network, then try again. Nothing you typed is lost.',
  },
  pageFailed: { what: 'Something failed in this page.', remedy: 'Reload the page.' },
  status: { what: 'Cordboard answered with status {status}.', remedy: 'Try again in a minute.' },
  fields: {
    account_sid: 'An Account SID is AC, followed by 32 digits or letters a to f.',
    api_key_sid: 'The SID of an API key is SK, followed by 32 digits or letters a to f.',
    application_sid: 'An Application SID is AP, followed by 32 digits or letters a to f.',
    call_sid: 'A Call SID is CA, followed by 32 digits or letters a to f.',
    push_credential_sid: 'The SID of a push credential is CR, followed by 32 digits or letters a to f.',
    crm_user_malformed: 'This has characters that no name can have. Type it without them.',
    crm_user_spaced: 'Remove the space at its beginning or end.',
    crm_user_too_long:
      'This is too long for a client name. Use a shorter one, such as the number that the CRM gives its users.',
    reserved_name: 'Type a client name or a name of your CRM; with * at its end for all names that begin that way.',
    reserved_twice: 'A name is listed twice. Upper and lower case are the same.',
    revoked_once: 'Name one token, one client or one moment, and not several of them.',
    named_once: 'Give either the client name or the name in the CRM, and not both.',
    registered_once: 'Give either the client name or the name in the CRM, and not both.',
    filtered_once: 'Search by the client name or by the name in the CRM, and not by both.',
    platform_of_access_tokens: 'A Capability Token carries no push credential. Ask for an Access Token.',
    team_unknown: 'This team no longer exists. Choose another one.',
    phone_number_sid: 'The SID of a phone number is PN, followed by 32 digits or letters a to f.',
    client_name: 'A client name has 1 to 121 letters without accents, digits or underscores.',
    e164: 'Type the number with + and its country code, as in +14155550100.',
    web_origin: 'An origin is a scheme and a host without a path, as in https://crm.example.com.',
    origin_not_https: 'Use https: browsers give the microphone to no other pages, but for localhost.',
    email: 'An e-mail address is like name@example.com.',
    password_too_short: 'A password has 12 characters or more.',
    password_too_common: 'This is one of the commonest passwords. Choose another.',
    password_is_email: 'Choose a password that is not the e-mail address.',
    password_monotonous: 'A password has at least four different characters.',
    password_unchanged: 'This is your current password. Choose another.',
    country: 'A country is two capital letters, as in US.',
    country_unknown: '{country} is not a country with telephones. Choose one from the list.',
    calling_prefix: 'A prefix is +, the country code and digits, as in +1500555.',
    calling_prefix_too_wide: 'What is allowed has at least 4 digits. For a whole country, allow the country.',
    calling_prefix_twice: 'The same prefix is there twice. Remove one.',
    email_domain: 'A domain is like example.com.',
    issuer: 'An issuer is an address like https://login.example.com.',
    issuer_plain: 'An issuer has no query, fragment or password. Type the address alone.',
    time_zone: 'A time zone is a name such as Europe/Berlin or UTC.',
    time_zone_unknown: 'The database does not know this time zone. Choose a city nearby.',
    day: 'A day is written like 2026-03-01.',
    days_reversed: 'The last day is before the first. Swap them.',
    days_too_many: 'Choose at most 92 days at once.',
    token_param_reserved: 'The name CordboardTokenId is Cordboard’s own. Choose another.',
    credentials_missing: 'Type the Auth Token, or an API key.',
    api_key_incomplete: 'Type the SID and the secret of the API key, both.',
    default_lifetime_too_long: 'The default lifetime is at most the longest one: {longest, number} seconds.',
    expiry_past: 'Choose an end in the future.',
    in_future: 'Choose a moment in the past.',
    cursor: 'This list has changed. Start again at the top.',
    missing: 'Fill this in.',
    wrong_type: 'This is not the kind of value expected here: {expected}.',
    unknown: 'Cordboard does not know this field. Reload the page: it may be of an older version.',
    too_short: 'At least {minimum, number} characters.',
    too_long: 'At most {maximum, number} characters.',
    too_few: 'At least {minimum, number}.',
    too_many: 'At most {maximum, number}.',
    too_small: '{minimum, number} or more.',
    too_big: '{maximum, number} or less.',
    not_whole: 'A whole number.',
    not_a_choice: 'One of these: {choices}.',
    not_a_moment: 'This is not a date and time.',
    malformed: 'This does not have the expected form. Correct it.',
    invalid: 'This is not valid. Correct it.',
  } as const satisfies Record<FieldErrorCode, string>,
  causes: {
    import_without_file: {
      what: 'There is no file in this request.',
      remedy: 'Choose a CSV file, or paste its lines.',
    },
    import_empty: { what: 'The file is empty.', remedy: 'Its first line names the columns: name, display_name, team.' },
    import_without_name: {
      what: 'The first line names no column "name".',
      remedy: 'Let the first line be: name, display_name, team.',
    },
    import_column_unknown: {
      what: 'The first line names a column that is not known.',
      remedy: 'The columns are name and, optionally, display_name and team. Remove the others.',
    },
    import_too_long: {
      what: 'The file has more than 10,000 lines.',
      remedy: 'Import it in parts, each with the line that names the columns.',
    },
    import_no_csv: {
      what: 'This file is not CSV.',
      remedy: 'Save it as CSV in UTF-8; put a text with a comma or a quote in quotes.',
    },
    provider_not_public: {
      what: 'The issuer is not at a public https address.',
      remedy: 'Name an issuer that can be reached from the internet, with https.',
    },
    provider_not_openid: {
      what: 'What answers there is not an OpenID Connect provider of this name.',
      remedy: 'Copy the issuer from the provider’s settings, exactly, including a slash at its end or none.',
    },
    provider_silent: { what: 'Nothing answers at the issuer’s address.', remedy: 'Check the address, then try again.' },
    name_reserved_by_company: {
      what: 'Your company has reserved this client name.',
      remedy: 'Choose another, or remove it from the reserved names on the page Settings.',
    },
  } as const satisfies Record<ProblemCause, { what: string; remedy: string }>,
  codes: {
    request: {
      invalid: { what: 'The request is not valid.', remedy: 'Correct the marked fields.' },
      rate_limited: { what: 'There were too many requests within a minute.', remedy: 'Wait a minute, then try again.' },
      malformed_json: { what: 'Cordboard could not read what this page sent.', remedy: 'Reload the page.' },
      too_large: { what: 'This is more than Cordboard takes at once.', remedy: 'Send it in smaller parts.' },
      unsupported_media_type: { what: 'Cordboard could not read what this page sent.', remedy: 'Reload the page.' },
      precondition_required: {
        what: 'This page does not know which version it would change.',
        remedy: 'Reload the page, then change it again.',
      },
    },
    route: {
      not_found: {
        what: 'This Cordboard does not know how to do that.',
        remedy: 'Reload the page: it may be of an older version.',
      },
    },
    session: { not_found: { what: 'This sign-in has ended already.', remedy: 'Nothing is left to do.' } },
    second_factor: {
      on_already: { what: 'Your second factor is on already.', remedy: 'Reload the page to see it.' },
      not_on: { what: 'You have no second factor.', remedy: 'Reload the page to see how it is.' },
      not_begun: {
        what: 'Setting up the second factor was not started, or took too long.',
        remedy: 'Begin again, and scan the new code.',
      },
    },
    api_key: {
      changed_meanwhile: {
        what: 'Somebody else has changed this API key meanwhile.',
        remedy: 'Compare both versions, then choose.',
      },
      not_found: { what: 'There is no such API key.', remedy: 'It may have been revoked meanwhile.' },
    },
    twilio_check: { not_found: { what: 'There is no such check.', remedy: 'Run the checks again.' } },
    token: {
      nothing_allowed: { what: 'A token that allows nothing is of no use.', remedy: 'Allow calls in or out.' },
      dialect_unavailable: {
        what: 'Tokens of this kind are not switched on.',
        remedy: 'See the settings, and which credentials are stored on the page Twilio.',
      },
      lifetime_too_long: {
        what: 'This is longer than your company allows a token to live.',
        remedy: 'Ask for less, or raise the limit in the settings.',
      },
      push_credential_missing: {
        what: 'There is no push credential for this platform.',
        remedy: 'Create one at Twilio, then enter its SID on the page Twilio.',
      },
      not_found: { what: 'There is no such token.', remedy: 'It may have expired long ago.' },
    },
    embed_session: {
      ticket_invalid: {
        what: 'The softphone was launched with a ticket that was used already, or is too old.',
        remedy: 'Reload the page.',
      },
      origin_not_allowed: {
        what: 'The softphone may not be embedded in pages of this origin.',
        remedy: 'Add the origin on the page Embed.',
      },
    },
    webhook: {
      signature_invalid: {
        what: 'This was not signed by the connected Twilio account.',
        remedy: 'Check the Auth Token on the page Twilio.',
      },
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
      credentials_missing: { what: 'Nobody is signed in.', remedy: 'Sign in again.' },
      credentials_invalid: { what: 'These credentials are not known here.', remedy: 'Sign in again.' },
      credentials_expired: { what: 'These credentials have expired.', remedy: 'Sign in again.' },
      session_ended: { what: 'This session was ended.', remedy: 'Sign in again.' },
      scope_missing: {
        what: 'The API key may not do this.',
        remedy: 'Make another on the page API keys, with the scope that is missing.',
      },
      demo_admin_refused: {
        what: 'The demo’s admins cannot sign in here.',
        remedy: 'Sign in with an account of your own.',
      },
      origin_refused: {
        what: 'This came from a page that does not belong to this console.',
        remedy: 'Open the console at its own address, and do it there.',
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
      not_found: { what: 'No provider is set up.', remedy: 'Somebody else may have removed it. Reload the page.' },
      unreachable: {
        what: 'The provider could not be asked: {detail}',
        remedy: 'Check the issuer’s address, and that this server can reach it.',
      },
      domain_taken: {
        what: 'One of these e-mail domains belongs to another company here.',
        remedy: 'Leave it out, or ask whoever runs Cordboard.',
      },
      changed_meanwhile: {
        what: 'Somebody else has changed the provider meanwhile.',
        remedy: 'Compare both versions, then choose.',
      },
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
      not_found: { what: 'There is no such company.', remedy: 'It may have been deleted meanwhile.' },
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
      not_found: { what: 'There is no such admin.', remedy: 'Somebody else may have removed them meanwhile.' },
      last_owner: {
        what: 'This is the last owner, without whom nobody could appoint another.',
        remedy: 'Invite another owner first.',
      },
      changed_meanwhile: {
        what: 'Somebody else has changed this admin meanwhile.',
        remedy: 'Compare both versions, then choose.',
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
      application_not_owned: {
        what: 'The Twilio account has no such application.',
        remedy: 'It may have been deleted meanwhile. Choose another.',
      },
      client_name_conflict: {
        what: 'Some of your client names are taken within this Twilio account.',
        remedy: 'Remove them on the page Reps, or use another Twilio account.',
      },
    },
    twilio: {
      request_refused: { what: 'Twilio refused this: {twilio}', remedy: 'Correct what it names, then try again.' },
      changed_meanwhile: {
        what: 'Something has changed at Twilio since you looked.',
        remedy: 'Look at what would be changed now, then confirm again.',
      },
      auth_token_refused: {
        what: 'Twilio does not know this Account SID with this Auth Token.',
        remedy: 'Copy both again from the front page of the Twilio Console: the live ones.',
      },
      api_key_refused: {
        what: 'Twilio does not know this API key with this secret in this account and region.',
        remedy: 'Check key, secret and region; or leave the key out, and one is created for you.',
      },
      permission_missing: {
        what: 'These credentials may not do this at Twilio.',
        remedy: 'Use a Standard API key: a Restricted one cannot sign tokens.',
      },
      test_credentials: {
        what: 'These are test credentials: Twilio makes no real calls with them.',
        remedy: 'Use the live credentials, on the front page of the Twilio Console.',
      },
      region_mismatch: {
        what: 'Twilio knows these credentials, but in the region {region}.',
        remedy: 'Choose the region in which they were created.',
      },
      account_suspended: {
        what: 'Twilio has suspended this account.',
        remedy: 'The Twilio Console says why: usually the balance has run out.',
      },
      account_closed: { what: 'This Twilio account is closed.', remedy: 'Connect another account.' },
      not_found: {
        what: 'Twilio has no such thing in this account and region.',
        remedy: 'It was deleted, or belongs to another account. Choose another.',
      },
      rate_limited: {
        what: 'Twilio has too many requests from this account.',
        remedy: 'Wait a moment, then try again. Nothing was lost.',
      },
      unavailable: {
        what: 'Twilio cannot be reached, or fails.',
        remedy: 'See status.twilio.com, then try again. Nothing was lost.',
      },
      timed_out: {
        what: 'Twilio did not answer in time.',
        remedy:
          'Try again in a moment. If you were changing something, run the checks first: it may have been changed.',
      },
    },
    client: {
      not_found: { what: 'There is no such rep.', remedy: 'Somebody else may have removed them meanwhile.' },
      not_registered: {
        what: 'This client name is not registered.',
        remedy: 'Register it on the page Reps, or let first tokens register names in the settings.',
      },
      suspended: { what: 'This rep is suspended.', remedy: 'Let them call again on the page Reps.' },
      device_not_found: { what: 'This softphone is no longer open.', remedy: 'Nothing is left to do.' },
      changed_meanwhile: {
        what: 'Somebody else has changed this rep meanwhile.',
        remedy: 'Compare both versions, then choose.',
      },
      name_taken: {
        what: 'This client name is taken within the Twilio account.',
        remedy: 'Choose another name. Names that differ only in upper and lower case are the same.',
      },
      name_reserved: {
        what: 'This client name is reserved.',
        remedy:
          'Names such as “anonymous” or “911” would mislead, and those that begin with crm_ are made for users of a CRM. Choose another.',
      },
      import_unreadable: {
        what: 'This file cannot be read.',
        remedy:
          'Use CSV in UTF-8 with at most 10,000 lines. Its first line names the columns: name, display_name, team.',
      },
    },
    client_config: {
      changed_meanwhile: {
        what: 'Somebody else has changed this rep’s own settings meanwhile.',
        remedy: 'Compare both versions, then choose.',
      },
    },
    team: {
      not_found: { what: 'There is no such team.', remedy: 'Somebody else may have deleted it meanwhile.' },
      name_taken: { what: 'There is already a team of this name.', remedy: 'Choose another name.' },
      too_many: { what: 'There is no room for another team.', remedy: 'Delete one that is no longer needed.' },
      changed_meanwhile: {
        what: 'Somebody else has changed this team meanwhile.',
        remedy: 'Compare both versions, then choose.',
      },
    },
    call: { not_found: { what: 'There is no such call.', remedy: 'It may belong to another company.' } },
    server: {
      unavailable: { what: 'Cordboard cannot answer at the moment.', remedy: 'Try again in a minute.' },
      internal: { what: 'Something went wrong on our side.', remedy: 'Try again in a minute.' },
    },
  },
} as const;
