/** Is the text one of the words of a closed list? Narrows its type when it is. */
export const isIn = <Word extends string>(words: readonly Word[], text: string): text is Word =>
  (words as readonly string[]).includes(text);
