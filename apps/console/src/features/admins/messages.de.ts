import type { Translated } from '../../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Administratoren',
  lead: 'Wer diese Konsole öffnen darf, und mit welchen Rechten.',
  reading: 'Administratoren werden geladen',
  since: 'Seit',
  you: 'Sie',
  remove: 'Entfernen',
  removeAdmin: '{email} entfernen',
  removeTitle: '{email} entfernen?',
  removeFollows:
    '{email} wird überall abgemeldet und kann sich nicht mehr anmelden. Was dort eingerichtet wurde, bleibt bestehen.',
  removed: '{email} ist entfernt',
  secondFactor: 'Zweiter Faktor',
  secondFactorOn: 'An',
  secondFactorOff: 'Aus',
  resetPassword: 'Rücksetzlink',
  resetPasswordOf: 'Rücksetzlink für {email}',
  resetPasswordTitle: 'Ein neues Passwort für {email}',
  resetPasswordFollows:
    'Sie erhalten einen Link, mit dem {email} ein neues Passwort wählt, einmal, binnen eines Tages. Geben Sie ihn selbst weiter, und niemandem sonst. Wird er benutzt, enden die bisherigen Anmeldungen.',
  resetLink: 'Rücksetzlink',
  done: 'Fertig',
  resetSecondFactor: 'Zweiten Faktor zurücksetzen',
  resetSecondFactorOf: 'Zweiten Faktor von {email} zurücksetzen',
  resetSecondFactorTitle: 'Den zweiten Faktor von {email} ausschalten?',
  resetSecondFactorFollows:
    'Für jemanden, der App und Wiederherstellungscodes verloren hat. Danach genügt das Passwort, und alle Anmeldungen enden. Vergewissern Sie sich, wer darum bittet.',
  secondFactorReset: 'Der zweite Faktor von {email} ist aus',
  inviteTitle: 'Jemanden einladen',
  text: 'Sie erhalten einen Link, der genau ein Konto anlegt. Geben Sie ihn selbst weiter: Wer ihn zuerst öffnet, wählt das Passwort.',
  email: 'E-Mail',
  emailWrong: 'Eine E-Mail-Adresse sieht aus wie name@example.com',
  role: 'Rolle',
  roles: {
    supervisor: 'Supervisor: sieht Anrufe, ändert nichts',
    admin: 'Administrator: richtet das Unternehmen ein',
    owner: 'Inhaber: ernennt auch Inhaber',
  },
  invite: 'Link erstellen',
  link: 'Einladungslink',
  readyTitle: 'Der Link für {email} ist bereit. Er wird nur dieses eine Mal angezeigt',
  readyText: 'Er gilt einmal, bis {until}.',
};
