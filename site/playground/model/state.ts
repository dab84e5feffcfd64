/** What a link holds: all that a user has put in. */
export interface PlaygroundState {
  readonly tab: Tab;
  /** Text of the `.proto`; "" without a schema. */
  readonly schema: string;
  /** Full name of the message type; "" for the default one. */
  readonly type: string;
  /** Which pane the message was last edited in. */
  readonly form: Form;
  /** What that pane has. */
  readonly input: string;
  /** "Compare schemas". */
  readonly oldSchema: string;
  readonly newSchema: string;
  /** "Compare messages": hexadecimal bytes. */
  readonly first: string;
  readonly second: string;
}

export const tabs = ["inspect", "schemas", "messages"] as const;
export type Tab = (typeof tabs)[number];

export const forms = ["hex", "base64", "json", "text"] as const;
export type Form = (typeof forms)[number];

export const emptyState: PlaygroundState = {
  tab: "inspect",
  schema: "",
  type: "",
  form: "hex",
  input: "",
  oldSchema: "",
  newSchema: "",
  first: "",
  second: "",
};

/** A state of anyone's data: what is missing is as in `emptyState`. Throws a TypeError for what is none. */
export function stateOf(data: unknown): PlaygroundState {
  if (typeof data !== "object" || data === null || Array.isArray(data)) throw new TypeError("not an object");
  const given = data as Readonly<Record<string, unknown>>;
  const state: Record<string, string> = { ...emptyState };
  for (const name of Object.keys(emptyState)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined) continue;
    if (typeof value !== "string") throw new TypeError(`${name} is not a string`);
    state[name] = value;
  }
  const { tab, form } = state as { tab: string; form: string };
  if (!(tabs as readonly string[]).includes(tab)) throw new TypeError("no such tab");
  if (!(forms as readonly string[]).includes(form)) throw new TypeError("no such form");
  return state as unknown as PlaygroundState;
}
