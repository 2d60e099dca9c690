export const english = {
  fold: 'Fold to one line',
  open: 'Open softphone',
  refused: 'The CRM page does not let the softphone change its size',
  incoming: 'Incoming',
  muted: 'muted',
  cannotBeCalled: 'You cannot be called',
  calling: (name: string) => `Will call ${name}`,
  fix: 'Fix',
};
