import fc from 'fast-check';
import { addBusinessDays, isWorkingTime } from '../../../src/leases/business-days';
import { createZone } from '../../../src/leases/zone';

const ZONES = Intl.supportedValuesOf('timeZone').map((name) => ({ name, zone: createZone(name) }));
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const zones = fc.constantFrom(...ZONES);
const times = fc
  .integer({ min: Date.parse('2020-01-01T00:00:00Z'), max: Date.parse('2032-01-01T00:00:00Z') })
  .map((ms) => new Date(ms));
const amounts = fc.integer({ min: 1, max: 60 });

const isWeekend = (wall: Date) => [0, 6].includes(wall.getUTCDay());

test('the wall shows what was asked of it, and at most an hour more where it leaves an hour out', () => {
  fc.assert(
    fc.property(zones, times, ({ zone }, wall) => {
      const shown = zone.toWall(zone.fromWall(wall)).getTime() - wall.getTime();
      expect(shown).toBeGreaterThanOrEqual(0);
      expect(shown).toBeLessThanOrEqual(HOUR);
    }),
  );
});

test('every time is found again, but for the second of two that look the same', () => {
  fc.assert(
    fc.property(zones, times, ({ zone }, at) => {
      const found = at.getTime() - zone.fromWall(zone.toWall(at)).getTime();
      expect(found === 0 || (found > 0 && found <= HOUR)).toBe(true);
    }),
  );
});

test('a deadline is never on a weekend, never too early, and so many weekdays away', () => {
  fc.assert(
    fc.property(zones, times, amounts, ({ zone }, at, days) => {
      const end = addBusinessDays(at, days, zone);
      const [from, to] = [zone.toWall(at), zone.toWall(end)];
      // An hour that midnight leaves out may push it over.
      expect(isWeekend(new Date(to.getTime() - HOUR)) && isWeekend(to)).toBe(false);
      expect(end.getTime() - at.getTime()).toBeGreaterThanOrEqual(days * DAY - HOUR);
      let weekdays = 0;
      const first = Math.floor(from.getTime() / DAY);
      for (let day = first + 1; day <= Math.floor(to.getTime() / DAY); day++) {
        if (!isWeekend(new Date(day * DAY))) weekdays++;
      }
      expect(weekdays).toBe(isWeekend(from) ? days + 1 : days);
    }),
    { numRuns: 200 },
  );
});

test('what begins later does not end earlier', () => {
  fc.assert(
    fc.property(zones, times, fc.integer({ min: 0, max: 4 * DAY }), amounts, ({ zone }, at, more, days) => {
      const [one, other] = [at, new Date(at.getTime() + more)].map((date) =>
        addBusinessDays(date, days, zone).getTime(),
      );
      // Two clocks that show the same time when the hour comes twice end together, an hour apart at most.
      expect(Number(other) - Number(one)).toBeGreaterThanOrEqual(-HOUR);
    }),
    { numRuns: 200 },
  );
});

test('nobody is at work at night or on a weekend', () => {
  fc.assert(
    fc.property(zones, times, ({ zone }, at) => {
      const wall = zone.toWall(at);
      const isDay = !isWeekend(wall) && wall.getUTCHours() >= 9 && wall.getUTCHours() < 17;
      expect(isWorkingTime(at, zone)).toBe(isDay);
    }),
  );
});
