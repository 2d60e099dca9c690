/** Does this name in a URL lead to this very machine, however it is written? */
export const isLoopbackHost = (hostname: string) =>
  /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|\[::ffff:7f.*\])$/.test(hostname);
