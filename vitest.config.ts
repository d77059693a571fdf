/** The tests in three projects: `npx vitest run --project unit` (or scenarios, or browser), or all with `npm test`. */
import { defineConfig } from 'vitest/config';

const shared = {
  environment: 'node' as const,
  globalSetup: ['test/support/global-setup.ts'],
};

export default defineConfig({
  test: {
    // Processes rather than threads: a test may send signals and change the working folder.
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: [
            '{src,sandbox,scripts}/**/*.test.ts',
            'web/src/**/*.test.{ts,tsx}',
            'test/{boundaries,support}/**/*.test.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'scenarios',
          provide: { practiceLedger: 'xero' as const },
          include: ['test/**/*.test.ts'],
          exclude: ['test/{boundaries,support,browser}/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // One browser at a time is enough for two cores, and steadier.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
