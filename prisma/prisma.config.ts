import { defineConfig } from 'prisma/config';

/** Only the command line tools (`prisma generate`, `prisma migrate deploy`) read this; the app migrates itself at start. */
export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'file:../data/dibs.db' },
});
