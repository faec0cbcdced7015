import { markInstalled } from './lib/ensure.mjs';

markInstalled();
