import { putIdentityProvider, type IdentityProvider, type PutIdentityProvider } from '@cordboard/contracts';
import { checkWith } from '../../api/check.js';
import type { Translate } from '../../language/translate.js';

export type ProviderFields = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** As they are typed: by line, or separated by spaces and commas. */
  domains: string;
  isOn: boolean;
  isRequired: boolean;
  admitsSupervisors: boolean;
};

export const fieldsOf = (provider: IdentityProvider | null): ProviderFields => ({
  issuer: provider?.issuer ?? '',
  clientId: provider?.clientId ?? '',
  clientSecret: '',
  domains: provider?.domains.join(', ') ?? '',
  isOn: provider?.isOn ?? false,
  isRequired: provider?.isRequired ?? false,
  admitsSupervisors: provider?.admitsSupervisors ?? false,
});

const domainsIn = (typed: string) => typed.split(/[\s,;]+/).filter(Boolean);

export function bodyOf({ issuer, clientId, clientSecret, domains, ...rest }: ProviderFields): PutIdentityProvider {
  return {
    ...rest,
    issuer: issuer.trim(),
    clientId: clientId.trim(),
    domains: domainsIn(domains),
    ...(clientSecret && { clientSecret }),
  };
}

const { issuer, clientId, domains } = putIdentityProvider.shape;

export function checksOf(provider: IdentityProvider | null, t: Translate<'signInSettings'>) {
  const checkIssuer = checkWith(issuer, t('issuerWrong'));
  const checkDomains = checkWith(domains, t('domainsWrong'));
  return {
    issuer: (value: string) => checkIssuer(value.trim()),
    clientId: checkWith(clientId, t('clientIdWrong')),
    clientSecret: (value: string) => (value || provider ? null : t('clientSecretMissing')),
    domains: (value: string) => checkDomains(domainsIn(value)),
  };
}
