import { parseArgs } from 'node:util';
import type { LimitsMode } from '../../src/local-workspace/limits/rate-limits';

export interface SiegeOptions {
  alerts: number;
  /** Over which the alerts are spread. */
  seconds: number;
  channels: number;
  kills: number;
  clicksPerSecond: number;
  /** Of the random faults, the moments of the kills and what is clicked. */
  seed: number;
  /** Whether the workspace disturbs the app at random. */
  faults: boolean;
  /** Whether requests beyond a limit are only counted, or answered with 429 too. */
  limits: LimitsMode;
  /** How long delivering may take from the first alert on. */
  deadlineSeconds: number;
}

export const USAGE = `npm run siege -- [--alerts 10000] [--seconds 60] [--channels 5] [--kills 3] [--clicks 5] [--seed 1]
  [--limits enforce|count] [--no-faults] [--deadline 900]
`;

/** What was typed after `npm run siege --`. Throws with a sentence when it cannot be understood. */
export function readOptions(args: readonly string[]): SiegeOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      alerts: { type: 'string', default: '10000' },
      seconds: { type: 'string', default: '60' },
      channels: { type: 'string', default: '5' },
      kills: { type: 'string', default: '3' },
      clicks: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      limits: { type: 'string', default: 'enforce' },
      'no-faults': { type: 'boolean', default: false },
      deadline: { type: 'string', default: '900' },
    },
  });
  const number = (name: keyof typeof values, least: number): number => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < least) throw new Error(`--${name} must be a whole number from ${least}`);
    return value;
  };
  if (values.limits !== 'enforce' && values.limits !== 'count') throw new Error('--limits must be enforce or count');
  return {
    alerts: number('alerts', 1),
    seconds: number('seconds', 1),
    channels: number('channels', 1),
    kills: number('kills', 0),
    clicksPerSecond: number('clicks', 0),
    seed: number('seed', 0),
    faults: !values['no-faults'],
    limits: values.limits,
    deadlineSeconds: number('deadline', 1),
  };
}
