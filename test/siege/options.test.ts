import { readOptions } from './options';

test('the long siege is what one gets without asking', () => {
  expect(readOptions([])).toEqual({
    alerts: 10_000,
    seconds: 60,
    channels: 5,
    kills: 3,
    clicksPerSecond: 5,
    seed: 1,
    faults: true,
    limits: 'enforce',
    deadlineSeconds: 900,
  });
});

test('everything can be chosen', () => {
  const typed =
    '--alerts 300 --seconds 5 --channels 3 --kills 0 --clicks 0 --seed 7 --limits count --no-faults --deadline 60';
  expect(readOptions(typed.split(' '))).toEqual({
    alerts: 300,
    seconds: 5,
    channels: 3,
    kills: 0,
    clicksPerSecond: 0,
    seed: 7,
    faults: false,
    limits: 'count',
    deadlineSeconds: 60,
  });
});

test.each([
  ['--alerts 0', '--alerts must be a whole number from 1'],
  ['--seconds 1.5', '--seconds must be a whole number from 1'],
  ['--kills many', '--kills must be a whole number from 0'],
  ['--limits mostly', '--limits must be enforce or count'],
  ['--walls 3', "Unknown option '--walls'"],
])('%s is refused', (typed, why) => {
  expect(() => readOptions(typed.split(' '))).toThrow(why);
});
