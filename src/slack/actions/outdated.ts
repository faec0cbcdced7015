import { OUTDATED_CONTROL } from '../messages/refusal';
import { invalid } from '../../platform/errors';

/** What a control carries is not ours, or of a version that is no longer read. */
export const outdatedControl = () => invalid('control_outdated', OUTDATED_CONTROL);
