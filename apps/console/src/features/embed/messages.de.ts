import type { Translated } from '../../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Einbinden',
  lead: 'Bringen Sie das Softphone in drei Schritten auf eine Seite Ihres CRM.',
  keyTitle: '1. Geben Sie Ihrem Server einen Schlüssel',
  keyText:
    'Der Schlüssel bleibt auf Ihrem Server. Eine Seite darf ihn nie sehen: Wer ihn hat, kann im Namen Ihres Unternehmens anrufen.',
  keyLink: 'API-Schlüssel erstellen',
  serverTitle: '2. Lassen Sie Ihren Server das Softphone starten',
  serverText:
    'Er gibt an, welcher Mitarbeiter vor der Seite sitzt und welchen Origin sie hat, und reicht die url der Antwort weiter. Eine url gilt einmal, binnen einer Minute.',
  pageTitle: '3. Setzen Sie das Softphone auf die Seite',
  pageText: 'Die Seite erhält einen iframe von 320 × 580, und jede Nummer auf ihr lässt sich anklicken.',
  policyTitle: 'Falls die Seite eine eigene Richtlinie hat',
  policyText:
    'Ihre Content-Security-Policy muss den Rahmen erlauben: frame-src {origin}. Nur der Origin, den Ihr Server in Schritt 2 genannt hat, darf das Softphone einrahmen.',
  serverSnippet: 'Codebeispiel für den Server',
  pageSnippet: 'Codebeispiel für die Seite',
};
