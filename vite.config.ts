import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig({
  plugins: [tailwindcss(), remix(remixOptions)],
  // Nothing is inlined as a data: address, so that the content policy can forbid them.
  build: { assetsInlineLimit: 0, target: 'es2022', sourcemap: false },
})
