import { readFileSync } from 'node:fs';
import { masterKeys, optional, webOrigin } from '@cordboard/environment';
import { z } from 'zod';
import { isLoopbackHost } from '../loopback-host.js';
import type { FromOutside, VaultSettings, VaultSignIn } from '../vault/vault-settings.js';

/** Where the master keys of this process come from. */
export interface MasterKeySettings {
  /** Held by this process itself: the wanted one first, unless there is a Vault. */
  readonly local: readonly Buffer[];
  /** Holds the wanted one. */
  readonly vault: VaultSettings | undefined;
}

const text = optional(z.string());

/** `VAULT_…` are the names that Vault's own programs know; without CORDBOARD_VAULT_KEY they are nobody's business here. */
export const masterKeyVariables = {
  CORDBOARD_MASTER_KEY: optional(masterKeys),
  CORDBOARD_MASTER_KEY_FILE: optional(z.string().transform(readKeys)),
  CORDBOARD_VAULT_KEY: optional(
    z.string().regex(/^[\w-][\w.-]*$/, 'must be the name of a key of Vault’s transit engine'),
  ),
  CORDBOARD_VAULT_MOUNT: optional(
    z.string().regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/, 'must be a path such as transit'),
  ),
  VAULT_ADDR: text,
  VAULT_NAMESPACE: text,
  VAULT_CACERT: text,
  VAULT_TOKEN: text,
  VAULT_TOKEN_FILE: text,
  VAULT_ROLE_ID: text,
  VAULT_SECRET_ID: text,
  VAULT_SECRET_ID_FILE: text,
  VAULT_KUBERNETES_ROLE: text,
  VAULT_AUTH_MOUNT: text,
} as const;

type Values = z.output<z.ZodObject<typeof masterKeyVariables>>;

const clusterToken = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** Of variables without problems. */
export function readMasterKeySettings(values: Values): MasterKeySettings {
  const local = values.CORDBOARD_MASTER_KEY ?? values.CORDBOARD_MASTER_KEY_FILE ?? [];
  const { CORDBOARD_VAULT_KEY: keyName, VAULT_ADDR: address = '', VAULT_CACERT: caPath } = values;
  if (keyName === undefined) return { local, vault: undefined };
  const vault = {
    address: webOrigin.parse(address),
    namespace: values.VAULT_NAMESPACE,
    caCertificate: caPath === undefined ? undefined : readFileSync(caPath, 'utf8'),
    mount: values.CORDBOARD_VAULT_MOUNT ?? 'transit',
    keyName,
    signIn: signInOf(values),
  };
  return { local, vault };
}

function signInOf(values: Values): VaultSignIn {
  const { VAULT_ROLE_ID: roleId, VAULT_KUBERNETES_ROLE: role, VAULT_AUTH_MOUNT: mount } = values;
  const token = fromOutside(values.VAULT_TOKEN, values.VAULT_TOKEN_FILE ?? clusterToken);
  const secretId = fromOutside(values.VAULT_SECRET_ID, values.VAULT_SECRET_ID_FILE ?? '');
  if (roleId !== undefined) return { kind: 'app-role', mount: mount ?? 'approle', roleId, secretId };
  if (role !== undefined) return { kind: 'kubernetes', mount: mount ?? 'kubernetes', role, token };
  return { kind: 'token', token };
}

const fromOutside = (value: string | undefined, path: string): FromOutside =>
  value === undefined ? { kind: 'file', path } : { kind: 'value', value };

/** What lies between several variables. */
export function masterKeyProblems(source: NodeJS.ProcessEnv): string[] {
  const isSet = (name: keyof typeof masterKeyVariables) => Boolean(source[name]);
  const problems: string[] = [];
  if (!isSet('CORDBOARD_MASTER_KEY') && !isSet('CORDBOARD_MASTER_KEY_FILE') && !isSet('CORDBOARD_VAULT_KEY')) {
    problems.push('CORDBOARD_MASTER_KEY is required, or CORDBOARD_MASTER_KEY_FILE, or CORDBOARD_VAULT_KEY');
  }
  if (isSet('CORDBOARD_MASTER_KEY') && isSet('CORDBOARD_MASTER_KEY_FILE')) {
    problems.push('CORDBOARD_MASTER_KEY_FILE must not be set together with CORDBOARD_MASTER_KEY');
  }
  return isSet('CORDBOARD_VAULT_KEY') ? [...problems, ...vaultProblems(source, isSet)] : problems;
}

function vaultProblems(source: NodeJS.ProcessEnv, isSet: (name: keyof typeof masterKeyVariables) => boolean): string[] {
  const problems: string[] = [];
  const { VAULT_ADDR: address = '', VAULT_CACERT: caPath } = source;
  if (!webOrigin.safeParse(address).success) {
    problems.push('VAULT_ADDR must be Vault’s address, like https://vault.example.com:8200, for CORDBOARD_VAULT_KEY');
  } else if (
    source['NODE_ENV'] === 'production' &&
    !/^https:/.test(address) &&
    !isLoopbackHost(new URL(address).hostname)
  ) {
    problems.push('VAULT_ADDR must be https in production, unless Vault’s agent is on this machine');
  }
  const ways = (['VAULT_TOKEN', 'VAULT_TOKEN_FILE', 'VAULT_ROLE_ID', 'VAULT_KUBERNETES_ROLE'] as const).filter(isSet);
  // The cluster's token may lie elsewhere than usual.
  const isCluster = isSet('VAULT_KUBERNETES_ROLE') && ways.every((way) => /KUBERNETES|TOKEN_FILE/.test(way));
  if (ways.length !== 1 && !isCluster) {
    problems.push(
      'VAULT_TOKEN, VAULT_TOKEN_FILE, VAULT_ROLE_ID or VAULT_KUBERNETES_ROLE: one of them signs in to Vault',
    );
  }
  if (isSet('VAULT_ROLE_ID') && isSet('VAULT_SECRET_ID') === isSet('VAULT_SECRET_ID_FILE')) {
    problems.push('VAULT_SECRET_ID or VAULT_SECRET_ID_FILE is required for VAULT_ROLE_ID, and one of them only');
  }
  if (caPath && readOr(caPath, undefined) === undefined)
    problems.push('VAULT_CACERT must be the path of a readable file');
  if (!source['DATABASE_APP_URL'] && !isSet('CORDBOARD_MASTER_KEY') && !isSet('CORDBOARD_MASTER_KEY_FILE')) {
    problems.push('DATABASE_APP_URL is required where Vault alone has the master key: no password can be made from it');
  }
  return problems;
}

function readKeys(path: string, context: z.RefinementCtx): Buffer[] {
  const parsed = masterKeys.safeParse(readOr(path, ''));
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: 'must be the path of a readable file of keys, each 32 bytes in base64' });
  return z.NEVER;
}

function readOr<Otherwise>(path: string, otherwise: Otherwise): string | Otherwise {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}
