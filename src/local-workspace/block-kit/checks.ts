import { isObject, textOf, type Json } from '../json';

/** Collects what is wrong, each with a JSON pointer to the place. */
export interface Report {
  fault(message: string, pointer: string): void;
}

export type Check = (value: unknown, pointer: string, report: Report) => void;

export interface Field {
  check: Check;
  required: boolean;
}

export const required = (check: Check): Field => ({ check, required: true });
export const optional = (check: Check): Field => ({ check, required: false });

/** Slack counts characters, not UTF-16 units. */
export function characters(text: string): number {
  return Array.from(text).length;
}

export function string(max: number, min = 1): Check {
  return (value, pointer, report) => {
    if (typeof value !== 'string') return report.fault('must be a string', pointer);
    const length = characters(value);
    if (length < min) report.fault(`must be more than ${min - 1} characters`, pointer);
    if (length > max) report.fault(`must be less than ${max + 1} characters`, pointer);
  };
}

export function matching(max: number, pattern: RegExp, what: string): Check {
  const length = string(max);
  return (value, pointer, report) => {
    length(value, pointer, report);
    if (typeof value === 'string' && !pattern.test(value)) report.fault(`must be ${what}`, pointer);
  };
}

export const url = matching(3000, /^https?:\/\/[^\s]+$/, 'a valid URL');

export const boolean: Check = (value, pointer, report) => {
  if (typeof value !== 'boolean') report.fault('must be a boolean', pointer);
};

export function integer(min: number, max: number): Check {
  return (value, pointer, report) => {
    if (!Number.isInteger(value)) return report.fault('must be an integer', pointer);
    if ((value as number) < min) report.fault(`must be greater than or equal to ${min}`, pointer);
    if ((value as number) > max) report.fault(`must be less than or equal to ${max}`, pointer);
  };
}

export function oneOf(...allowed: readonly string[]): Check {
  return (value, pointer, report) => {
    if (!allowed.includes(value as string)) report.fault(`must be one of ${allowed.join(', ')}`, pointer);
  };
}

export function listOf(check: Check, limits: { min?: number; max: number }): Check {
  return (value, pointer, report) => {
    if (!Array.isArray(value)) return report.fault('must be an array', pointer);
    const min = limits.min ?? 1;
    if (value.length < min) report.fault(`no fewer than ${min} items allowed`, pointer);
    if (value.length > limits.max) report.fault(`no more than ${limits.max} items allowed`, pointer);
    value.forEach((item, index) => check(item, `${pointer}/${index}`, report));
  };
}

/** An object with these fields and no others. `also` sees the object once its fields were looked at. */
export function shape(
  fields: Record<string, Field>,
  also?: (value: Json, pointer: string, report: Report) => void,
): Check {
  return (value, pointer, report) => {
    if (!isObject(value)) return report.fault('must be an object', pointer);
    for (const [name, field] of Object.entries(fields)) {
      if (value[name] !== undefined) field.check(value[name], `${pointer}/${name}`, report);
      else if (field.required) report.fault(`missing required field: ${name}`, pointer);
    }
    for (const name of Object.keys(value)) {
      if (fields[name] === undefined) report.fault(`invalid additional property: ${name}`, pointer);
    }
    also?.(value, pointer, report);
  };
}

/** Chooses the check by the value's `type`. */
export function byType(table: Record<string, Check>): Check {
  return (value, pointer, report) => {
    if (!isObject(value)) return report.fault('must be an object', pointer);
    if (value.type === undefined) return report.fault('missing required field: type', pointer);
    const check = typeof value.type === 'string' && Object.hasOwn(table, value.type) ? table[value.type] : undefined;
    if (!check) return report.fault(`unsupported type: ${textOf(value.type)}`, `${pointer}/type`);
    check(value, pointer, report);
  };
}

/** A shape that belongs to one `type`. */
export function typed(
  type: string,
  fields: Record<string, Field>,
  also?: (value: Json, pointer: string, report: Report) => void,
): Check {
  return shape({ type: required(oneOf(type)), ...fields }, also);
}
