import type { Translated } from '../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Cordboard einrichten',
  lead: 'Legen Sie das erste Unternehmen an. Sie werden sein Inhaber.',
  noToken: 'Öffnen Sie den vollständigen Link, den die API beim Start ausgegeben hat, auch den Teil nach #.',
  name: 'Name des Unternehmens',
  nameWrong: 'Der Name eines Unternehmens hat 1 bis 120 Zeichen.',
  country: 'Land',
  countryHint: 'Nummern ohne Ländervorwahl gelten als Nummern dieses Landes.',
  email: 'Ihre E-Mail',
  emailWrong: 'Eine E-Mail-Adresse sieht aus wie name@example.com',
  password: 'Neues Passwort',
  passwordHint: 'Mindestens 12 Zeichen. Ein Satz lässt sich leicht merken und schwer erraten.',
  passwordWrong: 'Ein Passwort hat mindestens 12 Zeichen',
  create: 'Anlegen und anmelden',
};
