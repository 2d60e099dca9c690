import type { Translated } from '../../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Anrufregeln',
  lead: 'Wohin Ihre Mitarbeiter anrufen dürfen, und wie viel. Was hier nicht erlaubt ist, wird nicht angerufen, was auch immer eine Seite verlangt.',
  reading: 'Anrufregeln werden geladen',
  saved: 'Die Anrufregeln sind gespeichert',
  stop: {
    title: 'Notbremse',
    text: 'Wenn Anrufe geführt werden, die hier niemand führen will. Sie wirkt sofort, und Sie können sie jederzeit lösen.',
    action: 'Ausgehende Anrufe anhalten',
    askTitle: 'Alle ausgehenden Anrufe anhalten?',
    follows:
      'Von diesem Moment an beginnt kein Anruf eines Mitarbeiters mehr, und jeder hört, warum. Eingehende Anrufe gehen weiter.',
    endCalls: 'Auch die laufenden Anrufe auflegen, jetzt {live, number}',
    confirm: 'Anhalten',
    done: 'Es beginnt kein ausgehender Anruf mehr',
    ended:
      'Angehalten. Aufgelegt: {endedCalls, number}.{callsNotEnded, plural, =0 {} other { Nicht aufgelegt, weil Twilio es abgelehnt hat: #.}}',
    stoppedTitle: 'Ausgehende Anrufe sind angehalten seit {moment}',
    byCompany: 'Jeder Mitarbeiter, der anruft, hört das. Eingehende Anrufe gehen weiter.',
    byOperator:
      'Vom Betreiber dieses Dienstes: Nur er kann sie wieder freigeben. Fragen Sie ihn nach dem Grund. Eingehende Anrufe gehen weiter.',
    resume: 'Anrufe wieder freigeben',
    resumed: 'Ausgehende Anrufe sind wieder möglich',
  },
  try: {
    title: 'Eine Nummer prüfen',
    number: 'Nummer, wie ein Mitarbeiter sie eingibt',
    hint: 'Nach den gespeicherten Regeln. Es wird niemand angerufen.',
    action: 'Prüfen',
    allowed: 'Darf angerufen werden',
    refused: 'Wird nicht angerufen',
    byException: 'Entschieden durch die Ausnahme {prefix}.',
  },
  numberKinds: {
    geographic: 'gewöhnlicher Anschluss',
    mobile: 'Mobiltelefon',
    internet: 'Internet-Telefon',
    'toll-free': 'gebührenfrei',
    'company-wide': 'firmenweite Nummer',
    'premium-rate': 'Mehrwertnummer',
    'shared-cost': 'geteilte Kosten',
    personal: 'persönliche Nummer',
    pager: 'Funkrufempfänger',
    voicemail: 'Sprachbox',
    satellite: 'Satellitentelefon',
  },
  problems: {
    destination_unknown: 'Das ist keine Telefonnummer. Prüfen Sie sie mitsamt der Landesvorwahl.',
    emergency_number: 'Notrufe werden von einem Browser aus nie verbunden. Nehmen Sie ein anderes Telefon.',
    short_number: 'Kurze Nummern bedeuten in jedem Netz etwas anderes. Geben Sie die ganze Nummer ein.',
    country_not_allowed: 'Das Land ist nicht erlaubt. Wählen Sie es unten, wenn Ihre Mitarbeiter dort anrufen sollen.',
    number_kind_not_allowed:
      'Nummern dieser Art können weit mehr kosten als ein Anruf. Erlauben Sie sie als Ausnahme, wenn Sie das wollen.',
    number_in_no_country:
      'Sie gehört zu keinem Land: Satellit, weltweites Netz oder weltweite Mehrwertnummer. Erlauben Sie sie als Ausnahme, wenn Sie das wollen.',
    number_unassigned:
      'Der Nummernplan keines Landes kennt eine solche Nummer. Gibt es sie dennoch, erlauben Sie sie als Ausnahme.',
    prefix_denied: 'Eine Ausnahme sperrt sie. Entfernen Sie diese unten, wenn sie angerufen werden soll.',
  },
  countries: {
    title: 'Länder',
    hint: 'Mehrwertnummern, Nummern mit geteilten Kosten und Satellitentelefone bleiben in allen gesperrt.',
    search: 'Land suchen',
    searchHint: 'Name oder Landesvorwahl',
    chosen: '{count, plural, =0 {Kein Land ist erlaubt} one {# Land ist erlaubt} other {# Länder sind erlaubt}}',
    found: '{count, plural, =0 {Kein Land heißt so} one {# Land gefunden} other {# Länder gefunden}}',
  },
  exceptions: {
    title: 'Ausnahmen',
    hint: 'Über Nummern, die so beginnen, entscheidet allein die Ausnahme. Passen mehrere, zählt die längste.',
    prefix: 'Beginnt mit',
    verdict: 'Ist',
    allow: 'Erlaubt',
    deny: 'Gesperrt',
    allowed: 'Erlaubt',
    denied: 'Gesperrt',
    note: 'Notiz',
    add: 'Ausnahme hinzufügen',
    remove: 'Entfernen',
    removeOf: 'Ausnahme {prefix} entfernen',
    wrong: '„+“, die Landesvorwahl und Ziffern. Was erlaubt wird, hat mindestens vier.',
    twice: 'Diese gibt es schon.',
  },
  limits: {
    title: 'Grenzen',
    hint: 'Zusammen begrenzen sie, was eine gestohlene Anmeldung kosten kann. Gehen die Minuten des Tages zur Neige, erhält ein Anruf einen Teil des Rests.',
    sources: {
      default: 'Das ist die Vorgabe von Cordboard.',
      company: 'Die Vorgabe von Cordboard ist {limit, number}.',
    },
    concurrentCalls: {
      label: 'Ausgehende Anrufe zugleich',
      used: 'Jetzt: {used, number}.',
      wrong: 'Von 1 bis 1000.',
    },
    callsPerRepAndMinute: {
      label: 'Anrufe eines Mitarbeiters pro Minute',
      used: 'Der fleißigste in der letzten Minute: {used, number}.',
      wrong: 'Von 1 bis 600.',
    },
    minutesPerDay: {
      label: 'Minuten am Tag, UTC',
      used: 'Heute: {used, number}.',
      wrong: 'Von 1 bis 1000000.',
    },
  },
  conflict: {
    title: 'Jemand anderes hat die Anrufregeln inzwischen geändert',
    text: 'Noch ist nichts überschrieben. Vergleichen Sie, dann wählen Sie.',
    rule: 'Regel',
    theirs: 'Von jemand anderem gespeichert',
    yours: 'Ihre',
    keepMine: 'Meine speichern',
    takeTheirs: 'Die anderen übernehmen',
  },
};
