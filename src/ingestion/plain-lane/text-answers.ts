/** What the texts of one column come to, each found out where it first stands. */
import { fieldText } from "./field-text.ts";
import type { PlainFields } from "./plain-lines.ts";
import { TextColumn } from "./text-column.ts";

export interface TextAnswersSetting<Answer> {
  readonly position: number;
  readonly answerTo: (text: string) => Answer;
  /** Texts that mean an empty cell. */
  readonly nullWords: ReadonlySet<string> | undefined;
  /** More texts are not kept: hardly one of so many is met again. */
  readonly most?: number;
}

export class TextAnswers<Answer> {
  readonly texts: TextColumn;
  private readonly setting: TextAnswersSetting<Answer>;
  private readonly most: number;
  /** By code of the text. */
  private readonly answers: Answer[] = [];

  constructor(setting: TextAnswersSetting<Answer>) {
    this.setting = setting;
    this.most = setting.most ?? Number.POSITIVE_INFINITY;
    this.texts = new TextColumn(setting.nullWords);
  }

  of(bytes: Uint8Array, fields: PlainFields): Answer {
    const { answers, setting } = this;
    const { position, answerTo, nullWords } = setting;
    if (answers.length >= this.most) return answerTo(fieldText(bytes, fields, position, nullWords));
    const code = this.texts.codeAt(bytes, fields, position);
    if (code === answers.length) answers.push(answerTo(this.texts.at(code)));
    return answers[code] as Answer;
  }
}
