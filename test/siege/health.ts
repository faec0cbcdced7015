import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How the far side's process fared: a workspace that stalls notices requests too late to judge their pace. */
export interface Health {
  cpuSeconds: number;
  memoryMegabytes: number;
  longestStallMs: number;
}

const RESOLUTION_MS = 5;

export function watchHealth(): { read(): Health; stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const before = process.cpuUsage();
  return {
    read: () => {
      const { user, system } = process.cpuUsage(before);
      return {
        cpuSeconds: Math.round((user + system) / 1e5) / 10,
        memoryMegabytes: Math.round(process.memoryUsage.rss() / 2 ** 20),
        longestStallMs: Math.max(0, Math.round(delay.max / 1e6) - RESOLUTION_MS),
      };
    },
    stop: () => delay.disable(),
  };
}
