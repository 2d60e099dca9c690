/**
 * Sentences of code that knows no language (the call session, the API's client, the launcher), by their English words.
 * The API's own sentences, and Twilio's, are shown as they come.
 */
export const phrases: Readonly<Record<string, string>> = {
  busy: 'besetzt',
  'no answer': 'keine Antwort',
  'not reached': 'nicht erreicht',
  'given up': 'aufgegeben',
  refused: 'abgelehnt',
  missed: 'verpasst',
  answered: 'angenommen',
  'Ask your admin to have a look.': 'Bitten Sie Ihren Admin, nachzusehen.',
  'Your session has ended.': 'Ihre Sitzung ist beendet.',
  'Your company has signed this softphone out.': 'Ihr Unternehmen hat dieses Softphone abgemeldet.',
  'Your session is not known any more.': 'Ihre Sitzung ist nicht mehr bekannt.',
  'This launch was used already, or is too old.': 'Diese Anmeldung wurde schon benutzt oder ist zu alt.',
  'Your company has no connected Twilio account.': 'Ihr Unternehmen hat kein Twilio-Konto verbunden.',
  'Ask your admin to connect one.': 'Bitten Sie Ihren Admin, eines zu verbinden.',
  'You are not registered to call yet.': 'Sie sind noch nicht für Anrufe registriert.',
  'Ask your admin to register your client name.': 'Bitten Sie Ihren Admin, Ihren Client-Namen zu registrieren.',
  'Your company has suspended you.': 'Ihr Unternehmen hat Sie gesperrt.',
  'You can neither call nor be called until your admin lets you. Ask them.':
    'Bis Ihr Admin es wieder erlaubt, können Sie weder anrufen noch angerufen werden. Fragen Sie nach.',
  'You may neither call nor be called.': 'Sie dürfen weder anrufen noch angerufen werden.',
  'Ask your admin what your company allows.': 'Fragen Sie Ihren Admin, was Ihr Unternehmen erlaubt.',
  'Cordboard is not available right now.': 'Cordboard ist gerade nicht verfügbar.',
  'Something failed at Cordboard.': 'Bei Cordboard ist etwas fehlgeschlagen.',
  'Cordboard cannot be reached.': 'Cordboard ist nicht erreichbar.',
  'Check your network.': 'Prüfen Sie Ihr Netz.',
  'The softphone was reloaded.': 'Das Softphone wurde neu geladen.',
  'The launch came from another page than it was made for.':
    'Die Anmeldung kam von einer anderen Seite als der, für die sie bestimmt war.',
  'There is no number or name to call.': 'Es fehlt eine Nummer oder ein Name.',
  'You are on a call already.': 'Sie telefonieren schon.',
  'Another call was asked for before this one could be made.':
    'Ein anderer Anruf wurde gewünscht, bevor dieser möglich war.',
  'The rep called it off.': 'Zurückgenommen.',
  'The softphone was closed.': 'Das Softphone wurde geschlossen.',
  'The connection is being restored.': 'Die Verbindung wird wiederhergestellt.',
  'The line is being renewed.': 'Die Leitung wird erneuert.',
  'The softphone is still signing in.': 'Das Softphone meldet sich noch an.',
  'The softphone is signed out.': 'Das Softphone ist abgemeldet.',
  'This page is not secure, so the browser gives it no microphone.':
    'Diese Seite ist nicht sicher, deshalb gibt ihr der Browser kein Mikrofon.',
  'The page around the softphone does not pass the microphone on.': 'Die CRM-Seite gibt das Mikrofon nicht weiter.',
  'Your browser blocks the microphone here.': 'Das Mikrofon ist hier blockiert.',
  'No microphone was found.': 'Es wurde kein Mikrofon gefunden.',
  'The microphone cannot be used right now.': 'Das Mikrofon lässt sich gerade nicht benutzen.',
  'Ask your admin to check the API key and its secret in the Twilio config.':
    'Bitten Sie Ihren Admin, API-Schlüssel und Secret in der Twilio-Konfiguration zu prüfen.',
  'Twilio cannot be reached.': 'Twilio ist nicht erreichbar.',
  'The calling software could not be loaded.': 'Die Software zum Telefonieren ließ sich nicht laden.',
};
