/** The comments between two tokens, of which the first ends a declaration (or there is none before the second). */
export interface GapComments {
  /** Belongs to the declaration that has ended; "" without. */
  readonly trailing: string;
  /** Belong to neither. */
  readonly detached: string[];
  /** Belongs to what comes next; "" without. */
  readonly leading: string;
}

/** White space within a line, the end of a line, or a comment. */
const piece = /[ \t\r\v\f\ufeff]+|\n|\/\/[^\n]*\n?|\/\*[^]*?\*\//gy;

/**
 * Sorts the comments of `gap`: white space and comments only. `next` is the text of the token after it, "" at the end of the file.
 *
 * Source: the comments of SourceCodeInfo.Location in descriptor.proto; where they are silent, NextWithComments in protoc's io/tokenizer.cc
 */
export function sortComments(gap: string, isFirst: boolean, next: string): GapComments {
  const sorter = new CommentSorter(isFirst);
  for (const [text] of gap.matchAll(piece)) sorter.add(text);
  return sorter.end(next);
}

class CommentSorter {
  #trailing = "";
  readonly #detached: string[] = [];
  /** The last comment, until it is known where it belongs. */
  #pending: { text: string; readonly isBlock: boolean } | undefined;
  /** Comments that are pending no more. */
  #count = 0;
  #canTrail: boolean;
  /** The rest of the line is not one without a comment, for it is that of a token or a block comment. */
  #lineBegun: boolean;
  /** Still on the line of the token before. */
  #sameLine: boolean;
  /** Still on the line on which a comment has ended that began on the line of the token before. */
  #trailingLine = false;

  constructor(isFirst: boolean) {
    this.#canTrail = !isFirst;
    this.#lineBegun = !isFirst;
    this.#sameLine = !isFirst;
  }

  add(text: string): void {
    if (text === "\n") this.#endLine();
    else if (text.startsWith("//")) this.#line(text);
    else if (text.startsWith("/*")) this.#block(text);
  }

  #endLine(): void {
    if (!this.#lineBegun) {
      this.#flush();
      this.#canTrail = false;
    }
    this.#lineBegun = false;
    this.#sameLine = false;
    this.#trailingLine = false;
  }

  /** Line comments in a row are one. */
  #line(text: string): void {
    if (this.#pending?.isBlock === true) this.#flush();
    this.#pending ??= { text: "", isBlock: false };
    this.#pending.text += text.slice(2);
    if (this.#sameLine) this.#flush();
    this.#lineBegun = false;
    this.#sameLine = false;
    this.#trailingLine = false;
  }

  #block(text: string): void {
    this.#flush();
    this.#pending = { text: blockText(text), isBlock: true };
    if (this.#sameLine) this.#flush();
    this.#trailingLine = this.#sameLine || (this.#trailingLine && !text.includes("\n"));
    this.#lineBegun = true;
    this.#sameLine = false;
  }

  /** The pending comment does not lead. */
  #flush(): void {
    if (this.#pending === undefined) return;
    if (this.#canTrail) this.#trailing = this.#pending.text;
    else this.#detached.push(this.#pending.text);
    this.#canTrail = false;
    this.#pending = undefined;
    this.#count += 1;
  }

  end(next: string): GapComments {
    // At the end of a scope there is nothing to lead.
    if (["", "}", "]", ")"].includes(next)) this.#flush();
    // A comment between two tokens of one line may belong to either.
    if (next !== "" && this.#trailingLine && this.#count === 1 && this.#pending === undefined) {
      this.#detached.unshift(this.#trailing);
      this.#trailing = "";
    }
    return { trailing: this.#trailing, detached: this.#detached, leading: this.#pending?.text ?? "" };
  }
}

/** Without its marks, and without the space and the asterisk that lines begin with. */
function blockText(comment: string): string {
  return comment.slice(2, -2).replace(/\n[ \t\r\v\f]*\*?/g, "\n");
}
