import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  test: {
    include: ['src/**/__tests__/**/*.test.ts', 'scripts/__tests__/**/*.test.ts'],
    testTimeout: 30_000,
    // Machines that run tests are shared: a second is not long.
    expect: { poll: { timeout: 20_000 } },
  },
});
