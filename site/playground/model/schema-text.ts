import { type MessageDescriptor, parse, type Schema } from "./library.ts";
import { type Problem, problemsOf } from "./problems.ts";

/** What the text of a schema came to. */
export interface ReadSchema {
  /** Undefined for an empty text, or a wrong one. */
  readonly schema: Schema | undefined;
  readonly problems: readonly Problem[];
  /** Full names of the message types that the text declares, in order. */
  readonly types: readonly string[];
  /** The type to begin with: one that no other uses; "" where there is none. */
  readonly defaultType: string;
}

export const noSchema: ReadSchema = { schema: undefined, problems: [], types: [], defaultType: "" };

/** Reads the text of a `.proto` file. An empty text is no schema, and no problem. */
export function readSchema(text: string): ReadSchema {
  if (text.trim() === "") return noSchema;
  try {
    // Interpreted: a page may forbid to evaluate code, and reports each attempt.
    const schema = parse(text, { engine: "interpreter" }) as Schema;
    const messages = schema.ownFiles().flatMap((file) => file.messages.flatMap(withNested));
    return {
      schema,
      problems: [],
      types: messages.map(({ typeName }) => typeName),
      defaultType: outermostType(messages),
    };
  } catch (error) {
    return { ...noSchema, problems: problemsOf(error) };
  }
}

function withNested(message: MessageDescriptor): MessageDescriptor[] {
  return message.mapEntry ? [] : [message, ...message.nestedMessages.flatMap(withNested)];
}

/** The first type that no other type has a field of; the first of all where they use each other. */
function outermostType(messages: readonly MessageDescriptor[]): string {
  const used = new Set<MessageDescriptor>();
  for (const message of messages)
    for (const { value } of message.members)
      if (value.kind === "message" && value.message !== message) used.add(value.message);
  return (messages.find((message) => !used.has(message)) ?? messages[0])?.typeName ?? "";
}
