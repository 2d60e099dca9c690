import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { transactionsTouchOnlyTheDatabase } from './eslint-rules/transactions-touch-only-the-database.js';

// Who may know whom. Every row is spelled out: a wildcard would let the next library in unasked.
const boundaries = [
  { sourceTag: 'scope:server', onlyDependOnLibsWithTags: ['scope:server', 'scope:neutral'] },
  { sourceTag: 'scope:browser', onlyDependOnLibsWithTags: ['scope:browser', 'scope:neutral'] },
  // An app that is a page and the server of that page.
  { sourceTag: 'scope:full-stack', onlyDependOnLibsWithTags: ['scope:server', 'scope:browser', 'scope:neutral'] },
  { sourceTag: 'scope:neutral', onlyDependOnLibsWithTags: ['scope:neutral'] },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: ['type:adapter', 'type:model', 'type:ui', 'type:contract', 'type:migration'],
  },
  { sourceTag: 'type:adapter', onlyDependOnLibsWithTags: ['type:model', 'type:contract'] },
  { sourceTag: 'type:model', onlyDependOnLibsWithTags: ['type:model', 'type:contract'] },
  { sourceTag: 'type:ui', onlyDependOnLibsWithTags: ['type:ui'] },
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:migration', onlyDependOnLibsWithTags: [] },
];

const serverOnly = [
  { group: ['@nestjs/*', 'typeorm'], message: 'Nest and TypeORM belong to the api (and the migrations) alone.' },
];
const vendorOnly = [
  { regex: '^twilio(/|$)', message: 'Talk to Twilio through an adapter; tests may use it as their oracle.' },
  { group: ['@twilio/voice-sdk'], message: 'Only libs/call-session knows the Voice SDK.' },
];

// Past these nothing says whose rows are meant. What reaches the tables goes through TenantDatabase, which names a tenant first.
const rawDatabase = [
  {
    group: ['typeorm'],
    importNamePattern:
      '^(DataSource|Repository|QueryRunner|BaseEntity|createConnection|getConnection|getManager|getRepository)$',
    message: 'Use TenantDatabase, which binds each transaction to a tenant; only database/ knows what is under it.',
  },
  { regex: '^pg$', message: 'Use TenantDatabase; only database/ and what never reads a table connect themselves.' },
  { group: ['**/database/data-source.js'], message: 'Use TenantDatabase, which binds each transaction to a tenant.' },
];
const rawDatabaseCalls = [
  {
    selector: 'MemberExpression[property.name=/^(getRepository|createQueryRunner|getTreeRepository|dataSource)$/]',
    message: 'Work with the manager that TenantDatabase hands to a transaction of one tenant.',
  },
];

export default tseslint.config(
  {
    ignores: ['**/dist', '**/node_modules', '.nx', '.cordboard', 'coverage', '**/test-results', '**/playwright-report'],
  },
  eslint.configs.recommended,
  ...tseslint.configs.strict,
  {
    plugins: { '@nx': nx },
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', fetch: 'readonly', Buffer: 'readonly' },
    },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { allow: [], depConstraints: boundaries }],
      '@typescript-eslint/no-extraneous-class': 'off', // Nest modules are classes that only carry a decorator.
      '@typescript-eslint/consistent-type-definitions': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: { 'no-restricted-imports': ['error', { patterns: [...serverOnly, ...vendorOnly] }] },
  },
  {
    files: ['apps/api/**/*.ts', 'migrations/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: vendorOnly }] },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: [
      'apps/api/src/database/**',
      // What the operator does as the database's owner.
      'apps/api/src/operations/**',
    ],
    rules: {
      'no-restricted-imports': ['error', { patterns: [...vendorOnly, ...rawDatabase] }],
      'no-restricted-syntax': ['error', ...rawDatabaseCalls],
    },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: [
      '**/*.spec.ts',
      // Commands are run once: who runs them sees that they failed.
      'apps/api/src/operations/**',
    ],
    plugins: { cordboard: { rules: { 'transactions-touch-only-the-database': transactionsTouchOnlyTheDatabase } } },
    rules: { 'cordboard/transactions-touch-only-the-database': 'error' },
  },
  // LISTEN and NOTIFY need a connection of their own; no table is read on it.
  {
    files: ['apps/api/src/nodes/node-channel.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: vendorOnly }] },
  },
  {
    files: [
      'libs/call-session/**/*.ts',
      'libs/twilio-gateway/**/*.ts',
      'apps/*/src/testing/**/*.ts',
      '**/*.spec.ts',
      '**/*.spec.tsx',
      'apps/journeys/**/*.ts',
      'apps/benchmarks/**/*.ts',
    ],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-syntax': 'off' },
  },
  // A project's configuration reaches up to the workspace's own; its code may not.
  { files: ['**/*.config.{js,ts}'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  { files: ['scripts/**/*.mjs'], rules: { 'no-console': 'off' } },
);
