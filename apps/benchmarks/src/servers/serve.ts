/** Tells the process that started this server where it listens. */
export function tellPort(address: string | { port: number } | null): void {
  if (address === null || typeof address === 'string') throw new Error('This server listens on no port.');
  process.send?.({ port: address.port });
}
