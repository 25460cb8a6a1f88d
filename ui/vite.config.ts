import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [sveltekit()],
  build: {
    // Fonts and icons stay files of their own: the shell's policy allows no data: fonts.
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/api': process.env['DEV_HOST_URL'] ?? 'http://127.0.0.1:4870' },
  },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
  },
});
