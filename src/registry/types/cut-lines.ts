/**
 * The first 64 lines of a text, and the rest; 0 for the rest where there are no more. Compilers take time by the step:
 * this many lines at once are 10 times as fast as one.
 */
// prettier-ignore
export type CutLines<S extends string> =
  S extends `${infer L0}\n${infer L1}\n${infer L2}\n${infer L3}\n${infer L4}\n${infer L5}\n${infer L6}\n${infer L7}\n${infer L8}\n${infer L9}\n${infer L10}\n${infer L11}\n${infer L12}\n${infer L13}\n${infer L14}\n${infer L15}\n${infer L16}\n${infer L17}\n${infer L18}\n${infer L19}\n${infer L20}\n${infer L21}\n${infer L22}\n${infer L23}\n${infer L24}\n${infer L25}\n${infer L26}\n${infer L27}\n${infer L28}\n${infer L29}\n${infer L30}\n${infer L31}\n${infer L32}\n${infer L33}\n${infer L34}\n${infer L35}\n${infer L36}\n${infer L37}\n${infer L38}\n${infer L39}\n${infer L40}\n${infer L41}\n${infer L42}\n${infer L43}\n${infer L44}\n${infer L45}\n${infer L46}\n${infer L47}\n${infer L48}\n${infer L49}\n${infer L50}\n${infer L51}\n${infer L52}\n${infer L53}\n${infer L54}\n${infer L55}\n${infer L56}\n${infer L57}\n${infer L58}\n${infer L59}\n${infer L60}\n${infer L61}\n${infer L62}\n${infer L63}\n${infer Rest}`
    ? [
        `${L0}\n${L1}\n${L2}\n${L3}\n${L4}\n${L5}\n${L6}\n${L7}\n${L8}\n${L9}\n${L10}\n${L11}\n${L12}\n${L13}\n${L14}\n${L15}\n${L16}\n${L17}\n${L18}\n${L19}\n${L20}\n${L21}\n${L22}\n${L23}\n${L24}\n${L25}\n${L26}\n${L27}\n${L28}\n${L29}\n${L30}\n${L31}\n${L32}\n${L33}\n${L34}\n${L35}\n${L36}\n${L37}\n${L38}\n${L39}\n${L40}\n${L41}\n${L42}\n${L43}\n${L44}\n${L45}\n${L46}\n${L47}\n${L48}\n${L49}\n${L50}\n${L51}\n${L52}\n${L53}\n${L54}\n${L55}\n${L56}\n${L57}\n${L58}\n${L59}\n${L60}\n${L61}\n${L62}\n${L63}\n`,
        Rest,
      ]
    : [S, 0];
