// Puts the built command where npx looks first, so that `npx nadir` works in a checkout: npm links the commands of dependencies
// only, not the package's own.
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const folder = join(root, "node_modules", ".bin");
const command = join(root, "dist", "cli", "nadir.js");

if (existsSync(command)) {
  chmodSync(command, 0o755);
  mkdirSync(folder, { recursive: true });
  if (process.platform === "win32") {
    writeFileSync(join(folder, "nadir.cmd"), `@node "%~dp0\\..\\..\\dist\\cli\\nadir.js" %*\r\n`);
  } else {
    rmSync(join(folder, "nadir"), { force: true });
    symlinkSync("../../dist/cli/nadir.js", join(folder, "nadir"));
  }
}
