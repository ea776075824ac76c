/** Options of the build of the academy itself, without the pages: see build.js. */
export default {
  publicDir: false,
  build: {
    ssr: 'app/start.ts',
    outDir: 'build/academy',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } },
  },
}
