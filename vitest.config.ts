import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  test: {
    include: ['src/**/__tests__/**/*.test.ts', 'scripts/__tests__/**/*.test.ts'],
    // Machines that run tests are shared: a second is not long, and two cores under load take ten times as long as four idle ones.
    testTimeout: 90_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
