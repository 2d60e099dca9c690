import type { Translated } from '../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Cordboard einrichten',
  lead: 'Legen Sie das erste Unternehmen an, und sich als seinen Inhaber.',
  noToken: 'Öffnen Sie den ganzen Link, den die API beim Start ausgab, mit allem, was nach # steht.',
  name: 'Name des Unternehmens',
  nameWrong: 'Der Name eines Unternehmens hat 1 bis 120 Zeichen.',
  country: 'Land',
  countryHint: 'So wird eine Nummer gelesen, die ohne Ländervorwahl gewählt wird.',
  email: 'Ihre E-Mail',
  emailWrong: 'Eine E-Mail-Adresse sieht aus wie name@example.com',
  password: 'Neues Passwort',
  passwordHint: 'Mindestens 12 Zeichen. Ein Satz ist leicht zu merken und schwer zu erraten.',
  passwordWrong: 'Ein Passwort hat mindestens 12 Zeichen',
  create: 'Anlegen und anmelden',
};
