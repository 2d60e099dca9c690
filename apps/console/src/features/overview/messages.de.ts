import type { Translated } from '../../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Übersicht',
  reading: 'Anrufe werden gezählt',
  refresh: 'Aktualisieren',
  before: 'Tag davor',
  after: 'Tag danach',
  calls: 'Anrufe',
  callsHint: 'Begonnen an diesem Tag',
  answerRate: 'Annahmequote',
  noneEnded: 'Noch ist kein Anruf beendet',
  answeredOf: '{answered, number} angenommen',
  missed: 'Verpasst',
  missedHint: 'Eingehende Anrufe, die niemand annahm',
  talked: 'Gesprochen',
  talkedHint: 'Von der Annahme bis zum Ende, alle Anrufe zusammen',
  minutes: '{minutes, number} Min.',
  byHour: 'Anrufe nach Stunde',
  utc: 'Tage und Stunden gelten in UTC.',
  hour: 'Stunde',
  answered: 'Angenommen',
  other: 'Übrige Anrufe',
  busiest: 'Die meisten Anrufe begannen um {hour}: {calls, number}.',
  quietTitle: 'Keine Anrufe an diesem Tag',
  quietText: 'Anrufe werden gezählt, sobald sie beginnen.',
};
