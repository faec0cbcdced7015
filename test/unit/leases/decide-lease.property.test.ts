import fc from 'fast-check';
import { addBusinessDays, isWorkingTime } from '../../../src/leases/business-days';
import { decideAsked, isDue } from '../../../src/leases/decide-lease';
import { createZone } from '../../../src/leases/zone';

const zones = fc
  .constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata', null)
  .map(createZone);
const times = fc
  .integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2026-12-01T00:00:00Z') })
  .map((ms) => new Date(ms));
const situations = fc.record({
  isTheirs: fc.boolean(),
  since: times,
  warnedAt: times,
  deliveredAt: fc.option(times),
  zone: zones,
  now: times,
});
const days = fc.integer({ min: 1, max: 60 });

test('nothing is ever taken back but after a delivered warning, a day of silence, at work, from whom it belongs to', () => {
  fc.assert(
    fc.property(situations, days, (asked, amount) => {
      if (decideAsked(asked, amount) !== 'take-back') return;
      expect(asked.isTheirs).toBe(true);
      expect(asked.since < asked.warnedAt).toBe(true);
      expect(asked.deliveredAt).not.toBeNull();
      expect(addBusinessDays(asked.deliveredAt ?? asked.now, 1, asked.zone) <= asked.now).toBe(true);
      expect(isWorkingTime(asked.now, asked.zone)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('who was asked too early for what holds now is never taken from', () => {
  fc.assert(
    fc.property(situations, days, (asked, amount) => {
      if (decideAsked(asked, amount) === 'take-back') {
        expect(isDue({ since: asked.since, zone: asked.zone, now: asked.now }, amount)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
