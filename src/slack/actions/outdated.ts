import { invalid } from '../../platform/errors';

/** What a control carries is not ours, or of a version that is no longer read. */
export const outdatedControl = () =>
  invalid('control_outdated', 'That control is out of date. Please use a newer message, or type /assign.');
