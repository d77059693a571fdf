/** How the web application is built and, while developing, served beside the API on port 4000. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = 'http://localhost:4000';

/** A build is for people, whatever the shell that asked for it says: React's own development build is twice as large and slow. */
function buildForPeople(command: 'build' | 'serve'): void {
  // biome-ignore lint/style/noProcessEnv: Vite takes this from nowhere else, and it is set here, not read.
  if (command === 'build') process.env.NODE_ENV = 'production';
}

export default defineConfig(({ command }) => {
  buildForPeople(command);
  return {
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
              // Charts are none of it: reports alone fetch them.
              {
                name: 'mantine',
                test: /node_modules[\\/](@mantine[\\/](?!charts)|@floating-ui[\\/]|react-remove-scroll[\\/])/,
              },
              { name: 'grid', test: /node_modules[\\/]react-data-grid[\\/]/ },
            ],
          },
        },
      },
    },
  };
});
