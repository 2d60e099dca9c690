export const english = {
  fold: 'Fold to one line',
  open: 'Open softphone',
  refused: 'The page around keeps the softphone at its size',
  incoming: 'Incoming',
  muted: 'muted',
  cannotBeCalled: 'You cannot be called',
  noCalls: 'Calls do not ring on you',
  calling: (name: string) => `Calls ${name} soon`,
  fix: 'Fix',
};
