import { millisecondsInDay } from 'date-fns/constants';
import type { Zone } from './zone';

/** When nobody minds being asked. */
const OPENS = 9;
const CLOSES = 17;

/**
 * The same time of day so many business days later, as clocks there show it; never on a weekend. What begins on a
 * weekend counts from Monday's first minute.
 */
export function addBusinessDays(at: Date, days: number, zone: Zone): Date {
  let wall = zone.toWall(at);
  if (isWeekend(wall)) {
    while (isWeekend(wall)) wall = nextDay(wall);
    wall = new Date(Math.floor(wall.getTime() / millisecondsInDay) * millisecondsInDay);
  }
  for (let left = days; left > 0;) {
    wall = nextDay(wall);
    if (!isWeekend(wall)) left--;
  }
  return zone.fromWall(wall);
}

/** On a weekday, from nine to five. */
export function isWorkingTime(at: Date, zone: Zone): boolean {
  const wall = zone.toWall(at);
  return !isWeekend(wall) && wall.getUTCHours() >= OPENS && wall.getUTCHours() < CLOSES;
}

export const isSameDay = (one: Date, other: Date, zone: Zone): boolean => dayOf(one, zone) === dayOf(other, zone);

const dayOf = (at: Date, zone: Zone) => zone.toWall(at).toISOString().slice(0, 10);

const isWeekend = (wall: Date) => wall.getUTCDay() % 6 === 0;

const nextDay = (wall: Date) => new Date(wall.getTime() + millisecondsInDay);
