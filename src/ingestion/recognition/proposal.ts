/** What init has recognised and what it has not: findings and questions, and the answers that were given to questions before. */
import { flow, type YamlValue } from "./yaml-text.ts";

/** One choice of a question, in words and as the answer that a second look takes. */
export interface Choice {
  readonly answer: string;
  readonly text: string;
}

/** What only the owner of the data can say. */
export interface Question {
  /** The same for the same question at a second look. */
  readonly id: string;
  readonly file: string;
  readonly what: string;
  /** What to write into sources.yaml. */
  readonly write: string;
  /** Empty where no choice can be offered. */
  readonly choices: readonly Choice[];
}

/** What was recognised in a file, for people. */
export interface Finding {
  readonly file: string;
  readonly text: string;
}

export type Answers = ReadonlyMap<string, string>;

export class Proposal {
  readonly questions: Question[] = [];
  readonly findings: Finding[] = [];
  /** Analytes that no file names and an answer does. */
  readonly answeredAnalytes: string[] = [];
  private readonly answers: Answers;

  constructor(answers: Answers) {
    this.answers = answers;
  }

  found(file: string, text: string): void {
    this.findings.push({ file, text });
  }

  /** Something was found or asked of a file. */
  says(file: string): boolean {
    return [...this.findings, ...this.questions].some((said) => said.file === file);
  }

  /** The answer, where one of the choices was given; else undefined, and the question stays open. */
  ask(question: Question): string | undefined {
    const answer = this.answers.get(question.id);
    if (answer !== undefined && question.choices.some((choice) => choice.answer === answer)) return answer;
    if (!this.questions.some(({ id }) => id === question.id)) this.questions.push(question);
    return undefined;
  }
}

/** `1 row`, `2 rows`. */
export function rowsText(count: number): string {
  return `${count} ${count === 1 ? "row" : "rows"}`;
}

/** `key: value` as it is to be written. */
export function written(key: string, value: YamlValue): string {
  return `${key}: ${flow(value)}`;
}
