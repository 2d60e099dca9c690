import type { ChangeSettings, Settings } from '@cordboard/contracts';

type Lifetime = keyof Settings['sources'];

/** The settings as a form has them: numbers are texts while they are typed, names the lines of one. */
export type SettingsValues = Omit<Settings, Lifetime | 'reservedNames' | 'sources'> &
  Record<Lifetime | 'reservedNames', string>;

export function valuesOf(settings: Settings): SettingsValues {
  const { name, country, autoRegisterClients, reservedNames, legacyTokens, issuedTokensOnly } = settings;
  const { defaultTokenLifetimeSeconds, longestTokenLifetimeSeconds } = settings;
  return {
    name,
    country,
    autoRegisterClients,
    reservedNames: reservedNames.join('\n'),
    legacyTokens,
    issuedTokensOnly,
    defaultTokenLifetimeSeconds: String(defaultTokenLifetimeSeconds),
    longestTokenLifetimeSeconds: String(longestTokenLifetimeSeconds),
  };
}

export const settingsOf = (values: SettingsValues): Omit<Settings, 'sources'> => ({
  ...values,
  reservedNames: namesIn(values.reservedNames),
  defaultTokenLifetimeSeconds: Number(values.defaultTokenLifetimeSeconds),
  longestTokenLifetimeSeconds: Number(values.longestTokenLifetimeSeconds),
});

/** One on each line; empty lines are none. */
export const namesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** What was not touched stays what it is, so that a default stays the default. */
export function changesOf(values: SettingsValues, saved: Settings): ChangeSettings {
  const { defaultTokenLifetimeSeconds, longestTokenLifetimeSeconds, ...others } = settingsOf(values);
  return {
    ...others,
    ...(defaultTokenLifetimeSeconds !== saved.defaultTokenLifetimeSeconds && { defaultTokenLifetimeSeconds }),
    ...(longestTokenLifetimeSeconds !== saved.longestTokenLifetimeSeconds && { longestTokenLifetimeSeconds }),
  };
}
