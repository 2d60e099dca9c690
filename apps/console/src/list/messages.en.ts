export const english = {
  actions: 'Actions',
} as const;
