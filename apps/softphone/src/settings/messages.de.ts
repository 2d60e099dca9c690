import type { Translated } from '../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  open: 'Einstellungen und Tastenkürzel',
  title: 'Einstellungen',
  done: 'Fertig',
  notKept:
    'Ihr Browser behält für eine Seite innerhalb einer anderen nichts: Ihre Wahl gilt, bis diese Seite neu geladen wird.',
  sound: {
    title: 'Ton',
    microphone: 'Mikrofon',
    speaker: 'Lautsprecher',
    ringer: 'Klingelt auf',
    systemDefault: 'Standard des Systems',
    missing: (label) => `${label} (nicht angeschlossen)`,
    standsIn: (label) => `${label} ist nicht da. Bis es wieder da ist, wird der Standard des Systems benutzt.`,
    notUsable: (label) => `${label} lässt sich gerade nicht benutzen. Es wurde nichts geändert.`,
    heard: 'Ihr Mikrofon ist zu hören',
    silent: 'Sagen Sie etwas: die Balken bewegen sich, wenn man Sie hört',
    playTone: 'Ton abspielen',
    playRing: 'Ton abspielen, wo es klingelt',
    notPlayed: 'Der Ton ließ sich nicht abspielen. Klicken Sie einmal in die Seite und versuchen Sie es wieder.',
    outputsBySystem:
      'Lautsprecher und Klingeln folgen Ihrem System: dieser Browser lässt einer Seite dabei keine Wahl.',
    noLine: 'Geräte lassen sich wählen, sobald Sie angemeldet sind.',
  },
  keys: {
    title: 'Tasten',
    letters: 'Einzelne Tasten gelten überall',
    lettersOn: 'M, K und die anderen wirken, wo immer der Fokus ist, außer in Textfeldern.',
    lettersOff: 'M, K und / bewirken nichts. Ziffern wirken, solange der Fokus auf den Wähltasten ist.',
    list: 'Tastenkürzel',
    answer: 'Annehmen',
    hangUp: 'Auflegen oder ablehnen',
    field: 'Zu „Nummer oder Name“',
    choose: 'Einen Treffer wählen',
    call: 'Anrufen',
    mute: 'Stummschalten',
    keypad: 'Wähltasten',
    digits: 'Töne senden, solange die Wähltasten offen sind',
    back: 'Wähltasten oder Einstellungen schließen; beendet nie einen Anruf',
  },
  look: {
    title: 'Aussehen und Sprache',
    theme: 'Farben',
    automatic: 'Wie die Seite ringsum',
    light: 'Hell',
    dark: 'Dunkel',
    language: 'Sprache',
    byBrowser: (name) => `Wie im Browser eingestellt (${name})`,
  },
};
