import { boolean, byType, optional, required, shape, string, typed, type Check } from './checks';
import { LIMITS } from './limits';

export function plainText(max: number): Check {
  return typed('plain_text', { text: required(string(max)), emoji: optional(boolean) });
}

export function mrkdwn(max: number): Check {
  return typed('mrkdwn', { text: required(string(max)), verbatim: optional(boolean) });
}

export function anyText(max: number): Check {
  return byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) });
}

export const confirmDialog: Check = shape({
  title: required(plainText(LIMITS.confirmTitle)),
  text: required(plainText(LIMITS.confirmText)),
  confirm: required(plainText(LIMITS.confirmButton)),
  deny: required(plainText(LIMITS.confirmButton)),
  style: optional(string(10)),
});
