import type { Translated } from '../../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Anrufregeln',
  lead: 'Wohin und wie viel Ihre Mitarbeiter anrufen dürfen. Was hier nicht erlaubt ist, wird nie angerufen, gleich was eine Seite anfordert.',
  reading: 'Anrufregeln werden geladen',
  saved: 'Die Anrufregeln sind gespeichert',
  stop: {
    title: 'Notbremse',
    text: 'Für Anrufe, die bei Ihnen niemand führen wollte. Sie wirkt sofort und lässt sich jederzeit aufheben.',
    action: 'Ausgehende Anrufe anhalten',
    askTitle: 'Alle ausgehenden Anrufe anhalten?',
    follows:
      'Ab sofort kann kein Mitarbeiter mehr anrufen; beim Versuch wird der Grund genannt. Eingehende Anrufe bleiben möglich.',
    endCalls: 'Auch laufende Anrufe beenden: {live, number}',
    confirm: 'Anhalten',
    done: 'Ausgehende Anrufe sind angehalten',
    ended:
      'Angehalten. Beendete Anrufe: {endedCalls, number}.{callsNotEnded, plural, =0 {} other { Nicht beendet, weil Twilio es abgelehnt hat: #.}}',
    stoppedTitle: 'Ausgehende Anrufe sind seit {moment} angehalten',
    byCompany: 'Mitarbeiter erfahren das, wenn sie anrufen wollen. Eingehende Anrufe bleiben möglich.',
    byOperator:
      'Vom Betreiber dieses Dienstes: Nur er kann sie wieder freigeben. Fragen Sie ihn nach dem Grund. Eingehende Anrufe bleiben möglich.',
    resume: 'Anrufe wieder freigeben',
    resumed: 'Ausgehende Anrufe sind wieder freigegeben',
  },
  try: {
    title: 'Eine Nummer prüfen',
    number: 'Nummer, wie ein Mitarbeiter sie eingibt',
    hint: 'Es gelten die gespeicherten Regeln. Niemand wird angerufen.',
    action: 'Prüfen',
    allowed: 'Darf angerufen werden',
    refused: 'Wird nicht angerufen',
    byException: 'Maßgeblich ist die Ausnahme {prefix}.',
  },
  numberKinds: {
    geographic: 'gewöhnlicher Anschluss',
    mobile: 'Mobiltelefon',
    internet: 'Internettelefon',
    'toll-free': 'gebührenfreie Nummer',
    'company-wide': 'firmenweite Nummer',
    'premium-rate': 'Mehrwertnummer',
    'shared-cost': 'Nummer mit geteilten Kosten',
    personal: 'persönliche Nummer',
    pager: 'Pager',
    voicemail: 'Mailbox',
    satellite: 'Satellitentelefon',
  },
  problems: {
    destination_unknown: 'Das ist keine Telefonnummer. Prüfen Sie sie einschließlich der Ländervorwahl.',
    emergency_number: 'Notrufnummern werden aus einem Browser nie verbunden. Verwenden Sie ein anderes Telefon.',
    short_number: 'Kurze Nummern bedeuten in jedem Netz etwas anderes. Geben Sie die ganze Nummer ein.',
    country_not_allowed: 'Das Land ist nicht erlaubt. Wählen Sie es unten, wenn Ihre Mitarbeiter dort anrufen sollen.',
    number_kind_not_allowed:
      'Nummern dieser Art können weit mehr kosten als ein Anruf. Erlauben Sie sie als Ausnahme, wenn Sie das wollen.',
    number_in_no_country:
      'Sie gehört zu keinem Land: Satellit, weltweites Netz oder weltweite Mehrwertnummer. Erlauben Sie sie als Ausnahme, wenn Sie das wollen.',
    number_unassigned:
      'Diese Nummer kommt in keinem Nummernplan vor. Gibt es sie dennoch, erlauben Sie sie als Ausnahme.',
    prefix_denied:
      'Eine Ausnahme sperrt diese Nummer. Entfernen Sie die Ausnahme unten, wenn die Nummer angerufen werden soll.',
  },
  countries: {
    title: 'Länder',
    hint: 'Mehrwertnummern, Nummern mit geteilten Kosten und Satellitennummern bleiben in allen Ländern gesperrt.',
    search: 'Land suchen',
    searchHint: 'Name oder Ländervorwahl',
    chosen: '{count, plural, =0 {Kein Land ist erlaubt} one {# Land ist erlaubt} other {# Länder sind erlaubt}}',
    found: '{count, plural, =0 {Kein Land heißt so} one {# Land gefunden} other {# Länder gefunden}}',
  },
  exceptions: {
    title: 'Ausnahmen',
    hint: 'Für Nummern, die so beginnen, gilt allein die Ausnahme. Treffen mehrere zu, zählt die längste.',
    prefix: 'Beginnt mit',
    verdict: 'Regel',
    allow: 'Erlaubt',
    deny: 'Gesperrt',
    allowed: 'Erlaubt',
    denied: 'Gesperrt',
    note: 'Notiz',
    add: 'Ausnahme hinzufügen',
    remove: 'Entfernen',
    removeOf: 'Ausnahme {prefix} entfernen',
    wrong: '„+“, die Ländervorwahl und Ziffern. Zum Erlauben sind es mindestens vier Ziffern.',
    twice: 'Diese Ausnahme gibt es schon.',
  },
  limits: {
    title: 'Limits',
    hint: 'Zusammen begrenzen sie, was eine gestohlene Anmeldung kosten kann. Werden die Minuten des Tages knapp, erhält jeder neue Anruf einen Teil des Rests.',
    sources: {
      default: 'Das ist der Standard von Cordboard.',
      company: 'Der Standard von Cordboard ist {limit, number}.',
    },
    concurrentCalls: {
      label: 'Gleichzeitige ausgehende Anrufe',
      used: 'Jetzt: {used, number}.',
      wrong: 'Von 1 bis 1000.',
    },
    callsPerRepAndMinute: {
      label: 'Anrufe pro Mitarbeiter und Minute',
      used: 'Höchstwert in der letzten Minute: {used, number}.',
      wrong: 'Von 1 bis 600.',
    },
    minutesPerDay: {
      label: 'Minuten pro Tag (UTC)',
      used: 'Heute: {used, number}.',
      wrong: 'Von 1 bis 1000000.',
    },
  },
  conflict: {
    title: 'Jemand anderes hat die Anrufregeln inzwischen geändert',
    text: 'Es wurde noch nichts überschrieben. Vergleichen Sie beide und wählen Sie dann.',
    rule: 'Regel',
    theirs: 'Andere Fassung',
    yours: 'Ihre Fassung',
    keepMine: 'Meine Fassung speichern',
    takeTheirs: 'Andere Fassung übernehmen',
  },
};
