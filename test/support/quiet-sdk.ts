/*
 * The Sentry SDK hooks into Node's module loader, which it cannot do inside Jest, and says so in every test file. This is
 * its own mark for "known, no need to say it".
 */
(globalThis as { __SENTRY_ORCHESTRION__?: object }).__SENTRY_ORCHESTRION__ = { runtimeUnavailable: true };
