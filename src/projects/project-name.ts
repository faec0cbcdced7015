import { invalid } from '../platform/errors';

const NAME_LENGTH = 200;

/** A name as it is stored: one line, without control characters. Throws invalid when it is empty or too long. */
export function projectName(text: string): string {
  const name = text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim();
  if (name === '' || [...name].length > NAME_LENGTH) {
    throw invalid('project_name_invalid', `A project’s name has 1 to ${NAME_LENGTH} characters.`);
  }
  return name;
}
