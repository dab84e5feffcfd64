type Listeners = { readonly [E in keyof HTMLElementEventMap as `on${E}`]?: (event: HTMLElementEventMap[E]) => void };
type Attributes = { readonly [name: string]: string | boolean | undefined | ((event: never) => void) };
type Child = Node | string;

/** Makes an element: attributes (`true` is an empty one, `false` and undefined are none), listeners (`onclick`), children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Listeners | Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (typeof value === "string") element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

let lastId = 0;

/** An id that no other element of the page has. */
export function newId(): string {
  return `playground-${++lastId}`;
}

/** Calls `action` when it has not been asked to for a while, in milliseconds. */
export function debounce(action: () => void, delay: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };
}

/** A count with its noun: `1 byte`, `10,485,760 bytes`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
