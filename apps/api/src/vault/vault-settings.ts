/** Where HashiCorp Vault is, which of its transit keys is the master key, and how to sign in. */
export interface VaultSettings {
  /** An origin: `https://vault.internal:8200`. */
  readonly address: string;
  readonly namespace: string | undefined;
  /** PEM of the authority that Vault's certificate is from; undefined for those that the system trusts. */
  readonly caCertificate: string | undefined;
  /** Where the transit engine is mounted. */
  readonly mount: string;
  readonly keyName: string;
  readonly signIn: VaultSignIn;
}

/** A secret that is in a file is read anew at each sign-in: agents and clusters replace it. */
export type FromOutside = { readonly kind: 'value'; readonly value: string } | { readonly kind: 'file'; readonly path: string }; // prettier-ignore

export type VaultSignIn =
  | { readonly kind: 'token'; readonly token: FromOutside }
  | { readonly kind: 'app-role'; readonly mount: string; readonly roleId: string; readonly secretId: FromOutside }
  | { readonly kind: 'kubernetes'; readonly mount: string; readonly role: string; readonly token: FromOutside };
