import { isObject, objectsOf, type Json } from '../json';
import { listOf, optional, required, shape, string, url, type Check, type Report } from './checks';
import { LIMITS } from './limits';
import { anyText, plainText } from './texts';

export const selectOption: Check = shape({
  text: required(plainText(LIMITS.optionText)),
  value: required(string(LIMITS.optionValue)),
  description: optional(plainText(LIMITS.optionDescription)),
});

/** Checkboxes and radio buttons may carry mrkdwn. */
export const choiceOption: Check = shape({
  text: required(anyText(LIMITS.optionText)),
  value: required(string(LIMITS.optionValue)),
  description: optional(anyText(LIMITS.optionDescription)),
});

export const overflowOption: Check = shape({
  text: required(plainText(LIMITS.optionText)),
  value: required(string(LIMITS.optionValue)),
  description: optional(plainText(LIMITS.optionDescription)),
  url: optional(url),
});

export const optionGroup: Check = shape({
  label: required(plainText(LIMITS.groupLabel)),
  options: required(listOf(selectOption, { max: LIMITS.options })),
});

/** `options` or `option_groups`, never both and never neither. */
export function exactlyOneList(value: Json, pointer: string, report: Report): void {
  const given = ['options', 'option_groups'].filter((name) => value[name] !== undefined);
  if (given.length === 0) report.fault('missing required field: options', pointer);
  if (given.length === 2) report.fault('only one of options and option_groups allowed', pointer);
}

export function allOptions(select: Json): Json[] {
  return [
    ...objectsOf(select.options),
    ...objectsOf(select.option_groups).flatMap((group) => objectsOf(group.options)),
  ];
}

/** An initial option has to be one of the offered ones, with the same text. */
export function initialAmongOptions(value: Json, pointer: string, report: Report): void {
  const initial = isObject(value.initial_option) ? [value.initial_option] : objectsOf(value.initial_options);
  const offered = new Set(allOptions(value).map(identity));
  if (initial.some((option) => !offered.has(identity(option)))) {
    const field = value.initial_option === undefined ? 'initial_options' : 'initial_option';
    report.fault(`${field} must match one of the options`, `${pointer}/${field}`);
  }
}

function identity(option: Json): string {
  return JSON.stringify([option.value, isObject(option.text) ? option.text.text : null]);
}
