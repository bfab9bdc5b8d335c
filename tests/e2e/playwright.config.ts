// How the page is tested in a real browser: the built page, two at a time, no second chances.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 30_000,
  forbidOnly: true,
  // What failed is said again at the end, which is what a failed step shows.
  reporter: 'list',
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node ../../www/build.mjs --serve',
    // The port is free, not fixed; the tests find the address as RELIEF_ADDRESS.
    wait: { stdout: /(?<relief_address>http:\/\/127\.0\.0\.1:\d+\/)/ },
  },
})
