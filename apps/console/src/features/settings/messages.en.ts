import type { Settings } from '@cordboard/contracts';

export const english = {
  title: 'Settings',
  lead: 'What holds for the whole company.',
  reading: 'Reading the settings',
  name: 'Company name',
  nameWrong: 'A company name has 1 to 120 characters.',
  country: 'Country',
  countryHint: 'How a number is read that is dialled without its country code.',
  autoRegister: 'Register client names by themselves',
  autoRegisterHint:
    'On: a name that asks for its first token is registered. Off: every rep is registered on the page Reps first.',
  save: 'Save',
  saved: 'The settings are saved',
  unsaved: 'You have changes that are not saved.',
  nothingToSave: 'Everything is saved.',
  conflictTitle: 'Somebody changed the settings while you did',
  conflictText: 'Nothing is overwritten yet. Compare, then choose.',
  setting: 'Setting',
  theirs: 'Saved by somebody else',
  yours: 'Yours',
  keepMine: 'Save mine',
  takeTheirs: 'Take theirs',
  labels: {
    name: 'Company name',
    country: 'Country',
    autoRegisterClients: 'Register client names by themselves',
  } as const satisfies Record<keyof Settings, string>,
  on: 'On',
  off: 'Off',
} as const;
