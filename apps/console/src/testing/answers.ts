import type { ErrorCode, Problem } from '@cordboard/contracts';

export function answer(status: number, body?: unknown, headers: Record<string, string> = {}): Response {
  return {
    ok: status < 400,
    status,
    headers: new Headers(headers),
    text: async () => (body === undefined ? '' : JSON.stringify(body)),
  } as Response;
}

/** What an answer waits for until its test ends it. */
export function aDelay() {
  let end = (): void => undefined;
  const isOver = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { isOver, end };
}

export function refuse(
  status: number,
  code: ErrorCode,
  detail: string,
  more: Partial<Problem> = {},
  headers: Record<string, string> = {},
): Response {
  return answer(status, { type: `urn:${code}`, title: code, status, detail, code, ...more }, headers);
}
