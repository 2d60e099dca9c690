import type { Translated } from '../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  unreachable: {
    what: 'Cordboard ist nicht erreichbar.',
    remedy: 'Prüfen Sie Ihr Netz, dann versuchen Sie es erneut. Nichts, was Sie eingegeben haben, ist verloren.',
  },
  pageFailed: { what: 'Auf dieser Seite ist etwas fehlgeschlagen.', remedy: 'Laden Sie die Seite neu.' },
  status: { what: 'Cordboard antwortete mit Status {status}.', remedy: 'Versuchen Sie es in einer Minute erneut.' },
  fields: {
    account_sid: 'Eine Account SID ist AC, gefolgt von 32 Ziffern oder Buchstaben a bis f.',
    api_key_sid: 'Die SID eines API-Schlüssels ist SK, gefolgt von 32 Ziffern oder Buchstaben a bis f.',
    application_sid: 'Eine Application SID ist AP, gefolgt von 32 Ziffern oder Buchstaben a bis f.',
    call_sid: 'Eine Call SID ist CA, gefolgt von 32 Ziffern oder Buchstaben a bis f.',
    push_credential_sid: 'Die SID eines Push Credentials ist CR, gefolgt von 32 Ziffern oder Buchstaben a bis f.',
    crm_user_malformed: 'Das enthält Zeichen, die kein Name hat. Lassen Sie sie weg.',
    crm_user_spaced: 'Nehmen Sie das Leerzeichen am Anfang oder Ende weg.',
    crm_user_too_long:
      'Das ist zu lang für einen Client-Namen. Nehmen Sie etwas Kürzeres, etwa die Nummer, die das CRM seinen Benutzern gibt.',
    reserved_name:
      'Geben Sie einen Client-Namen oder einen Namen Ihres CRM ein; mit * am Ende alle Namen, die so beginnen.',
    reserved_twice: 'Ein Name steht zweimal da. Groß- und Kleinschreibung zählen nicht.',
    named_once: 'Geben Sie entweder den Client-Namen oder den Namen im CRM an, nicht beides.',
    registered_once: 'Geben Sie entweder den Client-Namen oder den Namen im CRM an, nicht beides.',
    filtered_once: 'Suchen Sie nach dem Client-Namen oder nach dem Namen im CRM, nicht nach beidem.',
    platform_of_access_tokens: 'Ein Capability Token trägt kein Push Credential. Fordern Sie ein Access Token an.',
    team_unknown: 'Dieses Team gibt es nicht mehr. Wählen Sie ein anderes.',
    phone_number_sid: 'Die SID einer Rufnummer ist PN, gefolgt von 32 Ziffern oder Buchstaben a bis f.',
    client_name: 'Ein Client-Name hat 1 bis 121 Buchstaben ohne Akzente und Umlaute, Ziffern oder Unterstriche.',
    e164: 'Geben Sie die Nummer mit + und Ländervorwahl ein, etwa +4930901820.',
    web_origin: 'Ein Origin ist Schema und Host ohne Pfad, etwa https://crm.example.com.',
    origin_not_https: 'Verwenden Sie https: Browser geben anderen Seiten kein Mikrofon, außer localhost.',
    email: 'Eine E-Mail-Adresse sieht aus wie name@example.com.',
    password_too_short: 'Ein Passwort hat mindestens 12 Zeichen.',
    password_too_common: 'Dies ist eines der häufigsten Passwörter. Wählen Sie ein anderes.',
    password_is_email: 'Wählen Sie ein Passwort, das nicht die E-Mail-Adresse ist.',
    password_monotonous: 'Ein Passwort hat mindestens vier verschiedene Zeichen.',
    password_unchanged: 'Dies ist das jetzige Passwort. Wählen Sie ein anderes.',
    country: 'Ein Land sind zwei Großbuchstaben, etwa DE.',
    country_unknown: '{country} ist kein Land mit Telefonen. Wählen Sie eines aus der Liste.',
    calling_prefix: 'Ein Anfang ist +, die Ländervorwahl und Ziffern, etwa +1500555.',
    calling_prefix_too_wide: 'Was erlaubt wird, hat mindestens 4 Ziffern. Ein ganzes Land erlauben Sie als Land.',
    calling_prefix_twice: 'Derselbe Anfang steht zweimal da. Entfernen Sie einen.',
    email_domain: 'Eine Domain sieht aus wie example.com.',
    issuer: 'Ein Aussteller (Issuer) ist eine Adresse wie https://login.example.com.',
    issuer_plain: 'Ein Aussteller hat weder Query noch Fragment noch Passwort. Geben Sie nur die Adresse ein.',
    time_zone: 'Eine Zeitzone ist ein Name wie Europe/Berlin oder UTC.',
    time_zone_unknown: 'Die Datenbank kennt diese Zeitzone nicht. Wählen Sie eine Stadt in der Nähe.',
    day: 'Ein Tag wird wie 2026-03-01 geschrieben.',
    days_reversed: 'Der letzte Tag liegt vor dem ersten. Vertauschen Sie beide.',
    days_too_many: 'Wählen Sie höchstens 92 Tage auf einmal.',
    token_param_reserved: 'Der Name CordboardTokenId gehört Cordboard. Wählen Sie einen anderen.',
    credentials_missing: 'Geben Sie das Auth Token oder einen API-Schlüssel ein.',
    api_key_incomplete: 'Geben Sie SID und Secret des API-Schlüssels ein, beide.',
    default_lifetime_too_long:
      'Ein Token gilt höchstens so lange wie die längste erlaubte Gültigkeit: {longest, number} Sekunden.',
    expiry_past: 'Wählen Sie ein Ende, das in der Zukunft liegt.',
    in_future: 'Wählen Sie einen Zeitpunkt, der vergangen ist.',
    cursor: 'Diese Liste hat sich geändert. Beginnen Sie wieder oben.',
    missing: 'Füllen Sie dies aus.',
    wrong_type: 'Dies ist nicht von der Art, die hierher gehört: {expected}.',
    unknown: 'Cordboard kennt dieses Feld nicht. Laden Sie die Seite neu: Sie könnte veraltet sein.',
    too_short: 'Mindestens {minimum, number} Zeichen.',
    too_long: 'Höchstens {maximum, number} Zeichen.',
    too_few: 'Mindestens {minimum, number}.',
    too_many: 'Höchstens {maximum, number}.',
    too_small: '{minimum, number} oder mehr.',
    too_big: '{maximum, number} oder weniger.',
    not_whole: 'Eine ganze Zahl.',
    not_a_choice: 'Eines von diesen: {choices}.',
    not_a_moment: 'Das ist kein Datum mit Uhrzeit.',
    malformed: 'Dies hat nicht die Form, die hierher gehört. Bitte berichtigen.',
    invalid: 'Dies ist nicht gültig. Bitte berichtigen.',
  },
  causes: {
    import_without_file: {
      what: 'In dieser Anfrage ist keine Datei.',
      remedy: 'Wählen Sie eine CSV-Datei, oder fügen Sie ihre Zeilen ein.',
    },
    import_empty: {
      what: 'Die Datei ist leer.',
      remedy: 'Ihre erste Zeile nennt die Spalten: name, display_name, team.',
    },
    import_without_name: {
      what: 'Die erste Zeile nennt keine Spalte „name“.',
      remedy: 'Schreiben Sie als erste Zeile: name, display_name, team.',
    },
    import_column_unknown: {
      what: 'Die erste Zeile nennt eine unbekannte Spalte.',
      remedy: 'Die Spalten sind name und, wenn Sie möchten, display_name und team. Entfernen Sie die anderen.',
    },
    import_too_long: {
      what: 'Die Datei hat mehr als 10.000 Zeilen.',
      remedy: 'Importieren Sie sie in Teilen, jeden mit der Zeile, die die Spalten nennt.',
    },
    import_no_csv: {
      what: 'Diese Datei ist kein CSV.',
      remedy: 'Speichern Sie sie als CSV in UTF-8; Texte mit Komma oder Anführungszeichen stehen in Anführungszeichen.',
    },
    provider_not_public: {
      what: 'Der Aussteller (Issuer) steht unter keiner öffentlichen https-Adresse.',
      remedy: 'Nennen Sie einen, der aus dem Internet erreichbar ist, mit https.',
    },
    provider_not_openid: {
      what: 'Was dort antwortet, ist kein OpenID-Connect-Anbieter dieses Namens.',
      remedy:
        'Kopieren Sie den Aussteller (Issuer) genau aus den Einstellungen des Anbieters, auch mit oder ohne Schrägstrich am Ende.',
    },
    provider_silent: {
      what: 'Unter der Adresse des Ausstellers antwortet nichts.',
      remedy: 'Prüfen Sie die Adresse, und versuchen Sie es noch einmal.',
    },
    name_reserved_by_company: {
      what: 'Ihr Unternehmen hat diesen Client-Namen reserviert.',
      remedy:
        'Wählen Sie einen anderen, oder nehmen Sie ihn auf der Seite Einstellungen von der Liste der reservierten Namen.',
    },
  },
  codes: {
    request: {
      invalid: { what: 'Die Anfrage ist nicht gültig.', remedy: 'Berichtigen Sie die markierten Felder.' },
      rate_limited: {
        what: 'Es waren zu viele Anfragen in einer Minute.',
        remedy: 'Warten Sie eine Minute, und versuchen Sie es dann noch einmal.',
      },
      malformed_json: {
        what: 'Cordboard konnte nicht lesen, was diese Seite gesendet hat.',
        remedy: 'Laden Sie die Seite neu.',
      },
      too_large: {
        what: 'Das ist mehr, als Cordboard auf einmal annimmt.',
        remedy: 'Senden Sie es in kleineren Teilen.',
      },
      unsupported_media_type: {
        what: 'Cordboard konnte nicht lesen, was diese Seite gesendet hat.',
        remedy: 'Laden Sie die Seite neu.',
      },
      precondition_required: {
        what: 'Diese Seite weiß nicht, welche Fassung sie ändern würde.',
        remedy: 'Laden Sie die Seite neu, dann ändern Sie es erneut.',
      },
    },
    route: {
      not_found: {
        what: 'Dieses Cordboard kann das nicht.',
        remedy: 'Laden Sie die Seite neu: Sie ist vielleicht von einer älteren Version.',
      },
    },
    session: { not_found: { what: 'Diese Anmeldung ist schon beendet.', remedy: 'Es bleibt nichts zu tun.' } },
    second_factor: {
      on_already: {
        what: 'Ihr zweiter Faktor ist schon eingeschaltet.',
        remedy: 'Laden Sie die Seite neu, um ihn zu sehen.',
      },
      not_on: {
        what: 'Sie haben keinen zweiten Faktor.',
        remedy: 'Laden Sie die Seite neu, um den Stand zu sehen.',
      },
      not_begun: {
        what: 'Das Einrichten des zweiten Faktors wurde nicht begonnen oder dauerte zu lange.',
        remedy: 'Beginnen Sie erneut, und scannen Sie den neuen Code.',
      },
    },
    api_key: {
      changed_meanwhile: {
        what: 'Jemand anders hat diesen API-Schlüssel inzwischen geändert.',
        remedy: 'Vergleichen Sie beide Fassungen, dann wählen Sie.',
      },
      not_found: {
        what: 'Diesen API-Schlüssel gibt es nicht.',
        remedy: 'Vielleicht wurde er inzwischen widerrufen.',
      },
    },
    twilio_check: { not_found: { what: 'Diese Prüfung gibt es nicht.', remedy: 'Prüfen Sie erneut.' } },
    token: {
      nothing_allowed: {
        what: 'Ein Token, das nichts erlaubt, nützt nichts.',
        remedy: 'Erlauben Sie ankommende oder abgehende Anrufe.',
      },
      dialect_unavailable: {
        what: 'Tokens dieser Art sind nicht eingeschaltet.',
        remedy: 'Sehen Sie in den Einstellungen nach, und auf der Seite Twilio, welche Zugangsdaten gespeichert sind.',
      },
      lifetime_too_long: {
        what: 'So lange lässt Ihr Unternehmen kein Token leben.',
        remedy: 'Verlangen Sie weniger, oder erhöhen Sie die Grenze in den Einstellungen.',
      },
      push_credential_missing: {
        what: 'Für diese Plattform gibt es kein Push Credential.',
        remedy: 'Erstellen Sie eines bei Twilio, dann tragen Sie seine SID auf der Seite Twilio ein.',
      },
      not_found: { what: 'Dieses Token gibt es nicht.', remedy: 'Vielleicht ist es längst abgelaufen.' },
    },
    embed_session: {
      ticket_invalid: {
        what: 'Die Startkarte des Softphones wurde schon benutzt oder ist zu alt.',
        remedy: 'Laden Sie die Seite neu.',
      },
      origin_not_allowed: {
        what: 'In Seiten dieses Ursprungs darf das Softphone nicht eingebettet werden.',
        remedy: 'Fügen Sie den Ursprung auf der Seite Einbinden hinzu.',
      },
    },
    webhook: {
      signature_invalid: {
        what: 'Das hat nicht das verbundene Twilio-Konto unterschrieben.',
        remedy: 'Prüfen Sie das Auth Token auf der Seite Twilio.',
      },
    },
    auth: {
      code_invalid: {
        what: 'Dieser Code ist falsch oder wurde schon benutzt.',
        remedy:
          'Warten Sie auf den nächsten, und prüfen Sie die Uhrzeit Ihres Telefons. Oder geben Sie einen Wiederherstellungscode ein.',
      },
      challenge_invalid: {
        what: 'Diese Anmeldung hat zu lange gedauert.',
        remedy: 'Geben Sie Ihr Passwort erneut ein.',
      },
      second_factor_required: {
        what: 'Ihr Unternehmen verlangt einen zweiten Faktor, und Sie haben keinen.',
        remedy: 'Laden Sie die Seite neu, um ihn einzurichten.',
      },
      provider_required: {
        what: 'Ihr Unternehmen meldet sich mit eigenen Konten an.',
        remedy: 'Geben Sie Ihre E-Mail-Adresse ein, und fahren Sie mit dem Konto Ihres Unternehmens fort.',
      },
      sign_in_failed: {
        what: 'E-Mail und Passwort gehören nicht zusammen.',
        remedy:
          'Prüfen Sie beide, auch Groß- und Kleinschreibung. Ein vergessenes Passwort ersetzt ein Inhaber Ihres Unternehmens.',
      },
      too_many_tries: {
        what: 'Es gab zu viele Versuche, sich anzumelden.',
        remedy: 'Warten Sie, dann versuchen Sie es erneut.',
      },
      tenant_choice_required: {
        what: 'Sie sind Administrator mehrerer Unternehmen.',
        remedy: 'Wählen Sie eines, dann melden Sie sich an.',
      },
      credentials_missing: { what: 'Niemand ist angemeldet.', remedy: 'Melden Sie sich erneut an.' },
      credentials_invalid: {
        what: 'Diese Zugangsdaten sind hier nicht bekannt.',
        remedy: 'Melden Sie sich erneut an.',
      },
      credentials_expired: { what: 'Diese Zugangsdaten sind abgelaufen.', remedy: 'Melden Sie sich erneut an.' },
      session_ended: { what: 'Diese Sitzung wurde beendet.', remedy: 'Melden Sie sich erneut an.' },
      scope_missing: {
        what: 'Der API-Schlüssel darf das nicht.',
        remedy: 'Erstellen Sie auf der Seite API-Schlüssel einen anderen mit der fehlenden Berechtigung.',
      },
      demo_admin_refused: {
        what: 'Die Administratoren der Demo können sich hier nicht anmelden.',
        remedy: 'Melden Sie sich mit einem eigenen Konto an.',
      },
      origin_refused: {
        what: 'Das kam von einer Seite, die nicht zu dieser Konsole gehört.',
        remedy: 'Öffnen Sie die Konsole unter ihrer eigenen Adresse, und tun Sie es dort.',
      },
      session_expired: { what: 'Ihre Sitzung ist beendet.', remedy: 'Melden Sie sich erneut an.' },
      forbidden: {
        what: 'Ihre Rolle erlaubt dies nicht.',
        remedy: 'Bitten Sie einen Inhaber Ihres Unternehmens, es zu tun oder Ihre Rolle zu ändern.',
      },
    },
    account: {
      password_wrong: {
        what: 'Das Passwort ist falsch.',
        remedy: 'Geben Sie das Passwort ein, mit dem Sie sich anmelden.',
      },
      code_wrong: {
        what: 'Dieser Code ist falsch oder wurde schon benutzt.',
        remedy: 'Warten Sie auf den nächsten, und prüfen Sie die Uhrzeit Ihres Telefons.',
      },
      no_password: {
        what: 'Dieses Konto hat kein Passwort.',
        remedy: 'Ein Inhaber Ihres Unternehmens kann Ihnen einen Rücksetzlink erstellen.',
      },
    },
    identity_provider: {
      not_found: {
        what: 'Kein Anbieter ist eingerichtet.',
        remedy: 'Vielleicht hat ihn jemand anderes entfernt. Laden Sie die Seite neu.',
      },
      unreachable: {
        what: 'Der Anbieter konnte nicht gefragt werden: {detail}',
        remedy: 'Prüfen Sie die Adresse des Ausstellers, und ob dieser Server sie erreicht.',
      },
      domain_taken: {
        what: 'Eine dieser E-Mail-Domains gehört hier einem anderen Unternehmen.',
        remedy: 'Lassen Sie sie weg, oder fragen Sie den Betreiber von Cordboard.',
      },
      changed_meanwhile: {
        what: 'Jemand anderes hat den Anbieter inzwischen geändert.',
        remedy: 'Vergleichen Sie beide Fassungen, dann wählen Sie.',
      },
      not_tried: {
        what: 'Mit diesem Anbieter hat sich noch niemand angemeldet.',
        remedy: 'Speichern Sie ihn ausgeschaltet, und probieren Sie ihn zuerst: Ein Fehler würde alle aussperren.',
      },
      secret_required: {
        what: 'Zu einem anderen Aussteller oder Client gehört ein anderes Geheimnis.',
        remedy: 'Geben Sie das Client-Geheimnis ein, wie der Anbieter es zeigt.',
      },
    },
    operator_link: {
      invalid: {
        what: 'Dieser Link wurde schon benutzt oder ist zu alt.',
        remedy: 'Lassen Sie einen neuen erstellen: operator create-operator',
      },
    },
    first_tenant: {
      link_invalid: {
        what: 'Dieser Link wurde schon benutzt, ist zu alt oder wurde bei einem späteren Start ersetzt.',
        remedy: 'Sehen Sie nach, was die API bei ihrem letzten Start ausgab.',
      },
    },
    tenant: {
      not_found: { what: 'Dieses Unternehmen gibt es nicht.', remedy: 'Vielleicht wurde es inzwischen gelöscht.' },
      suspended: {
        what: 'Ihr Unternehmen ist gesperrt: Niemand kann sich anmelden oder telefonieren.',
        remedy: 'Fragen Sie die Betreiber von Cordboard nach dem Grund.',
      },
      name_mismatch: {
        what: 'So heißt das Unternehmen nicht.',
        remedy: 'Geben Sie den Namen genau ein, auch Groß- und Kleinschreibung.',
      },
      state_conflict: {
        what: 'Jemand anderes hat dieses Unternehmen inzwischen geändert.',
        remedy: 'Sehen Sie sich den jetzigen Stand an, dann entscheiden Sie neu.',
      },
    },
    invitation: {
      invalid: {
        what: 'Diese Einladung wurde schon benutzt oder ist zu alt.',
        remedy: 'Bitten Sie um eine neue.',
      },
    },
    admin: {
      not_found: {
        what: 'Diesen Administrator gibt es nicht.',
        remedy: 'Vielleicht hat ihn inzwischen jemand anderes entfernt.',
      },
      last_owner: {
        what: 'Dies ist der letzte Inhaber, ohne den niemand einen anderen ernennen könnte.',
        remedy: 'Laden Sie zuerst einen weiteren Inhaber ein.',
      },
      changed_meanwhile: {
        what: 'Jemand anders hat diese Person inzwischen geändert.',
        remedy: 'Vergleichen Sie beide Fassungen, dann wählen Sie.',
      },
      email_taken: {
        what: 'Unter dieser E-Mail-Adresse gibt es schon einen Administrator.',
        remedy: 'Die Anmeldung ist möglich. Für ein vergessenes Passwort erstellen Sie einen Rücksetzlink.',
      },
    },
    settings: {
      changed_meanwhile: {
        what: 'Jemand anderes hat die Einstellungen geändert, seit Sie sie gelesen haben.',
        remedy: 'Vergleichen Sie beide Fassungen, dann wählen Sie.',
      },
    },
    calling_rules: {
      changed_meanwhile: {
        what: 'Jemand anderes hat die Anrufregeln geändert, seit Sie sie gelesen haben.',
        remedy: 'Vergleichen Sie beide Fassungen, dann wählen Sie.',
      },
      stopped_by_operator: {
        what: 'Der Betreiber dieses Dienstes hat die ausgehenden Anrufe angehalten.',
        remedy: 'Nur er kann sie wieder freigeben. Fragen Sie ihn nach dem Grund.',
      },
    },
    twilio_config: {
      not_connected: {
        what: 'Kein Twilio-Konto ist verbunden.',
        remedy: 'Verbinden Sie zuerst Ihr Twilio-Konto auf der Seite Twilio.',
      },
      secret_required: {
        what: 'Zu dieser SID ist kein Geheimnis gespeichert.',
        remedy: 'Geben Sie das Geheimnis ein, das zur SID gehört.',
      },
      changed_meanwhile: {
        what: 'Jemand anderes hat die Twilio-Konfiguration inzwischen geändert.',
        remedy: 'Vergleichen Sie beide Fassungen, dann wählen Sie.',
      },
      other_account_connected: {
        what: 'Ein anderes Twilio-Konto ist verbunden.',
        remedy: 'Trennen Sie jenes zuerst auf der Seite Twilio, damit rückgängig wird, was darin erstellt wurde.',
      },
      application_not_chosen: {
        what: 'Noch ist keine Anwendung gewählt.',
        remedy: 'Wählen Sie eine in der Einrichtung, oder lassen Sie eine erstellen.',
      },
      caller_id_not_owned: {
        what: 'Twilio würde Anrufe mit dieser Nummer ablehnen: Sie gehört nicht zum Konto und ist dort nicht bestätigt.',
        remedy: 'Wählen Sie eine andere, oder lassen Sie diese zuerst von Twilio bestätigen.',
      },
      application_not_owned: {
        what: 'Das Twilio-Konto hat keine solche Anwendung.',
        remedy: 'Vielleicht wurde sie inzwischen gelöscht. Wählen Sie eine andere.',
      },
      client_name_conflict: {
        what: 'Einige Ihrer Client-Namen sind in diesem Twilio-Konto vergeben.',
        remedy: 'Entfernen Sie sie auf der Seite Mitarbeiter, oder verwenden Sie ein anderes Twilio-Konto.',
      },
    },
    twilio: {
      request_refused: {
        what: 'Twilio hat das abgelehnt: {twilio}',
        remedy: 'Berichtigen Sie, was es nennt, dann versuchen Sie es erneut.',
      },
      changed_meanwhile: {
        what: 'Bei Twilio hat sich etwas geändert, seit Sie nachgesehen haben.',
        remedy: 'Sehen Sie an, was jetzt geändert würde, dann bestätigen Sie erneut.',
      },
      auth_token_refused: {
        what: 'Twilio kennt diese Account SID mit diesem Auth Token nicht.',
        remedy: 'Kopieren Sie beide neu von der Startseite der Twilio Console: die echten, nicht die zum Testen.',
      },
      api_key_refused: {
        what: 'Twilio kennt diesen API-Schlüssel mit diesem Geheimnis in diesem Konto und dieser Region nicht.',
        remedy: 'Prüfen Sie Schlüssel, Geheimnis und Region; oder lassen Sie ihn weg, dann wird einer erstellt.',
      },
      permission_missing: {
        what: 'Diese Zugangsdaten dürfen dies bei Twilio nicht.',
        remedy: 'Nehmen Sie einen Standard-Schlüssel: Ein Restricted-Schlüssel signiert keine Token.',
      },
      test_credentials: {
        what: 'Dies sind Zugangsdaten zum Testen: Twilio führt mit ihnen keine echten Anrufe.',
        remedy: 'Nehmen Sie die echten von der Startseite der Twilio Console.',
      },
      region_mismatch: {
        what: 'Twilio kennt diese Zugangsdaten, aber in der Region {region}.',
        remedy: 'Wählen Sie die Region, in der sie erstellt wurden.',
      },
      account_suspended: {
        what: 'Twilio hat dieses Konto gesperrt.',
        remedy: 'Die Twilio Console sagt, warum: Meist ist das Guthaben aufgebraucht.',
      },
      account_closed: { what: 'Dieses Twilio-Konto ist geschlossen.', remedy: 'Verbinden Sie ein anderes.' },
      not_found: {
        what: 'So etwas gibt es bei Twilio in diesem Konto und dieser Region nicht.',
        remedy: 'Es wurde gelöscht oder gehört zu einem anderen Konto. Wählen Sie ein anderes.',
      },
      rate_limited: {
        what: 'Twilio hat zu viele Anfragen dieses Kontos in Arbeit.',
        remedy: 'Warten Sie einen Augenblick, dann versuchen Sie es erneut. Nichts ist verloren.',
      },
      unavailable: {
        what: 'Twilio ist nicht erreichbar oder versagt.',
        remedy: 'Siehe status.twilio.com, dann versuchen Sie es erneut. Nichts ist verloren.',
      },
      timed_out: {
        what: 'Twilio antwortete nicht rechtzeitig.',
        remedy:
          'Versuchen Sie es gleich erneut. Sollte etwas geändert werden, prüfen Sie zuerst: Es kann geschehen sein.',
      },
    },
    client: {
      not_found: {
        what: 'Diesen Mitarbeiter gibt es nicht.',
        remedy: 'Vielleicht hat ihn inzwischen jemand anderes entfernt.',
      },
      not_registered: {
        what: 'Dieser Client-Name ist nicht registriert.',
        remedy:
          'Registrieren Sie ihn auf der Seite Mitarbeiter, oder erlauben Sie in den Einstellungen, dass erste Tokens Namen registrieren.',
      },
      suspended: {
        what: 'Dieser Mitarbeiter ist gesperrt.',
        remedy: 'Heben Sie die Sperre auf der Seite Mitarbeiter auf.',
      },
      device_not_found: { what: 'Dieses Softphone ist nicht mehr offen.', remedy: 'Es bleibt nichts zu tun.' },
      changed_meanwhile: {
        what: 'Jemand anderes hat diesen Mitarbeiter inzwischen geändert.',
        remedy: 'Vergleichen Sie beide Fassungen, dann wählen Sie.',
      },
      name_taken: {
        what: 'Dieser Client-Name ist im Twilio-Konto vergeben.',
        remedy:
          'Wählen Sie einen anderen. Namen, die sich nur in Groß- und Kleinschreibung unterscheiden, gelten als gleich.',
      },
      name_reserved: {
        what: 'Dieser Client-Name ist reserviert.',
        remedy:
          'Namen wie „anonymous“ oder „911“ wären irreführend, und die mit crm_ am Anfang entstehen für Benutzer eines CRM. Wählen Sie einen anderen.',
      },
      import_unreadable: {
        what: 'Diese Datei ist nicht lesbar.',
        remedy:
          'Nehmen Sie CSV in UTF-8 mit höchstens 10.000 Zeilen. Die erste Zeile nennt die Spalten: name, display_name, team.',
      },
    },
    client_config: {
      changed_meanwhile: {
        what: 'Jemand anderes hat die eigenen Einstellungen dieses Mitarbeiters inzwischen geändert.',
        remedy: 'Vergleichen Sie beide Fassungen, dann wählen Sie.',
      },
    },
    team: {
      not_found: {
        what: 'Dieses Team gibt es nicht.',
        remedy: 'Vielleicht hat es jemand anderes inzwischen gelöscht.',
      },
      name_taken: { what: 'Ein Team dieses Namens gibt es schon.', remedy: 'Wählen Sie einen anderen Namen.' },
      too_many: {
        what: 'Mehr Teams kann ein Unternehmen nicht haben.',
        remedy: 'Löschen Sie eines, das nicht mehr gebraucht wird.',
      },
      changed_meanwhile: {
        what: 'Jemand anderes hat dieses Team inzwischen geändert.',
        remedy: 'Vergleichen Sie beide Fassungen, dann wählen Sie.',
      },
    },
    call: {
      not_found: { what: 'Diesen Anruf gibt es nicht.', remedy: 'Er gehört vielleicht zu einem anderen Unternehmen.' },
    },
    server: {
      unavailable: {
        what: 'Cordboard kann im Augenblick nicht antworten.',
        remedy: 'Versuchen Sie es in einer Minute erneut.',
      },
      internal: { what: 'Bei uns ist etwas fehlgeschlagen.', remedy: 'Versuchen Sie es in einer Minute erneut.' },
    },
  },
};
