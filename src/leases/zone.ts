/**
 * A time zone. A wall time is a Date whose UTC fields are what a clock on a wall there shows, so that days can be counted
 * on it without any zone.
 */
export interface Zone {
  toWall(at: Date): Date;
  /** A time that a wall shows twice is the first of the two; one that it leaves out is as much later. */
  fromWall(wall: Date): Date;
}

const DAY_MS = 86_400_000;

/** The zone that Slack names, such as "Europe/Berlin"; UTC for one that is unknown here. */
export function createZone(name: string | null): Zone {
  const format = formatOf(name ?? 'UTC') ?? formatOf('UTC');
  const toWall = (at: Date): Date => {
    const shown = new Map(format?.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0;
    const wholeSeconds = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return new Date(wholeSeconds + at.getUTCMilliseconds());
  };
  const offsetAt = (ms: number) => toWall(new Date(ms)).getTime() - ms;
  return {
    toWall,
    fromWall(wall) {
      const shown = wall.getTime();
      const [before, after] = [-DAY_MS, DAY_MS].map((ms) => new Date(shown - offsetAt(shown + ms)));
      const fits = [before, after].find((at) => at && toWall(at).getTime() === shown);
      return fits ?? before ?? wall;
    },
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  const two = '2-digit';
  const fields = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', calendar: 'gregory', ...fields });
  } catch {
    return null;
  }
}
