/** What a batch will run: every study on every export, each with the folder below OUT that it is written to. */
import { basename, resolve } from "node:path";
import { printable } from "../../reporting/columns-text.ts";
import { isInside, MANIFEST_FILE } from "../../reporting/manifest-json.ts";
import { UsageError } from "../exit-status.ts";
import { STUDY_PLACE } from "../export-arguments.ts";
import { type StudyJob, studyJob } from "../study-job.ts";

export interface BatchJob {
  /** The study file as it was given. */
  readonly path: string;
  /** Undefined where the study file cannot be read. */
  readonly job: StudyJob | undefined;
  /** Why it cannot. */
  readonly problem: string | undefined;
  readonly data: string;
  /** Below OUT, with `/`: `STUDY`, or `STUDY/EXPORT` where there are several exports; undefined where the study is refused. */
  readonly folder: string | undefined;
}

/** @throws UsageError where two jobs would be written to one folder, or one to none */
export function planBatch(paths: readonly string[], data: readonly string[]): readonly BatchJob[] {
  const jobs = paths.flatMap((path) => jobsOf(path, data));
  checkFolders(jobs);
  return jobs;
}

function jobsOf(path: string, data: readonly string[]): readonly BatchJob[] {
  const { job, problem } = loadJob(path);
  const id = job?.checked.value?.study.id;
  return data.map((given) => {
    if (id === undefined) return { path, job, problem, data: given, folder: undefined };
    const place = given.replaceAll(STUDY_PLACE, id);
    const folder = data.length === 1 ? id : `${id}/${basename(resolve(place))}`;
    return { path, job, problem, data: place, folder };
  });
}

function loadJob(path: string): Pick<BatchJob, "job" | "problem"> {
  try {
    return { job: studyJob(path), problem: undefined };
  } catch (problem) {
    if (problem instanceof UsageError) return { job: undefined, problem: problem.message };
    throw problem;
  }
}

function checkFolders(jobs: readonly BatchJob[]): void {
  const taken = new Map<string, BatchJob>();
  for (const job of jobs) {
    const { folder } = job;
    if (folder === undefined) continue;
    const nameless =
      !isInside(folder) || folder.split("/").some((part) => /^\.+$/.test(part) || part === MANIFEST_FILE);
    if (nameless) throw new UsageError(printable(`${folder} cannot name a folder; run it alone`));
    // Some systems take two folders for one whose names differ in capital letters only.
    const earlier = taken.get(folder.toLowerCase());
    if (earlier !== undefined) throw new UsageError(printable(collision(job, earlier)));
    taken.set(folder.toLowerCase(), job);
  }
}

function collision(job: BatchJob, { path, data }: BatchJob): string {
  const what = job.data === data ? `the study files ${path} and ${job.path}` : `the exports ${data} and ${job.data}`;
  return `${what} would both be written to ${job.folder} below OUT; run them one at a time`;
}
