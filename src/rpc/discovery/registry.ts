/** One running server of a service. */
export interface Instance {
  /** Full name of the service. */
  readonly service: string;
  /** Where it listens, `host:port`. */
  readonly address: string;
  /** Tells instances of a service apart. Default: the address. */
  readonly id?: string | undefined;
  /** What else is to be known of it: a version, a zone. */
  readonly metadata?: { readonly [name: string]: string } | undefined;
}

/** Where servers say that they are there, and clients look for them. */
export interface Registry {
  /** Says that an instance is there, until it is taken back or the process ends. Registering the same id again replaces what was said of it. */
  register(instance: Instance): Promise<void>;
  /** Takes it back. */
  deregister(instance: Instance): Promise<void>;
  /** The instances of a service: all that there are now, and all anew whenever that changes, until `signal` aborts. It outlives failures of the registry, of which `onFailure` is told, and raises what cannot get better. */
  watch(service: string, signal: AbortSignal, onFailure?: (error: unknown) => void): AsyncIterable<readonly Instance[]>;
}
