import type { Translated } from '../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  unreachable: {
    what: 'Cordboard ist nicht erreichbar.',
    remedy: 'Prüfen Sie Ihr Netz und versuchen Sie es erneut. Ihre Eingaben bleiben erhalten.',
  },
  pageFailed: { what: 'Auf dieser Seite ist etwas fehlgeschlagen.', remedy: 'Laden Sie die Seite neu.' },
  status: {
    what: 'Cordboard hat mit dem Status {status} geantwortet.',
    remedy: 'Versuchen Sie es in einer Minute erneut.',
  },
  fields: {
    account_sid: 'Eine Account SID ist AC, gefolgt von 32 Ziffern oder Buchstaben a bis f.',
    api_key_sid: 'Die SID eines API-Schlüssels ist SK, gefolgt von 32 Ziffern oder Buchstaben a bis f.',
    application_sid: 'Eine Application SID ist AP, gefolgt von 32 Ziffern oder Buchstaben a bis f.',
    call_sid: 'Eine Call SID ist CA, gefolgt von 32 Ziffern oder Buchstaben a bis f.',
    push_credential_sid: 'Die SID eines Push Credentials ist CR, gefolgt von 32 Ziffern oder Buchstaben a bis f.',
    crm_user_malformed: 'Hier stehen Zeichen, die in keinem Namen vorkommen. Lassen Sie sie weg.',
    crm_user_spaced: 'Entfernen Sie das Leerzeichen am Anfang oder Ende.',
    crm_user_too_long:
      'Das ist zu lang für einen Client-Namen. Verwenden Sie etwas Kürzeres, zum Beispiel die Nummer des Benutzers im CRM.',
    reserved_name:
      'Geben Sie einen Client-Namen oder einen Namen aus Ihrem CRM ein, mit * am Ende für alle Namen, die so beginnen.',
    reserved_twice: 'Ein Name ist doppelt. Groß- und Kleinschreibung wird nicht unterschieden.',
    revoked_once: 'Nennen Sie ein Token, einen Client oder einen Zeitpunkt, nicht mehreres davon.',
    named_once: 'Geben Sie entweder den Client-Namen oder den Namen im CRM an, nicht beides.',
    registered_once: 'Geben Sie entweder den Client-Namen oder den Namen im CRM an, nicht beides.',
    filtered_once: 'Suchen Sie nach dem Client-Namen oder nach dem Namen im CRM, nicht nach beidem.',
    platform_of_access_tokens: 'Ein Capability Token enthält kein Push Credential. Fordern Sie ein Access Token an.',
    team_unknown: 'Dieses Team gibt es nicht mehr. Wählen Sie ein anderes.',
    phone_number_sid: 'Die SID einer Rufnummer ist PN, gefolgt von 32 Ziffern oder Buchstaben a bis f.',
    client_name:
      'Ein Client-Name besteht aus 1 bis 121 Zeichen: Buchstaben ohne Akzente und Umlaute, Ziffern oder Unterstriche.',
    e164: 'Geben Sie die Nummer mit + und Ländervorwahl ein, zum Beispiel +4930901820.',
    web_origin: 'Ein Origin besteht aus Schema und Host ohne Pfad, zum Beispiel https://crm.example.com.',
    origin_not_https: 'Verwenden Sie https: Browser lassen nur solche Seiten und localhost das Mikrofon benutzen.',
    email: 'Eine E-Mail-Adresse sieht aus wie name@example.com.',
    password_too_short: 'Ein Passwort hat mindestens 12 Zeichen.',
    password_too_common: 'Das ist eines der häufigsten Passwörter. Wählen Sie ein anderes.',
    password_is_email: 'Wählen Sie ein Passwort, das nicht die E-Mail-Adresse ist.',
    password_monotonous: 'Ein Passwort hat mindestens vier verschiedene Zeichen.',
    password_unchanged: 'Das ist Ihr aktuelles Passwort. Wählen Sie ein anderes.',
    country: 'Ein Land wird mit zwei Großbuchstaben angegeben, zum Beispiel DE.',
    country_unknown: '{country} ist kein Land mit Telefonnetz. Wählen Sie eines aus der Liste.',
    calling_prefix: 'Ein Präfix besteht aus +, der Ländervorwahl und Ziffern, zum Beispiel +1500555.',
    calling_prefix_too_wide:
      'Ein erlaubtes Präfix hat mindestens 4 Ziffern. Ein ganzes Land erlauben Sie in der Länderliste.',
    calling_prefix_twice: 'Dieses Präfix ist doppelt. Entfernen Sie eines.',
    email_domain: 'Eine Domain sieht aus wie example.com.',
    issuer: 'Ein Aussteller (Issuer) ist eine Adresse wie https://login.example.com.',
    issuer_plain: 'Ein Aussteller enthält weder Query noch Fragment noch Passwort. Geben Sie nur die Adresse ein.',
    time_zone: 'Eine Zeitzone ist ein Name wie Europe/Berlin oder UTC.',
    time_zone_unknown: 'Die Datenbank kennt diese Zeitzone nicht. Wählen Sie eine Stadt in der Nähe.',
    day: 'Ein Tag wird wie 2026-03-01 geschrieben.',
    days_reversed: 'Der letzte Tag liegt vor dem ersten. Tauschen Sie beide.',
    days_too_many: 'Wählen Sie höchstens 92 Tage auf einmal.',
    token_param_reserved: 'Der Name CordboardTokenId ist Cordboard vorbehalten. Wählen Sie einen anderen.',
    credentials_missing: 'Geben Sie das Auth Token oder einen API-Schlüssel ein.',
    api_key_incomplete: 'Geben Sie sowohl SID als auch Secret des API-Schlüssels ein.',
    default_lifetime_too_long:
      'Ein Token gilt höchstens so lange wie die längste erlaubte Gültigkeit: {longest, number} Sekunden.',
    expiry_past: 'Wählen Sie ein Ende in der Zukunft.',
    in_future: 'Wählen Sie einen Zeitpunkt in der Vergangenheit.',
    cursor: 'Diese Liste hat sich geändert. Beginnen Sie wieder am Anfang.',
    missing: 'Füllen Sie dieses Feld aus.',
    wrong_type: 'Hier wird eine andere Art von Wert erwartet: {expected}.',
    unknown: 'Cordboard kennt dieses Feld nicht. Laden Sie die Seite neu: Sie ist vielleicht veraltet.',
    too_short: 'Mindestens {minimum, number} Zeichen.',
    too_long: 'Höchstens {maximum, number} Zeichen.',
    too_few: 'Mindestens {minimum, number}.',
    too_many: 'Höchstens {maximum, number}.',
    too_small: '{minimum, number} oder mehr.',
    too_big: '{maximum, number} oder weniger.',
    not_whole: 'Geben Sie eine ganze Zahl ein.',
    not_a_choice: 'Möglich sind: {choices}.',
    not_a_moment: 'Das ist kein Datum mit Uhrzeit.',
    malformed: 'Das hat nicht die erwartete Form. Korrigieren Sie es.',
    invalid: 'Das ist nicht gültig. Korrigieren Sie es.',
  },
  causes: {
    import_without_file: {
      what: 'Die Anfrage enthält keine Datei.',
      remedy: 'Wählen Sie eine CSV-Datei oder fügen Sie ihre Zeilen ein.',
    },
    import_empty: {
      what: 'Die Datei ist leer.',
      remedy: 'Die erste Zeile muss die Spalten nennen: name, display_name, team.',
    },
    import_without_name: {
      what: 'Die erste Zeile nennt keine Spalte „name“.',
      remedy: 'Schreiben Sie als erste Zeile: name, display_name, team.',
    },
    import_column_unknown: {
      what: 'Die erste Zeile nennt eine unbekannte Spalte.',
      remedy: 'Die Spalten sind name und optional display_name und team. Entfernen Sie die anderen.',
    },
    import_too_long: {
      what: 'Die Datei hat mehr als 10.000 Zeilen.',
      remedy: 'Importieren Sie sie in Teilen, jeden mit der Zeile der Spaltennamen.',
    },
    import_no_csv: {
      what: 'Diese Datei ist keine CSV-Datei.',
      remedy:
        'Speichern Sie sie als CSV in UTF-8. Texte mit Komma oder Anführungszeichen müssen in Anführungszeichen stehen.',
    },
    provider_not_public: {
      what: 'Der Aussteller (Issuer) hat keine öffentliche https-Adresse.',
      remedy: 'Geben Sie einen Aussteller an, der aus dem Internet über https erreichbar ist.',
    },
    provider_not_openid: {
      what: 'Unter dieser Adresse antwortet kein OpenID-Connect-Anbieter mit diesem Namen.',
      remedy:
        'Kopieren Sie den Aussteller (Issuer) genau so aus den Einstellungen des Anbieters, auch den Schrägstrich am Ende, falls dort einer steht.',
    },
    provider_silent: {
      what: 'Unter der Adresse des Ausstellers antwortet nichts.',
      remedy: 'Prüfen Sie die Adresse und versuchen Sie es erneut.',
    },
    name_reserved_by_company: {
      what: 'Ihr Unternehmen hat diesen Client-Namen reserviert.',
      remedy: 'Wählen Sie einen anderen oder entfernen Sie ihn auf der Seite Einstellungen aus den reservierten Namen.',
    },
  },
  codes: {
    request: {
      invalid: { what: 'Die Anfrage ist nicht gültig.', remedy: 'Korrigieren Sie die markierten Felder.' },
      rate_limited: {
        what: 'Es gab zu viele Anfragen in einer Minute.',
        remedy: 'Warten Sie eine Minute und versuchen Sie es dann erneut.',
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
        remedy: 'Laden Sie die Seite neu und wiederholen Sie die Änderung.',
      },
    },
    route: {
      not_found: {
        what: 'Cordboard kennt diese Funktion nicht.',
        remedy: 'Laden Sie die Seite neu: Sie stammt vielleicht aus einer älteren Version.',
      },
    },
    session: { not_found: { what: 'Diese Anmeldung ist schon beendet.', remedy: 'Sie müssen nichts weiter tun.' } },
    second_factor: {
      on_already: {
        what: 'Ihr zweiter Faktor ist bereits eingeschaltet.',
        remedy: 'Laden Sie die Seite neu, um ihn zu sehen.',
      },
      not_on: {
        what: 'Sie haben keinen zweiten Faktor.',
        remedy: 'Laden Sie die Seite neu, um den aktuellen Stand zu sehen.',
      },
      not_begun: {
        what: 'Die Einrichtung des zweiten Faktors wurde nicht begonnen oder hat zu lange gedauert.',
        remedy: 'Beginnen Sie von vorn und scannen Sie den neuen Code.',
      },
    },
    api_key: {
      changed_meanwhile: {
        what: 'Jemand anderes hat diesen API-Schlüssel inzwischen geändert.',
        remedy: 'Vergleichen Sie beide Fassungen und wählen Sie eine aus.',
      },
      not_found: {
        what: 'Diesen API-Schlüssel gibt es nicht.',
        remedy: 'Vielleicht wurde er inzwischen widerrufen.',
      },
    },
    twilio_check: { not_found: { what: 'Diese Prüfung gibt es nicht.', remedy: 'Prüfen Sie erneut.' } },
    token: {
      nothing_allowed: {
        what: 'Ein Token, das nichts erlaubt, ist nutzlos.',
        remedy: 'Erlauben Sie eingehende oder ausgehende Anrufe.',
      },
      dialect_unavailable: {
        what: 'Token dieser Art sind nicht eingeschaltet.',
        remedy: 'Prüfen Sie die Einstellungen und auf der Seite Twilio, welche Zugangsdaten gespeichert sind.',
      },
      lifetime_too_long: {
        what: 'Das ist länger, als Ihr Unternehmen ein Token gelten lässt.',
        remedy: 'Fordern Sie weniger an oder erhöhen Sie das Limit in den Einstellungen.',
      },
      push_credential_missing: {
        what: 'Für diese Plattform gibt es kein Push Credential.',
        remedy: 'Erstellen Sie eines bei Twilio und tragen Sie seine SID auf der Seite Twilio ein.',
      },
      not_found: { what: 'Dieses Token gibt es nicht.', remedy: 'Vielleicht ist es längst abgelaufen.' },
    },
    embed_session: {
      ticket_invalid: {
        what: 'Das Startticket des Softphones wurde schon benutzt oder ist zu alt.',
        remedy: 'Laden Sie die Seite neu.',
      },
      origin_not_allowed: {
        what: 'In Seiten mit diesem Origin darf das Softphone nicht eingebunden werden.',
        remedy: 'Fügen Sie den Origin auf der Seite Einbinden hinzu.',
      },
    },
    webhook: {
      signature_invalid: {
        what: 'Das wurde nicht vom verbundenen Twilio-Konto signiert.',
        remedy: 'Prüfen Sie das Auth Token auf der Seite Twilio.',
      },
    },
    auth: {
      code_invalid: {
        what: 'Dieser Code ist falsch oder wurde schon benutzt.',
        remedy:
          'Warten Sie auf den nächsten und prüfen Sie die Uhrzeit Ihres Telefons. Oder geben Sie einen Wiederherstellungscode ein.',
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
        remedy: 'Geben Sie Ihre E-Mail-Adresse ein und fahren Sie mit dem Konto Ihres Unternehmens fort.',
      },
      sign_in_failed: {
        what: 'E-Mail-Adresse und Passwort passen nicht zusammen.',
        remedy:
          'Prüfen Sie beide, auch Groß- und Kleinschreibung. Passwort vergessen? Ein Inhaber Ihres Unternehmens kann Ihnen einen Rücksetzlink erstellen.',
      },
      too_many_tries: {
        what: 'Es gab zu viele Anmeldeversuche.',
        remedy: 'Warten Sie und versuchen Sie es dann erneut.',
      },
      tenant_choice_required: {
        what: 'Sie sind Admin in mehreren Unternehmen.',
        remedy: 'Wählen Sie eines und melden Sie sich an.',
      },
      credentials_missing: { what: 'Sie sind nicht angemeldet.', remedy: 'Melden Sie sich erneut an.' },
      credentials_invalid: {
        what: 'Diese Zugangsdaten sind hier nicht bekannt.',
        remedy: 'Melden Sie sich erneut an.',
      },
      credentials_expired: { what: 'Diese Zugangsdaten sind abgelaufen.', remedy: 'Melden Sie sich erneut an.' },
      session_ended: { what: 'Diese Sitzung wurde beendet.', remedy: 'Melden Sie sich erneut an.' },
      scope_missing: {
        what: 'Der API-Schlüssel darf das nicht.',
        remedy: 'Erstellen Sie auf der Seite API-Schlüssel einen neuen mit dem fehlenden Recht.',
      },
      demo_admin_refused: {
        what: 'Die Admins der Demo können sich hier nicht anmelden.',
        remedy: 'Melden Sie sich mit einem eigenen Konto an.',
      },
      origin_refused: {
        what: 'Das kam von einer Seite, die nicht zu dieser Konsole gehört.',
        remedy: 'Öffnen Sie die Konsole unter ihrer eigenen Adresse und wiederholen Sie es dort.',
      },
      session_expired: { what: 'Ihre Sitzung ist beendet.', remedy: 'Melden Sie sich erneut an.' },
      forbidden: {
        what: 'Ihre Rolle erlaubt das nicht.',
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
        remedy: 'Warten Sie auf den nächsten und prüfen Sie die Uhrzeit Ihres Telefons.',
      },
      no_password: {
        what: 'Dieses Konto hat kein Passwort.',
        remedy: 'Ein Inhaber Ihres Unternehmens kann Ihnen einen Rücksetzlink erstellen.',
      },
    },
    identity_provider: {
      not_found: {
        what: 'Es ist kein Anbieter eingerichtet.',
        remedy: 'Vielleicht hat ihn jemand anderes entfernt. Laden Sie die Seite neu.',
      },
      unreachable: {
        what: 'Der Anbieter konnte nicht abgefragt werden: {detail}',
        remedy: 'Prüfen Sie die Adresse des Ausstellers und ob dieser Server sie erreicht.',
      },
      domain_taken: {
        what: 'Eine dieser E-Mail-Domains gehört hier einem anderen Unternehmen.',
        remedy: 'Lassen Sie sie weg oder fragen Sie den Betreiber von Cordboard.',
      },
      changed_meanwhile: {
        what: 'Jemand anderes hat den Anbieter inzwischen geändert.',
        remedy: 'Vergleichen Sie beide Fassungen und wählen Sie eine aus.',
      },
      not_tried: {
        what: 'Mit diesem Anbieter hat sich noch niemand angemeldet.',
        remedy: 'Speichern Sie ihn ausgeschaltet und testen Sie ihn zuerst: Ein Fehler würde alle aussperren.',
      },
      secret_required: {
        what: 'Zu einem anderen Aussteller oder Client gehört ein anderes Secret.',
        remedy: 'Geben Sie das Client-Secret ein, das der Anbieter anzeigt.',
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
        remedy: 'Sehen Sie nach, was die API bei ihrem letzten Start ausgegeben hat.',
      },
    },
    tenant: {
      not_found: { what: 'Dieses Unternehmen gibt es nicht.', remedy: 'Vielleicht wurde es inzwischen gelöscht.' },
      suspended: {
        what: 'Ihr Unternehmen ist gesperrt: Niemand kann sich anmelden oder telefonieren.',
        remedy: 'Fragen Sie den Betreiber von Cordboard nach dem Grund.',
      },
      name_mismatch: {
        what: 'So heißt das Unternehmen nicht.',
        remedy: 'Geben Sie den Namen genau ein, auch Groß- und Kleinschreibung.',
      },
      state_conflict: {
        what: 'Jemand anderes hat dieses Unternehmen inzwischen geändert.',
        remedy: 'Sehen Sie sich den jetzigen Stand an und entscheiden Sie neu.',
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
        what: 'Diesen Admin gibt es nicht.',
        remedy: 'Vielleicht hat ihn inzwischen jemand anderes entfernt.',
      },
      last_owner: {
        what: 'Dies ist der letzte Inhaber, ohne den niemand einen anderen ernennen könnte.',
        remedy: 'Laden Sie zuerst einen weiteren Inhaber ein.',
      },
      changed_meanwhile: {
        what: 'Jemand anderes hat diesen Admin inzwischen geändert.',
        remedy: 'Vergleichen Sie beide Fassungen und wählen Sie eine aus.',
      },
      email_taken: {
        what: 'Mit dieser E-Mail-Adresse gibt es schon einen Admin.',
        remedy: 'Die Anmeldung ist bereits möglich. Bei vergessenem Passwort erstellen Sie einen Rücksetzlink.',
      },
    },
    settings: {
      changed_meanwhile: {
        what: 'Jemand anderes hat die Einstellungen geändert, seit Sie sie geladen haben.',
        remedy: 'Vergleichen Sie beide Fassungen und wählen Sie eine aus.',
      },
    },
    calling_rules: {
      changed_meanwhile: {
        what: 'Jemand anderes hat die Anrufregeln geändert, seit Sie sie geladen haben.',
        remedy: 'Vergleichen Sie beide Fassungen und wählen Sie eine aus.',
      },
      stopped_by_operator: {
        what: 'Der Betreiber dieses Dienstes hat die ausgehenden Anrufe angehalten.',
        remedy: 'Nur er kann sie wieder freigeben. Fragen Sie ihn nach dem Grund.',
      },
    },
    twilio_config: {
      not_connected: {
        what: 'Es ist kein Twilio-Konto verbunden.',
        remedy: 'Verbinden Sie zuerst Ihr Twilio-Konto auf der Seite Twilio.',
      },
      secret_required: {
        what: 'Zu dieser SID ist kein Secret gespeichert.',
        remedy: 'Geben Sie das Secret ein, das zur SID gehört.',
      },
      changed_meanwhile: {
        what: 'Jemand anderes hat die Twilio-Konfiguration inzwischen geändert.',
        remedy: 'Vergleichen Sie beide Fassungen und wählen Sie eine aus.',
      },
      other_account_connected: {
        what: 'Ein anderes Twilio-Konto ist verbunden.',
        remedy:
          'Trennen Sie dieses zuerst auf der Seite Twilio, damit rückgängig gemacht wird, was darin erstellt wurde.',
      },
      application_not_chosen: {
        what: 'Es ist noch keine Anwendung gewählt.',
        remedy: 'Wählen Sie eine in der Einrichtung oder lassen Sie eine erstellen.',
      },
      caller_id_not_owned: {
        what: 'Twilio würde Anrufe mit dieser Nummer ablehnen: Sie gehört nicht zum Konto und ist dort nicht bestätigt.',
        remedy: 'Wählen Sie eine andere oder lassen Sie diese zuerst von Twilio bestätigen.',
      },
      application_not_owned: {
        what: 'Diese Anwendung gibt es im Twilio-Konto nicht.',
        remedy: 'Vielleicht wurde sie inzwischen gelöscht. Wählen Sie eine andere.',
      },
      client_name_conflict: {
        what: 'Einige Ihrer Client-Namen sind in diesem Twilio-Konto bereits vergeben.',
        remedy: 'Entfernen Sie sie auf der Seite Mitarbeiter oder verwenden Sie ein anderes Twilio-Konto.',
      },
    },
    twilio: {
      request_refused: {
        what: 'Twilio hat das abgelehnt: {twilio}',
        remedy: 'Korrigieren Sie, was Twilio nennt, und versuchen Sie es erneut.',
      },
      changed_meanwhile: {
        what: 'Bei Twilio hat sich inzwischen etwas geändert.',
        remedy: 'Sehen Sie sich an, was jetzt geändert würde, und bestätigen Sie erneut.',
      },
      auth_token_refused: {
        what: 'Twilio kennt diese Account SID mit diesem Auth Token nicht.',
        remedy:
          'Kopieren Sie beide neu von der Startseite der Twilio Console: die echten, nicht die Test-Zugangsdaten.',
      },
      api_key_refused: {
        what: 'Twilio kennt diesen API-Schlüssel mit diesem Secret in diesem Konto und dieser Region nicht.',
        remedy:
          'Prüfen Sie Schlüssel, Secret und Region. Oder lassen Sie den Schlüssel weg, dann wird einer für Sie erstellt.',
      },
      permission_missing: {
        what: 'Mit diesen Zugangsdaten ist das bei Twilio nicht erlaubt.',
        remedy: 'Verwenden Sie einen Standard-Schlüssel: Ein Restricted-Schlüssel kann keine Token signieren.',
      },
      test_credentials: {
        what: 'Das sind Test-Zugangsdaten: Damit führt Twilio keine echten Anrufe.',
        remedy: 'Verwenden Sie die echten von der Startseite der Twilio Console.',
      },
      region_mismatch: {
        what: 'Twilio kennt diese Zugangsdaten, aber nur in der Region {region}.',
        remedy: 'Wählen Sie die Region, in der sie erstellt wurden.',
      },
      account_suspended: {
        what: 'Twilio hat dieses Konto gesperrt.',
        remedy: 'Die Twilio Console nennt den Grund: Meist ist das Guthaben aufgebraucht.',
      },
      account_closed: { what: 'Dieses Twilio-Konto ist geschlossen.', remedy: 'Verbinden Sie ein anderes Konto.' },
      not_found: {
        what: 'Das gibt es bei Twilio in diesem Konto und dieser Region nicht.',
        remedy: 'Es wurde gelöscht oder gehört zu einem anderen Konto. Wählen Sie ein anderes.',
      },
      rate_limited: {
        what: 'Twilio erhält zu viele Anfragen von diesem Konto.',
        remedy: 'Warten Sie einen Moment und versuchen Sie es dann erneut. Es ging nichts verloren.',
      },
      unavailable: {
        what: 'Twilio ist nicht erreichbar oder gestört.',
        remedy: 'Sehen Sie auf status.twilio.com nach und versuchen Sie es dann erneut. Es ging nichts verloren.',
      },
      timed_out: {
        what: 'Twilio hat nicht rechtzeitig geantwortet.',
        remedy:
          'Versuchen Sie es gleich erneut. Falls Sie etwas ändern wollten, starten Sie zuerst eine Prüfung: Die Änderung ist vielleicht schon erfolgt.',
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
          'Registrieren Sie ihn auf der Seite Mitarbeiter oder lassen Sie Namen in den Einstellungen automatisch registrieren.',
      },
      suspended: {
        what: 'Dieser Mitarbeiter ist gesperrt.',
        remedy: 'Entsperren Sie ihn auf der Seite Mitarbeiter.',
      },
      device_not_found: { what: 'Dieses Softphone ist nicht mehr offen.', remedy: 'Sie müssen nichts weiter tun.' },
      changed_meanwhile: {
        what: 'Jemand anderes hat diesen Mitarbeiter inzwischen geändert.',
        remedy: 'Vergleichen Sie beide Fassungen und wählen Sie eine aus.',
      },
      name_taken: {
        what: 'Dieser Client-Name ist im Twilio-Konto bereits vergeben.',
        remedy:
          'Wählen Sie einen anderen. Namen, die sich nur in Groß- und Kleinschreibung unterscheiden, gelten als gleich.',
      },
      name_reserved: {
        what: 'Dieser Client-Name ist reserviert.',
        remedy:
          'Namen wie „anonymous“ oder „911“ wären irreführend, und Namen mit crm_ am Anfang sind für Benutzer eines CRM bestimmt. Wählen Sie einen anderen.',
      },
      import_unreadable: {
        what: 'Diese Datei ist nicht lesbar.',
        remedy:
          'Verwenden Sie CSV in UTF-8 mit höchstens 10.000 Zeilen. Die erste Zeile nennt die Spalten: name, display_name, team.',
      },
    },
    client_config: {
      changed_meanwhile: {
        what: 'Jemand anderes hat die eigenen Einstellungen dieses Mitarbeiters inzwischen geändert.',
        remedy: 'Vergleichen Sie beide Fassungen und wählen Sie eine aus.',
      },
    },
    team: {
      not_found: {
        what: 'Dieses Team gibt es nicht.',
        remedy: 'Vielleicht hat es jemand anderes inzwischen gelöscht.',
      },
      name_taken: { what: 'Ein Team mit diesem Namen gibt es schon.', remedy: 'Wählen Sie einen anderen Namen.' },
      too_many: {
        what: 'Ein weiteres Team ist nicht möglich.',
        remedy: 'Löschen Sie eines, das nicht mehr gebraucht wird.',
      },
      changed_meanwhile: {
        what: 'Jemand anderes hat dieses Team inzwischen geändert.',
        remedy: 'Vergleichen Sie beide Fassungen und wählen Sie eine aus.',
      },
    },
    call: {
      not_found: { what: 'Diesen Anruf gibt es nicht.', remedy: 'Er gehört vielleicht zu einem anderen Unternehmen.' },
    },
    server: {
      unavailable: {
        what: 'Cordboard kann gerade nicht antworten.',
        remedy: 'Versuchen Sie es in einer Minute erneut.',
      },
      internal: { what: 'Bei uns ist etwas fehlgeschlagen.', remedy: 'Versuchen Sie es in einer Minute erneut.' },
    },
  },
};
