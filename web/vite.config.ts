/** How the web application is built and, while developing, served beside the API on port 4000. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = 'http://localhost:4000';

export default defineConfig({
  plugins: [react()],
  // One copy of each, whatever npm nested: two Mantines would not see each other's provider.
  resolve: { dedupe: ['react', 'react-dom', '@mantine/core', '@mantine/hooks'] },
  server: { port: 5173, proxy: { '/api': api, '/webhooks': api, '/integrations': api } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    // react-data-grid uses light-dark(), which an older target would rewrite wrongly.
    cssTarget: 'esnext',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/ },
            { name: 'mantine', test: /node_modules[\\/](@mantine|@floating-ui|react-remove-scroll)[\\/]/ },
            { name: 'grid', test: /node_modules[\\/]react-data-grid[\\/]/ },
          ],
        },
      },
    },
  },
});
