import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/browser/unpack-chromium.ts"],
    testTimeout: 60_000,
  },
});
