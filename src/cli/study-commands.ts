/** The commands of studies and their runs. They share nearly all of their code, and one bundle is loaded faster than the pieces of five. */
export { checkCommand } from "./check-command.ts";
export { explainCommand } from "./explain-command.ts";
export { reportCommand } from "./report-command.ts";
export { runCommand } from "./run-command.ts";
export { verifyCommand } from "./verify-command.ts";
