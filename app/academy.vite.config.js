/** Options of the build of the academy itself, without the pages: see build.js. */
export default {
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'build/academy',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: {
        start: 'app/start.ts',
        worker: 'app/worker.ts',
        'impact-thread': 'app/studio/impact-thread.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
}
