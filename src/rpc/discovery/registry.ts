/** One running server of a service. */
export interface Instance {
  /** Full name of the service. */
  readonly service: string;
  /** The address it listens on, `host:port`. */
  readonly address: string;
  /** Tells instances of a service apart. Default: the address. */
  readonly id?: string | undefined;
  /** Further information about it: a version, a zone. */
  readonly metadata?: { readonly [name: string]: string } | undefined;
}

/** A registry: servers register instances of services in it, and clients find them. */
export interface Registry {
  /** Registers an instance until it is deregistered or the process ends. Registering the same id again replaces it. */
  register(instance: Instance): Promise<void>;
  /** Removes an instance. */
  deregister(instance: Instance): Promise<void>;
  /**
   * The instances of a service: the full list now, and again whenever it changes, until `signal` aborts. Temporary
   * failures of the registry are reported to `onFailure`; permanent ones are thrown.
   */
  watch(service: string, signal: AbortSignal, onFailure?: (error: unknown) => void): AsyncIterable<readonly Instance[]>;
}
