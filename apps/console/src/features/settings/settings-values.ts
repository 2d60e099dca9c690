import type { ChangeSettings, Settings } from '@cordboard/contracts';

type Lifetime = keyof Settings['sources'];

/** The settings as a form has them: numbers are texts while they are typed. */
export type SettingsValues = Omit<Settings, Lifetime | 'sources'> & Record<Lifetime, string>;

export function valuesOf(settings: Settings): SettingsValues {
  const { name, country, autoRegisterClients, legacyTokens, issuedTokensOnly } = settings;
  const { defaultTokenLifetimeSeconds, longestTokenLifetimeSeconds } = settings;
  return {
    name,
    country,
    autoRegisterClients,
    legacyTokens,
    issuedTokensOnly,
    defaultTokenLifetimeSeconds: String(defaultTokenLifetimeSeconds),
    longestTokenLifetimeSeconds: String(longestTokenLifetimeSeconds),
  };
}

export const settingsOf = (values: SettingsValues): Omit<Settings, 'sources'> => ({
  ...values,
  defaultTokenLifetimeSeconds: Number(values.defaultTokenLifetimeSeconds),
  longestTokenLifetimeSeconds: Number(values.longestTokenLifetimeSeconds),
});

/** What was not touched stays what it is, so that a default stays the default. */
export function changesOf(values: SettingsValues, saved: Settings): ChangeSettings {
  const { defaultTokenLifetimeSeconds, longestTokenLifetimeSeconds, ...others } = settingsOf(values);
  return {
    ...others,
    ...(defaultTokenLifetimeSeconds !== saved.defaultTokenLifetimeSeconds && { defaultTokenLifetimeSeconds }),
    ...(longestTokenLifetimeSeconds !== saved.longestTokenLifetimeSeconds && { longestTokenLifetimeSeconds }),
  };
}
