/** At most this many calls at once about one channel: a channel that hangs cannot take all of the worker. */
const AT_ONCE = 3;

export interface ChannelGate {
  /**
   * Runs `call` when fewer than three run for the channel. A caller who has waited `patienceMs` gives up: then `call`
   * is not run and `slow()` is thrown.
   */
  run<T>(channelId: string, call: () => Promise<T>, patienceMs: number, slow: () => Error): Promise<T>;
}

export function createChannelGate(): ChannelGate {
  const channels = new Map<string, { running: number; waiting: (() => void)[] }>();

  async function enter(channelId: string, patienceMs: number, slow: () => Error): Promise<void> {
    const channel = channels.get(channelId) ?? { running: 0, waiting: [] };
    channels.set(channelId, channel);
    if (channel.running < AT_ONCE) {
      channel.running++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const letIn = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        channel.waiting = channel.waiting.filter((one) => one !== letIn);
        reject(slow());
      }, patienceMs);
      channel.waiting.push(letIn);
    });
  }

  function leave(channelId: string): void {
    const channel = channels.get(channelId);
    if (!channel) return;
    const next = channel.waiting.shift();
    // The place passes on as it is, so that nobody can slip in between.
    if (next) next();
    else if (--channel.running === 0) channels.delete(channelId);
  }

  return {
    async run(channelId, call, patienceMs, slow) {
      await enter(channelId, patienceMs, slow);
      try {
        return await call();
      } finally {
        leave(channelId);
      }
    },
  };
}
