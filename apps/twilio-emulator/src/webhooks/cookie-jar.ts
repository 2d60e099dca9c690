/** The cookies of one call: kept from any TwiML answer and sent back to the same host. */
export class CookieJar {
  private readonly byHost = new Map<string, Map<string, string>>();

  keep(url: URL, setCookie: readonly string[] | undefined): void {
    for (const line of setCookie ?? []) {
      const [pair = ''] = line.split(';');
      const equals = pair.indexOf('=');
      if (equals < 1) continue;
      const cookies = this.byHost.get(url.host) ?? new Map<string, string>();
      this.byHost.set(url.host, cookies.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()));
    }
  }

  headerFor(url: URL): string | undefined {
    const cookies = this.byHost.get(url.host);
    return cookies && [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
