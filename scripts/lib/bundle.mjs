import { build } from 'esbuild';

/** Bundles TypeScript of the project for Node; what is in `node_modules` stays there. Takes esbuild's own options. */
export function bundleForNode(options) {
  return build({
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
    ...options,
  });
}
