export const english = {
  asTable: 'As a table',
  failed: 'The picture could not be loaded. The table says the same.',
} as const;
