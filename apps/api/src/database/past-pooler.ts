/**
 * The same database, user and password at the server itself, where `url` leads to a pooler: for LISTEN, for locks that a
 * session holds, and for migrations. `server` is a URL of host, port and, if any, parameters.
 */
export function leadPastPooler(url: string, server: string | undefined): string {
  if (server === undefined) return url;
  const [direct, { hostname, port, search }] = [new URL(url), new URL(server)];
  direct.hostname = hostname;
  // A port that is left out is Postgres' own, not the pooler's.
  direct.port = port || '5432';
  direct.search = search;
  return direct.href;
}
