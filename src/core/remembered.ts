/**
 * A function of a text that remembers its answers: an export writes few texts, each on many rows. It must be pure. After `most` texts it
 * learns no more, so that texts which are never met again take no room without end.
 */
export function remembered<Answer>(answerTo: (text: string) => Answer, most = 20_000): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined || known.has(text)) return answer as Answer;
    const made = answerTo(text);
    if (known.size < most) known.set(text, made);
    return made;
  };
}
